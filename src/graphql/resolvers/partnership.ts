import { goalTexts, themeOf } from '../../domain/commitments/book-index.ts';
import type { Commitment } from '../../domain/commitments/book.ts';
import type { Theme } from '../../domain/commitments/partnership.ts';
import type {
  DeclarationModel,
  PartnershipModel,
  PledgeModel,
  RecordSourceModel,
  RoundModel,
  SignatoryModel,
  SteeringCommitteeModel,
  ThemeModel,
} from '../commitment-models.ts';
import { addressesOf, addressOf, commitmentPage, firstDay } from '../commitments.ts';
import type { Context } from '../context.ts';
import type * as Schema from '../generated/resolvers.ts';
import { asPlan, findCommitment, needCity } from '../lookup.ts';
import type { AllAnswered } from './answered.ts';

/** Codes that the themes do not have are left out: the book was checked. */
export function themesOf({ themes }: Commitment): readonly Theme[] {
  return themes.flatMap((code) => themeOf(code) ?? []);
}
/** What third parties do for a commitment: as the list of partners has it, and names that stand in the commitment alone. */
export function partnershipsOf(context: Context, { id, partners }: Commitment): readonly PartnershipModel[] {
  const told = context.book.book.partners.flatMap((partner) =>
    partner.roles.filter(({ commitment }) => commitment === id).map(({ role }) => ({ partner, role })),
  );
  const named = partners.filter(
    (name) => !told.some(({ partner }) => [partner.id, partner.name].includes(name)),
  );
  const commitment = findCommitment(context, id);
  return [
    ...told.map(({ partner, role }) => ({ name: partner.name, role, partner: { partner }, commitment })),
    ...named.map((name) => {
      const partner = context.book.partner(name);
      const known = partner === null ? null : { partner };
      return { name: partner?.name ?? name, role: null, partner: known, commitment };
    }),
  ];
}

export const Declaration = {
  id: ({ declaration }) => declaration.id,
  title: ({ declaration }) => declaration.title,
  text: ({ declaration }) => declaration.text,
  openedOn: ({ declaration }) => declaration.openedOn,
  goals: ({ declaration }) => goalTexts(declaration),
  pledges: ({ declaration }) => declaration.pledges.map((pledge) => ({ pledge })),
  signatories: ({ declaration }, _args, { book }) =>
    book.book.signatories
      .filter((signatory) => signatory.declaration === declaration.id)
      .map((signatory) => ({ signatory })),
  steeringCommittees: (_declaration, _args, { book }) =>
    book.book.committees.map((committee) => ({ committee })),
  source: ({ declaration }) => declaration.provenance,
} satisfies Schema.DeclarationResolvers;

export const Pledge = {
  id: ({ pledge }) => pledge.id,
  number: ({ pledge }) => pledge.ordinal,
  text: ({ pledge }) => pledge.text,
  textSha256: ({ pledge }) => pledge.textSha256,
  commitments: ({ pledge }, args, context) =>
    commitmentPage(context, args, ['pledge', pledge.id], ({ pledges }) => pledges.includes(pledge.id)),
} satisfies Schema.PledgeResolvers;

export const Signatory = {
  id: ({ signatory }) => signatory.id,
  city: ({ signatory }, _args, context) => needCity(context, signatory.city),
  signedOn: ({ signatory }) => firstDay(signatory.signedOn),
  status: ({ signatory }) => signatory.status,
  evidence: ({ signatory }) => addressesOf(signatory.evidence),
  signerName: ({ signatory }) => signatory.signerName,
  signerRole: ({ signatory }) => signatory.signerRole,
  round: ({ signatory }, _args, { book }) => {
    const round = signatory.round === null ? null : book.round(signatory.round);
    return round === null ? null : { round };
  },
  source: ({ signatory }) => signatory.provenance,
} satisfies Schema.SignatoryResolvers;

export const Round = {
  id: ({ round }) => round.id,
  number: ({ round }) => round.ordinal,
  label: ({ round }) => round.label,
  announcedOn: ({ round }) => round.announcedOn,
  event: ({ round }) => round.event,
  place: ({ round }) => round.place,
  state: ({ round }) => round.state,
  actionPlans: ({ round }, _args, { book }) =>
    book.plans.filter((plan) => plan.round === round.id).map(asPlan),
} satisfies Schema.RoundResolvers;

export const CommitmentTheme = {
  code: ({ id }) => id,
} satisfies Schema.CommitmentThemeResolvers;

export const ActionType = {
  code: ({ id }) => id,
  title: ({ label }) => label,
} satisfies Schema.ActionTypeResolvers;

export const SteeringCommittee = {
  id: ({ committee }) => committee.id,
  scope: ({ committee }) => committee.scope,
  establishedOn: ({ committee }) => committee.establishedOn,
  members: ({ committee }) => committee.members,
  meetings: ({ committee }) =>
    committee.meetings.map(({ date, minutesUrl }) => ({ date, minutesUrl: addressOf(minutesUrl) })),
  source: ({ committee }) => committee.provenance,
} satisfies Schema.SteeringCommitteeResolvers;

export const Partner = {
  id: ({ partner }) => partner.id,
  name: ({ partner }) => partner.name,
  kind: ({ partner }) => partner.kind,
  roles: ({ partner }, _args, context) =>
    partner.roles.map(({ commitment, role }) => ({
      ...{ name: partner.name, role, partner: { partner } },
      commitment: findCommitment(context, commitment),
    })),
  source: ({ partner }) => partner.provenance,
} satisfies Schema.PartnerResolvers;

export const RecordSource = {
  urls: ({ sourceUrls }) => addressesOf(sourceUrls),
} satisfies Schema.RecordSourceResolvers;

const complete: readonly [
  AllAnswered<Schema.Declaration, DeclarationModel, typeof Declaration>,
  AllAnswered<Schema.Pledge, PledgeModel, typeof Pledge>,
  AllAnswered<Schema.Signatory, SignatoryModel, typeof Signatory>,
  AllAnswered<Schema.Round, RoundModel, typeof Round>,
  AllAnswered<Schema.CommitmentTheme, ThemeModel, typeof CommitmentTheme>,
  AllAnswered<Schema.SteeringCommittee, SteeringCommitteeModel, typeof SteeringCommittee>,
  AllAnswered<Schema.Partner, object, typeof Partner>,
  AllAnswered<Schema.Partnership, PartnershipModel, object>,
  AllAnswered<Schema.RecordSource, RecordSourceModel, typeof RecordSource>,
] = [true, true, true, true, true, true, true, true, true];
void complete;

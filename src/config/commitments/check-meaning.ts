/** What the tables of fields cannot say: dates that follow one another, counts that add up, pledges word for word. */
import { parseEdtf } from '../../domain/commitments/edtf.ts';
import { DECLARATION, PLEDGES } from '../../domain/commitments/partnership.ts';
import type { Digest } from './build-others.ts';
import type { Finding, ProblemCode } from './codes.ts';
import type { Given } from './given.ts';

type At = { readonly given: Given; readonly key: string };

function finding(
  code: ProblemCode,
  { given, key }: At,
  message: string,
  hint: string | null = null,
): Finding {
  return { code, pointer: given.at(key), message, hint, recordId: given.text('id') };
}

/** Where both can be read; the start of what ends has to lie before the end of it. */
function order(given: Given, from: string, to: string): readonly Finding[] {
  const start = parseEdtf(given.text(from) ?? '');
  const end = parseEdtf(given.text(to) ?? '');
  if (start === null || end === null || end.to >= start.from) return [];
  const message = `expected an end after "${from}" (${given.need(from)}), got "${given.need(to)}"`;
  return [finding('E-DAT-02', { given, key: to }, message)];
}

function outsidePeriod(given: Given, plan: Given): readonly Finding[] {
  const due = parseEdtf(given.text('dueOn') ?? '');
  if (due === null) return [];
  const start = parseEdtf(plan.text('periodStart') ?? '');
  const end = parseEdtf(plan.text('periodEnd') ?? '');
  const isBefore = start !== null && due.to < start.from;
  const isAfter = end !== null && due.from > end.to;
  if (!isBefore && !isAfter) return [];
  const period = `${plan.text('periodStart') ?? '…'} to ${plan.text('periodEnd') ?? '…'}`;
  const message = `expected a date within the period of the plan (${period}), got "${given.need('dueOn')}"`;
  return [finding('W-DAT-03', { given, key: 'dueOn' }, message)];
}

const ANSWERS = ['accepted', 'partlyAccepted', 'rejected', 'unanswered'];

export function consultationFindings(given: Given): readonly Finding[] {
  const feedback = given.record('feedback');
  const dates = order(given, 'startedOn', 'endedOn');
  if (feedback === null) return dates;
  const below = ['received', 'published', ...ANSWERS]
    .filter((key) => (feedback.number(key) ?? 0) < 0)
    .map((key) =>
      finding('E-CON-01', { given: feedback, key }, `expected 0 or more, got ${feedback.number(key)}`),
    );
  const received = feedback.number('received');
  const total = ANSWERS.reduce((sum, key) => sum + (feedback.number(key) ?? 0), 0);
  if (below.length > 0 || received === null || total <= received) return [...dates, ...below];
  const message = `expected at least the ${total} that were accepted, partly accepted, rejected or unanswered, got ${received}`;
  return [...dates, finding('E-CON-01', { given: feedback, key: 'received' }, message)];
}

function commitmentFindings(commitment: Given, plan: Given): readonly Finding[] {
  const steps = commitment.records('milestones');
  const dated = [commitment, ...steps].flatMap((one) => [
    ...order(one, 'startOn', 'dueOn'),
    ...outsidePeriod(one, plan),
  ]);
  const isRuled = [commitment, ...steps].some((one) => {
    const rules = one.json('evidence');
    return Array.isArray(rules) && rules.length > 0;
  });
  if (isRuled) return dated;
  const message = 'expected an evidence rule, got none: the commitment will be UNVERIFIABLE';
  const hint =
    '"civicgraph commitments suggest" proposes one. For some promises there is none, and that is an answer too.';
  const at = { code: 'W-EVI-01', pointer: commitment.pointer, recordId: commitment.text('id') } as const;
  return [...dated, { ...at, message, hint }];
}

export function planFindings(plan: Given): readonly Finding[] {
  const consultation = plan.record('consultation');
  return [
    ...order(plan, 'periodStart', 'periodEnd'),
    ...(consultation === null ? [] : consultationFindings(consultation)),
    ...plan.records('commitments').flatMap((commitment) => commitmentFindings(commitment, plan)),
  ];
}

export function committeeFindings(committee: Given): readonly Finding[] {
  return committee.records('members').flatMap((member) => order(member, 'from', 'to'));
}

/** Pledges are compared as they stand, blanks and all. */
export function declarationFindings(declaration: Given, digest: Digest): readonly Finding[] {
  const isCanonical = declaration.text('id') === DECLARATION;
  const pledges = declaration.records('pledges');
  const changed = pledges.flatMap((pledge): readonly Finding[] => {
    const text = pledge.json('text');
    const canonical = PLEDGES.find(({ id }) => isCanonical && id === pledge.text('id'));
    if (isCanonical && canonical === undefined)
      return [
        finding(
          'E-TXT-01',
          { given: pledge, key: 'id' },
          `the declaration has no pledge "${pledge.need('id')}"`,
        ),
      ];
    const wanted = canonical?.textSha256 ?? pledge.text('textSha256');
    if (wanted === null || typeof text !== 'string' || digest(text) === wanted) return [];
    const message = `expected the pledge word for word (SHA-256 ${wanted.slice(0, 12)}…), got ${digest(text).slice(0, 12)}…`;
    const hint = canonical === undefined ? null : `It reads: "${canonical.text}"`;
    return [finding('E-TXT-01', { given: pledge, key: 'text' }, message, hint)];
  });
  const there = pledges.map((pledge) => pledge.text('id'));
  const missing = PLEDGES.filter(({ id }) => isCanonical && !there.includes(id)).map(({ id }) =>
    finding('E-TXT-01', { given: declaration, key: 'pledges' }, `expected the pledge "${id}", got none`),
  );
  return [...changed, ...missing];
}

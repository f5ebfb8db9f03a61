/** What would prove commitments, with what the present catalogue holds and the verdict that each rule would give. */
import { compileRegex } from '../config/commitments/regex.ts';
import type { Commitment, StatusUpdate } from '../domain/commitments/book.ts';
import { explanationAt } from '../domain/commitments/explained.ts';
import type { CommitmentVerdict } from '../domain/commitments/evaluation.ts';
import { readRules } from '../domain/commitments/reading/read-rules.ts';
import { suggestRules, type SuggestedRule } from '../domain/commitments/suggest.ts';
import type { JsonObject } from '../domain/json.ts';
import type { Gateway } from '../gateway.ts';
import { findCandidates } from './suggest-candidates.ts';

export type JudgedRule = SuggestedRule & {
  /** null: it cannot be judged before a person gives what it needs. */
  readonly verdict: Pick<CommitmentVerdict, 'state' | 'reason' | 'explanation'> | null;
};
export interface JudgedSuggestion {
  readonly commitment: Commitment;
  readonly unverifiable: string | null;
  readonly rules: readonly JudgedRule[];
}
export interface Accepted {
  /** As it is written, with who proposed it and how sure. */
  readonly rule: JsonObject;
  readonly confidence: number;
}

const NO_QUERIES = { compileRegex, savedQueries: new Map() };

/** Addresses of documents that status updates of the commitment link to, newest first. */
function documentsOf(id: string, updates: readonly StatusUpdate[]): readonly string[] {
  return updates
    .filter(({ subject }) => subject === id)
    .toReversed()
    .flatMap(({ evidenceLinks }) => evidenceLinks.filter(({ kind }) => kind === 'DOCUMENT'))
    .map(({ url }) => url);
}

async function suggestOne(
  commitment: Commitment,
  { catalogue, config, commitments }: Gateway,
): Promise<Omit<JudgedSuggestion, 'rules'> & { readonly rules: readonly SuggestedRule[] }> {
  const portals = config.registry.portals.filter(({ city, enabled }) => enabled && city === commitment.city);
  const candidates = await findCandidates(
    commitment,
    portals.map(({ slug }) => slug),
    { catalogue, overrides: (portal) => config.overrides?.portals.get(portal) ?? [] },
  );
  const documents = documentsOf(commitment.id, commitments.book.updates);
  return { commitment, ...suggestRules(commitment, candidates, { documents }) };
}

/** The commitment as it would be with one of the rules; null: the rule is not whole yet. */
function withRule(commitment: Commitment, { rule, needs }: SuggestedRule): Commitment | null {
  if (needs !== null) return null;
  const { rules } = readRules([{ id: 'e1', ...rule }], NO_QUERIES);
  return rules.length === 0 ? null : { ...commitment, evidence: rules, milestones: [] };
}

/** Aligned with the commitments. `url`: where the document is that a rule needs. */
export async function judgedSuggestions(
  asked: readonly Commitment[],
  gateway: Gateway,
  url: string | null,
): Promise<readonly JudgedSuggestion[]> {
  const suggestions = [];
  for (const commitment of asked) {
    const { rules, ...said } = await suggestOne(commitment, gateway);
    suggestions.push({ ...said, rules: rules.map((rule) => withUrl(rule, url)) });
  }
  const verdicts = new Map<string, CommitmentVerdict>();
  const most = Math.max(0, ...suggestions.map(({ rules }) => rules.length));
  for (let place = 0; place < most; place += 1) {
    const trials = suggestions.flatMap(({ commitment, rules }) => {
      const rule = rules[place];
      return rule === undefined ? [] : (withRule(commitment, rule) ?? []);
    });
    for (const { commitment, verdict, at } of await gateway.commitments.preview(trials))
      verdicts.set(`${commitment} ${place}`, { ...verdict, explanation: explanationAt(verdict, at) });
  }
  return suggestions.map(({ rules, ...said }) => ({
    ...said,
    rules: rules.map((rule, place) => ({
      ...{ ...rule, verdict: verdicts.get(`${said.commitment.id} ${place}`) ?? null },
    })),
  }));
}

function withUrl(rule: SuggestedRule, url: string | null): SuggestedRule {
  return rule.kind === 'document' && url !== null
    ? {
        ...rule,
        rule: { ...rule.rule, url },
        needs: null,
        reasons: [...rule.reasons, 'its address was given'],
      }
    : rule;
}

/** `on`: YYYY-MM-DD. */
export function acceptedRule({ rule, confidence }: SuggestedRule, on: string): Accepted {
  return { rule: { ...rule, 'x-suggested': { on, confidence } }, confidence };
}

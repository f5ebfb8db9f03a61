/** Judges a rule by the datasets that were gathered for it. */
import { byRank, judgeChecks, type Ranked } from './candidate.ts';
import type { DatasetRuleSweep, Gathered } from './dataset-rule-sweep.ts';
import { MAX_CANDIDATES } from './dataset-rule-sweep.ts';
import { DAY_MS } from './date-span.ts';
import type { CandidateOutcome, CheckOutcome, RequirementOutcome } from './evaluation.ts';
import { explainDatasets, type CatalogueWords } from './explain-datasets.ts';
import { PROOF_UNKNOWN, proofOfDataset, proofOfSome, type ProofTime } from './proof.ts';
import { quantify, type Quantified } from './quantify.ts';
import { outcomeOfRule, type RuleJudgement } from './rule-judgement.ts';
import type { SourceFacts, SweepFacts } from './sweep-input.ts';

/** Older snapshots prove nothing about today. */
export const MAX_SNAPSHOT_AGE_DAYS = 14;

interface Sources {
  /** Snapshots of catalogues that are recent enough, by portal. */
  readonly recent: ReadonlyMap<string, { readonly id: string; readonly takenAt: string }>;
  /** Portals whose catalogue is not known, or not of late. */
  readonly missing: readonly string[];
}

interface Candidate extends Ranked {
  readonly outcome: CandidateOutcome;
  readonly proof: ProofTime;
}

export function judgeDatasetRule(sweep: DatasetRuleSweep, facts: SweepFacts): RuleJudgement {
  const sources = sourcesOf(sweep, facts);
  const portals = new Set(sources.recent.keys());
  const candidates = sweep
    .gatheredIn(portals)
    .map((gathered) => candidateOf(gathered, sources, facts.at))
    .toSorted(byRank);
  const unknown = sweep.unknownIn(portals);
  const verdict = verdictOf(sweep, sources, candidates, unknown);
  const outcome = outcomeOfRule(sweep.rule, {
    ...{ state: verdict.state, exists: verdict.exists, reason: verdict.reason },
    ...{ lower: verdict.lower, upper: verdict.upper },
    candidates: sweep.total > MAX_CANDIDATES ? sweep.total : candidates.length,
    unknownCandidates: unknown,
    datasets: candidates.slice(0, verdict.resting).map((one) => one.outcome),
  });
  const words: CatalogueWords = {
    ...{ portals: [...portals].toSorted(), missing: sources.missing },
    ...{ days: MAX_SNAPSHOT_AGE_DAYS, limit: MAX_CANDIDATES },
  };
  return {
    outcome,
    proof: proofOf(candidates, verdict.needed),
    sentences: explainDatasets(outcome, words),
    snapshots: [...sources.recent.values()].map(({ id }) => id),
  };
}

function sourcesOf(sweep: DatasetRuleSweep, { sources, at }: SweepFacts): Sources {
  const mine = sources.filter(({ portal, city }) => sweep.covers(portal, city));
  const recent = new Map<string, { readonly id: string; readonly takenAt: string }>();
  for (const source of mine) {
    const { portal, snapshot, takenAt } = source;
    if (snapshot !== null && takenAt !== null && isRecent(source, at))
      recent.set(portal, { id: snapshot, takenAt });
  }
  const named = sweep.rule.scope?.portals ?? [];
  const all = new Set([...mine.map(({ portal }) => portal), ...named]);
  return { recent, missing: [...all].filter((portal) => !recent.has(portal)).toSorted() };
}
function isRecent({ takenAt }: SourceFacts, at: string): boolean {
  return takenAt !== null && Date.parse(at) - Date.parse(takenAt) <= MAX_SNAPSHOT_AGE_DAYS * DAY_MS;
}

const EXISTS: CheckOutcome = {
  ...{ check: 'exists', state: 'PASS', observed: true, expected: true, required: true },
  ...{ class: 'other', reason: null, indicator: null },
};
function candidateOf(gathered: Gathered, { recent }: Sources, at: string): Candidate {
  const { portal, localId, title, uri, issued, issuedSpan, firstSeenAt, isPinned } = gathered;
  const moment = recent.get(portal)?.takenAt ?? at;
  const checks = gathered.checks.map((check) => (typeof check === 'function' ? check(moment) : check));
  const judged = judgeChecks(checks);
  return {
    ...judged,
    ...{ uri, portal, localId, isPinned },
    outcome: { portal, localId, title, uri, ...judged, issued, checks: [EXISTS, ...checks] },
    proof: proofOfDataset(issuedSpan, firstSeenAt),
  };
}

interface RuleVerdict
  extends
    Pick<RequirementOutcome, 'state' | 'exists' | 'reason' | 'lower' | 'upper'>,
    Pick<Quantified, 'resting'> {
  /** How many fulfilled ones prove it. */
  readonly needed: number;
}
function unverifiable(reason: string, exists: boolean, lower = 0): RuleVerdict {
  return { state: 'UNVERIFIABLE', exists, reason, lower, upper: 1, resting: 0, needed: 0 };
}
function notFound(reason: string): RuleVerdict {
  return { state: 'NOT_FOUND', exists: false, reason, lower: 0, upper: 0, resting: 0, needed: 0 };
}

function verdictOf(
  sweep: DatasetRuleSweep,
  sources: Sources,
  candidates: readonly Candidate[],
  unknown: number,
): RuleVerdict {
  const { rule } = sweep;
  const portals = new Set(sources.recent.keys());
  if (portals.size === 0) return unverifiable('SOURCE_UNAVAILABLE', false);
  if (sweep.total > MAX_CANDIDATES) return unverifiable('TOO_MANY_CANDIDATES', true);
  const pinned = sweep.pinnedIn(portals);
  const isAllNamed = sweep.pinsOnly && pinned >= (rule.pins?.datasets.length ?? 0);
  const isPartial = sources.missing.length > 0 && !isAllNamed;
  if (candidates.length === 0) {
    if (isPartial) return unverifiable('SOURCE_UNAVAILABLE', false);
    if (sweep.pinsOnly && pinned === 0) return notFound('PIN_MISSING');
    return unknown === 0 ? notFound('NO_CANDIDATE') : unverifiable('FIELD_NOT_OBSERVED', false);
  }
  const { state, reason, lower, upper, resting } = quantify(rule.quantifier, candidates, unknown);
  const isAtLeast = 'atLeast' in rule.quantifier;
  // What is proved stays proved; all else may look otherwise with the catalogues that are missing.
  if (isPartial && !(isAtLeast && state === 'FULFILLED'))
    return { ...unverifiable('SOURCE_UNAVAILABLE', true, isAtLeast ? lower : 0), resting };
  return {
    state,
    exists: true,
    reason,
    lower,
    upper,
    resting,
    needed: neededFor(state, resting, rule, candidates),
  };
}
function neededFor(
  state: RuleVerdict['state'],
  resting: number,
  { quantifier }: DatasetRuleSweep['rule'],
  candidates: readonly Candidate[],
): number {
  if (state !== 'FULFILLED') return 0;
  return 'share' in quantifier ? candidates.filter((one) => one.state === 'FULFILLED').length : resting;
}
function proofOf(candidates: readonly Candidate[], needed: number): ProofTime {
  if (needed === 0) return PROOF_UNKNOWN;
  const fulfilled = candidates.filter(({ state }) => state === 'FULFILLED');
  return proofOfSome(
    fulfilled.map(({ proof }) => proof),
    needed,
  );
}

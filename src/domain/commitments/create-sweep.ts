/** Evaluates a book of commitments while the datasets of the catalogue go by once. */
import type { Json } from '../json.ts';
import { canonicalJson } from '../fingerprint.ts';
import type { Commitment, Milestone, StatusUpdate } from './book.ts';
import { SelectorCompiler } from './compile-selector.ts';
import { DatasetRuleSweep } from './dataset-rule-sweep.ts';
import type { CommitmentVerdict, Evaluation } from './evaluation.ts';
import { judgeSubject, type JudgedMilestone } from './judge-commitment.ts';
import { judgeDatasetRule } from './judge-dataset-rule.ts';
import { judgeAttestation, judgeDocument, judgeMetric } from './judge-other-rules.ts';
import { Percolator } from './percolator.ts';
import type { RuleJudgement } from './rule-judgement.ts';
import type { EvidenceRule } from './rules.ts';
import type { CreateSweep, EvaluationKit, SweepFacts } from './sweep-input.ts';

/** Raised when the same inputs give another verdict or another sentence. */
export const ENGINE_VERSION = '1.1.0';

type Judge = (facts: SweepFacts, updates: readonly StatusUpdate[]) => RuleJudgement;
interface Prepared {
  readonly commitment: Commitment;
  readonly digest: string;
  readonly rules: readonly Judge[];
  readonly milestones: readonly { readonly milestone: Milestone; readonly rules: readonly Judge[] }[];
}

/**
 * Memory grows with the rules and the candidates they keep, not with the datasets. Datasets may come in any order, and so
 * may what is left to do of them; `finish` may be called again, with other facts too.
 */
export const createSweep: CreateSweep = (commitments, kit) => {
  const compiler = new SelectorCompiler(kit.compileRegex);
  const sweeps: DatasetRuleSweep[] = [];
  const prepared = commitments.map((commitment) => prepare(commitment, compiler, sweeps, kit));
  const percolator = new Percolator(compiler, sweeps);
  return {
    add: (dataset) => percolator.add(dataset),
    finish: (facts) => {
      for (const sweep of sweeps) sweep.forgetUnseen();
      percolator.tellUnseen();
      const updates = bySubject(facts.updates);
      return prepared.map((one) => evaluationOf(one, facts, updates));
    },
  };
};

function prepare(
  commitment: Commitment,
  compiler: SelectorCompiler,
  sweeps: DatasetRuleSweep[],
  kit: EvaluationKit,
): Prepared {
  const judges = (rules: readonly EvidenceRule[], dueOn: string | null): readonly Judge[] =>
    rules.map((rule) => judgeOf(rule, commitment.city, dueOn, compiler, sweeps));
  return {
    commitment,
    digest: kit.digest(canonicalJson(rulesOf(commitment))),
    rules: judges(commitment.evidence, commitment.dueOn),
    milestones: commitment.milestones.map((milestone) => ({
      milestone,
      rules: judges(milestone.evidence, milestone.dueOn ?? commitment.dueOn),
    })),
  };
}

function judgeOf(
  rule: EvidenceRule,
  city: string,
  dueOn: string | null,
  compiler: SelectorCompiler,
  sweeps: DatasetRuleSweep[],
): Judge {
  switch (rule.kind) {
    case 'dataset': {
      const sweep = new DatasetRuleSweep(rule, city, dueOn, compiler);
      sweeps.push(sweep);
      return (facts) => judgeDatasetRule(sweep, facts);
    }
    case 'document':
      return (facts) => judgeDocument(rule, facts);
    case 'metric':
      return (facts) => judgeMetric(rule, city, facts);
    case 'attestation':
      return (facts, updates) => judgeAttestation(rule, updates, facts);
  }
}

function evaluationOf(
  { commitment, digest, rules, milestones }: Prepared,
  facts: SweepFacts,
  updates: ReadonlyMap<string, readonly StatusUpdate[]>,
): Evaluation {
  const previous = facts.previous(commitment.id);
  const run = (judges: readonly Judge[], subject: string): readonly RuleJudgement[] =>
    judges.map((judge) => judge(facts, updates.get(subject) ?? []));
  const surroundings = {
    at: facts.at,
    planStart: facts.planStart(commitment.plan),
    firstSnapshotAt: facts.firstSnapshotAt(commitment.city),
  };
  const judgedMilestones = milestones.map(({ milestone, rules: own }) => {
    const judged = run(own, milestone.id);
    const before = previous?.milestones.find(({ id }) => id === milestone.id)?.verdict ?? null;
    const subject = {
      ...surroundings,
      rules: judged,
      milestones: [],
      dueOn: milestone.dueOn,
      previous: before,
      updates: updates.get(milestone.id) ?? [],
    };
    return { judged, milestone: milestoneOf(milestone, judged, judgeSubject(subject)) };
  });
  const own = run(rules, commitment.id);
  const { verdict } = judgeSubject({
    ...surroundings,
    rules: own,
    milestones: judgedMilestones.map(({ milestone }) => milestone),
    dueOn: commitment.dueOn,
    previous: previous?.verdict ?? null,
    updates: updates.get(commitment.id) ?? [],
  });
  const all = [...own, ...judgedMilestones.flatMap(({ judged }) => judged)];
  return {
    commitment: commitment.id,
    at: facts.at,
    engineVersion: ENGINE_VERSION,
    selectorDigest: digest,
    snapshots: [...new Set(all.flatMap(({ snapshots }) => snapshots))].toSorted(),
    verdict,
    milestones: judgedMilestones.map(({ milestone }) => ({ id: milestone.id, verdict: milestone.verdict })),
  };
}

function milestoneOf(
  { id, title, weight }: Milestone,
  rules: readonly RuleJudgement[],
  { verdict, proof }: { readonly verdict: CommitmentVerdict; readonly proof: JudgedMilestone['proof'] },
): JudgedMilestone {
  const hasRequired = rules.some(({ outcome }) => outcome.required);
  return { id, title: title.shown, weight, hasRequired, verdict, proof };
}

function bySubject(updates: readonly StatusUpdate[]): ReadonlyMap<string, readonly StatusUpdate[]> {
  const lists = new Map<string, StatusUpdate[]>();
  for (const update of updates) {
    const list = lists.get(update.subject);
    if (list === undefined) lists.set(update.subject, [update]);
    else list.push(update);
  }
  return lists;
}

/** Everything on which the verdict rests besides the catalogue. */
function rulesOf({ evidence, milestones, dueOn, city }: Commitment): Json {
  const asJson = (rules: readonly unknown[]): readonly Json[] => rules.filter(isData);
  return {
    ...{ city, dueOn, evidence: asJson(evidence) },
    milestones: milestones.map((one) => ({
      ...{ id: one.id, weight: one.weight, dueOn: one.dueOn, evidence: asJson(one.evidence) },
    })),
  };
}
/** Rules are plain data by their types; TypeScript wants to be told, since interfaces have no index signature. */
function isData(value: unknown): value is Json {
  return typeof value === 'object';
}

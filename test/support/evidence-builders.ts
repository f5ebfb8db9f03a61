/** What commitments are judged by, as tests want it: datasets with chosen results, links, snapshots. */
import { createHash } from 'node:crypto';
import type { Commitment } from '../../src/domain/commitments/book.ts';
import { createSweep } from '../../src/domain/commitments/create-sweep.ts';
import type { Evaluation } from '../../src/domain/commitments/evaluation.ts';
import type { RowsKnown } from '../../src/domain/commitments/rows-known.ts';
import type { CheckName, Criterion, EvidenceRule } from '../../src/domain/commitments/rules.ts';
import type {
  EvaluationKit,
  EvidenceDataset,
  SourceFacts,
  SweepFacts,
} from '../../src/domain/commitments/sweep-input.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { LinkFact, LinkState } from '../../src/domain/links/fact.ts';
import type { IndicatorResult, MeasurementState } from '../../src/domain/metrics/result.ts';
import { resultOf } from '../../src/domain/metrics/verdict.ts';
import { aDataset, aDistribution } from './builders.ts';
import { aCommitment } from './commitment-builders.ts';

export function aCriterion(check: CheckName, given: Partial<Criterion> = {}): Criterion {
  return { check, required: true, ...given };
}
export function aLinkFact(state: LinkState, given: Partial<LinkFact> = {}): LinkFact {
  return {
    ...{ url: 'https://data.example.org/x', checkedAt: '2026-11-22T00:00:00.000Z', method: 'HEAD' },
    ...{ status: state === 'PASS' ? 200 : state === 'FAIL' ? 404 : 503, headStatus: 200, finalUrl: null },
    ...{ contentType: null, contentLength: null, lastModified: null, etag: null, durationMs: 1 },
    ...{ state, reason: state === 'PASS' ? null : state === 'FAIL' ? 'GONE' : 'UNSTABLE', flags: [] },
    ...given,
  };
}

/** null: nobody counted them. */
export function rowsOf(rows: number | null, given: Partial<RowsKnown> = {}): RowsKnown {
  const reason = rows === null ? 'ROWS_NOT_COUNTED' : null;
  return { least: rows, most: rows, estimate: null, reason, ...given };
}

export interface EvidenceGiven extends Partial<Omit<EvidenceDataset, 'dataset' | 'result'>> {
  readonly dataset?: Partial<Dataset>;
  readonly results?: readonly IndicatorResult[];
}
export function anEvidence({ dataset, results = [], ...given }: EvidenceGiven = {}): EvidenceDataset {
  return {
    dataset: aDataset({ title: 'Service requests', ...dataset }),
    ...{ platform: 'ckan', city: 'springfield', firstSeenAt: '2026-11-01T00:00:00.000Z' },
    result: (indicator) => results.find((one) => one.indicator === indicator) ?? null,
    dataDate: () => null,
    ...{ categories: () => [], link: () => null, rowCount: () => rowsOf(null) },
    ...given,
  };
}

/** The criteria of the worked examples: three of content, one of age. */
export const fourCriteria: readonly Criterion[] = [
  aCriterion('machineReadable'),
  aCriterion('openLicence'),
  aCriterion('alive'),
  aCriterion('fresh'),
];
const STATES: Readonly<Record<string, MeasurementState>> = {
  ...{ P: 'PASS', F: 'FAIL', U: 'UNKNOWN', N: 'NOT_APPLICABLE' },
};
/** "PPFU": what each of `fourCriteria` gives; `N` stands for "does not apply". */
export function evidenceOf(letters: string, localId = letters, given: EvidenceGiven = {}): EvidenceDataset {
  const [machineReadable, licence, alive, fresh] = [...letters].map((one) => STATES[one] ?? 'UNKNOWN');
  const result = (id: string, state: MeasurementState = 'UNKNOWN'): IndicatorResult =>
    resultOf(id, { state, reason: state === 'PASS' ? null : 'BECAUSE', evidence: [] });
  return anEvidence({
    results: [
      result('open.machineReadable', machineReadable),
      result('open.licence', licence),
      result('time.fresh', fresh),
    ],
    link: () => (alive === 'PASS' || alive === 'FAIL' ? aLinkFact(alive) : null),
    ...given,
    dataset: {
      ...{ localId, fieldsObserved: ['title', 'distributions'] },
      distributions: [aDistribution({ downloadUrl: `https://data.example.org/${localId}.csv` })],
      ...given.dataset,
    },
  });
}

export const kit: EvaluationKit = {
  compileRegex: (pattern) => {
    try {
      const regex = new RegExp(pattern, 'u');
      return (text) => regex.test(text);
    } catch {
      return null;
    }
  },
  digest: (text) => createHash('sha256').update(text).digest('hex'),
};
export function aSource(given: Partial<SourceFacts> = {}): SourceFacts {
  return {
    ...{ portal: 'springfield', city: 'springfield', snapshot: 's1', takenAt: '2026-11-23T00:00:00.000Z' },
    ...given,
  };
}
export function someFacts(given: Partial<SweepFacts> = {}): SweepFacts {
  return {
    ...{ at: '2026-11-23T12:00:00.000Z', sources: [aSource()], updates: [], assessments: [] },
    ...{ document: () => null, metric: () => null, previous: () => null },
    ...{ firstSnapshotAt: () => null, planStart: () => null },
    ...given,
  };
}

/** What was measured of it is known once it is told, and whoever asks before that is caught. */
function measuredLate(dataset: EvidenceDataset): {
  readonly evidence: EvidenceDataset;
  readonly tell: () => void;
} {
  let isTold = false;
  const told = (): EvidenceDataset => {
    if (!isTold) throw new Error('The dataset is not measured yet.');
    return dataset;
  };
  return {
    evidence: {
      ...dataset,
      result: (indicator) => told().result(indicator),
      dataDate: () => told().dataDate(),
      link: (url) => told().link(url),
      rowCount: () => told().rowCount(),
    },
    tell: () => (isTold = true),
  };
}

export function evaluateAll(
  commitments: readonly Commitment[],
  datasets: readonly EvidenceDataset[],
  facts: Partial<SweepFacts> = {},
): readonly Evaluation[] {
  const sweep = createSweep(commitments, kit);
  const shown = datasets.map((dataset) => {
    const { evidence, tell } = measuredLate(dataset);
    return { work: sweep.add(evidence), tell };
  });
  for (const { work, tell } of shown) {
    tell();
    work?.();
  }
  return sweep.finish(someFacts(facts));
}
/** One commitment with these rules over these datasets. */
export function evaluateRules(
  evidence: readonly EvidenceRule[],
  datasets: readonly EvidenceDataset[],
  facts: Partial<SweepFacts> = {},
  given: Partial<Commitment> = {},
): Evaluation['verdict'] {
  const [evaluation] = evaluateAll([aCommitment('c1', { ...given, evidence })], datasets, facts);
  if (evaluation === undefined) throw new Error('One commitment gives one evaluation.');
  return evaluation.verdict;
}

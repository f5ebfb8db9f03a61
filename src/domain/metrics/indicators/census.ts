/** The nine questions of the Global Open Data Index of 2014, as far as a catalogue answers them. */
import type { DatasetFacts } from '../facts.ts';
import { measuredIndicator, type DatasetIndicator, type GroupFacts } from '../indicator.ts';
import type { MeasurementState } from '../result.ts';
import { amountOf } from '../verdict.ts';
import { OPEN_INDICATORS } from './open.ts';
import { freshVerdict } from './time.ts';

const CENSUS: GroupFacts = {
  group: 'census',
  source: 'Open Knowledge: Global Open Data Index 2014, weights of its nine questions',
};

function stateOf(id: string, facts: DatasetFacts): MeasurementState {
  return OPEN_INDICATORS.find(({ definition }) => definition.id === id)?.measure(facts).state ?? 'UNKNOWN';
}
function onlineOf({ distributions, sees }: DatasetFacts): MeasurementState {
  if (distributions.length === 0) return sees('distributions') ? 'FAIL' : 'UNKNOWN';
  const states = distributions.flatMap(({ access, download, distribution }) => [
    ...(distribution.accessUrl === null ? [] : [access?.state ?? 'UNKNOWN']),
    ...(distribution.downloadUrl === null ? [] : [download?.state ?? 'UNKNOWN']),
  ]);
  if (states.includes('PASS')) return 'PASS';
  return states.includes('UNKNOWN') ? 'UNKNOWN' : 'FAIL';
}

/** What is not online counts for nothing else either; where that is open, so is what would count. */
function chained(online: MeasurementState, own: MeasurementState): MeasurementState {
  if (online === 'FAIL' || own === 'FAIL') return 'FAIL';
  return online === 'UNKNOWN' || own === 'NOT_APPLICABLE' ? 'UNKNOWN' : own;
}

export function censusParts(
  facts: DatasetFacts,
): readonly { readonly question: string; readonly points: number; readonly state: MeasurementState }[] {
  const online = onlineOf(facts);
  const isPublic: MeasurementState = facts.dataset.accessRights === 'PUBLIC' ? 'PASS' : online;
  const fresh = freshVerdict(facts, 0.25).state;
  const part = (question: string, points: number, own: MeasurementState) => ({
    question,
    points,
    state: chained(online, own),
  });
  return [
    { question: 'exists', points: 5, state: 'PASS' },
    { question: 'digital', points: 5, state: 'PASS' },
    part('public', 5, isPublic),
    part('free', 15, online),
    { question: 'online', points: 5, state: online },
    part('machine-readable', 15, stateOf('open.machineReadable', facts)),
    part('bulk', 10, stateOf('open.bulk', facts)),
    part('openly licensed', 30, stateOf('open.licence', facts)),
    part('up to date', 10, fresh),
  ];
}

export const CENSUS_INDICATORS: readonly DatasetIndicator[] = [
  measuredIndicator(
    CENSUS,
    'points',
    {
      id: 'census.score',
      title: 'Open data census',
      inputs: [
        'link check',
        'dct:accessRights',
        'open.machineReadable',
        'open.bulk',
        'open.licence',
        'time.fresh',
      ],
      definition: 'How open the dataset is, by the questions of the census.',
      formula:
        'exists 5 + digital 5 + public 5 + free 15 + online 5 + machine-readable 15 + bulk 10 + openly licensed 30 + up to date 10. What is not online counts nothing from "public" on.',
      unit: 'points',
      range: [0, 100],
      missing:
        'An open question counts nothing in value and lower, its points in upper. A fee is not seen in catalogues.',
    },
    (id, facts) => {
      const parts = censusParts(facts);
      const sum = (states: readonly MeasurementState[]): number =>
        parts.reduce((points, part) => points + (states.includes(part.state) ? part.points : 0), 0);
      const lower = sum(['PASS']);
      return amountOf(id, {
        value: lower,
        lower,
        upper: sum(['PASS', 'UNKNOWN']),
        evidence: parts.map(({ question, state }) => ({ field: question, value: state })),
      });
    },
  ),
];

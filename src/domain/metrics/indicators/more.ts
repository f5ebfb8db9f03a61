/** What follows from other results: F-UJI's questions, usable links. */
import { define, type GroupFacts } from '../indicator.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { DatasetFacts } from '../facts.ts';
import type { IndicatorResult, MeasurementState } from '../result.ts';
import { evidence, fail, notApplicable, pass, resultOf, unknown, type Verdict } from '../verdict.ts';

const FAIR: GroupFacts = {
  group: 'fair',
  source: 'F-UJI, FAIRsFAIR data object assessment metrics, https://www.f-uji.net',
};
const LINK: GroupFacts = { group: 'link', source: 'CivicGraph, link checks' };

/** F-UJI's principle, and the results that must all pass. */
const PRINCIPLES: readonly (readonly [name: string, title: string, from: readonly string[]])[] = [
  ['F1', 'Has a lasting identifier', ['doc.identifier']],
  ['F2', 'Has what it is found by', ['odpw.ex.discovery']],
  ['A1', 'Says how it may be accessed', ['mqa.reu.accessRights']],
  ['I1', 'Is in a language for knowledge', ['star.tbl']],
  ['R1.1', 'Has a known licence', ['mqa.reu.licence', 'mqa.reu.knownLicence']],
  ['R1.3', 'Meets the standards of its community', ['mqa.int.vocab']],
];
const LINKED_STARS = 4;

function stateFor({ indicator, state, lower, upper }: IndicatorResult): MeasurementState {
  if (state === 'NOT_APPLICABLE') return state;
  const least = indicator === 'star.tbl' ? LINKED_STARS : 1;
  if (lower !== null && lower >= least) return 'PASS';
  return upper !== null && upper < least ? 'FAIL' : 'UNKNOWN';
}
function allOf(states: readonly MeasurementState[]): Verdict {
  if (states.includes('FAIL')) return fail('NOT_MET');
  return states.every((state) => state === 'PASS') ? pass() : unknown('NOT_KNOWN');
}

export function measureFair(results: ReadonlyMap<string, IndicatorResult>): readonly IndicatorResult[] {
  return PRINCIPLES.map(([name, , from]) => {
    const states = from.map((id): MeasurementState => {
      const result = results.get(id);
      return result === undefined ? 'UNKNOWN' : stateFor(result);
    });
    return resultOf(`fair.${name}`, allOf(states));
  });
}

/** An address that answers with a page where a file was promised is of no use. */
function usable({ distributions }: DatasetFacts): Verdict {
  const links = distributions.flatMap(({ download, access }) => download ?? access ?? []);
  if (distributions.length === 0) return notApplicable('NO_DISTRIBUTION');
  const soft = links.find(({ flags }) => flags.includes('SOFT_404'));
  if (soft !== undefined) return fail('SOFT_404', evidence('link', soft.contentType, soft.url));
  const dead = links.find(({ state }) => state === 'FAIL');
  if (dead !== undefined) return fail(dead.reason ?? 'DEAD', evidence('link', dead.status, dead.url));
  const isAllChecked = links.length === distributions.length && links.every(({ state }) => state === 'PASS');
  return isAllChecked ? pass() : unknown('NOT_CHECKED');
}

export function measureLinks(facts: DatasetFacts): readonly IndicatorResult[] {
  return [resultOf('link.usable', usable(facts))];
}

export const MORE_DEFINITIONS: readonly IndicatorDefinition[] = [
  ...PRINCIPLES.map(([name, title, from]) =>
    define(FAIR, 'verdict', {
      id: `fair.${name}`,
      title,
      dimension: name,
      inputs: from,
      definition: `F-UJI principle ${name}, as far as a catalogue shows it: maturity 1 where it passes, else 0.`,
      formula: `PASS where ${from.join(' and ')} ${from.length > 1 ? 'pass' : 'passes'}${name === 'I1' ? ' with four stars' : ''}.`,
      missing: 'Any of them UNKNOWN and none FAIL: UNKNOWN.',
    }),
  ),
  define(LINK, 'verdict', {
    id: 'link.usable',
    title: 'Addresses lead to the files',
    inputs: ['link check'],
    definition: 'Whether every checked address answers, and none with a page where a file is stated.',
    formula: 'PASS where all distributions were checked and answer with something else than a page.',
    missing: 'Not checked: UNKNOWN.',
  }),
];

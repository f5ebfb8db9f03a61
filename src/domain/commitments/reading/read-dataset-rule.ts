/** Reads rules that datasets prove: where to look, what for, how many, and what they have to be like. */
import type { JsonObject } from '../../json.ts';
import { MAX_CANDIDATES } from '../dataset-rule-sweep.ts';
import type { DatasetRule, Quantifier, Selector } from '../rules.ts';
import { readCriteria } from './read-criteria.ts';
import type { RuleHead, RuleKit } from './rule-kit.ts';
import { selectorAt } from './read-selector.ts';
import { PropertyReader } from './rule-problems.ts';

const OWN = ['scope', 'pins', 'selector', 'savedQuery', 'quantifier', 'criteria'];
const MOST_NAMED = 500;

/** null: reported. */
export function readDatasetRule(
  properties: PropertyReader,
  headKeys: readonly string[],
  head: RuleHead,
  kit: RuleKit,
): DatasetRule | null {
  properties.expectOnly([...headKeys, ...OWN], 'a dataset rule');
  const scope = readScope(properties, kit);
  const pins = readPins(properties);
  const chosen = readChoice(properties, pins !== null, kit);
  const quantifier = readQuantifier(properties);
  const criteria = readCriteria(properties.get('criteria'), properties.at('criteria'), properties.problems);
  return chosen === null || quantifier === null
    ? null
    : { ...head, kind: 'dataset', scope, pins, ...chosen, quantifier, criteria };
}

function inner(properties: PropertyReader, key: string, wanted: string): PropertyReader | null {
  const value: JsonObject | null = properties.object(key, wanted);
  const { problems } = properties;
  return value === null ? null : new PropertyReader(value, { pointer: properties.at(key), problems });
}

function readScope(properties: PropertyReader, kit: RuleKit): DatasetRule['scope'] {
  const scope = inner(properties, 'scope', 'a scope: {city, portals}');
  if (scope === null) return null;
  scope.expectOnly(['city', 'portals'], 'a scope');
  const city = scope.text('city', 'the slug of a city', 100);
  const names = scope.texts('portals', 'slugs or hosts of portals', MOST_NAMED);
  if (names?.length === 0) scope.wrong('portals', 'at least one slug or host');
  const portals = names === null ? null : names.map((name) => slugsOf(name, kit));
  checkKnown(scope, 'city', 'city', city === null ? [] : [city], kit.cities);
  const known = kit.portals && new Set([...kit.portals, ...(kit.portalHosts?.keys() ?? [])]);
  const lost = names?.filter((_, at) => portals?.[at]?.every((slug) => !kit.portals?.has(slug))) ?? [];
  checkKnown(scope, 'portals', 'portal', lost, known);
  return { city, portals: portals === null ? null : [...new Set(portals.flat())] };
}
/** A slug means itself; a host means every portal that answers there. */
function slugsOf(name: string, { portals, portalHosts }: RuleKit): readonly string[] {
  if (portals?.has(name) === true) return [name];
  return portalHosts?.get(name.toLowerCase()) ?? [name];
}
function checkKnown(
  scope: PropertyReader,
  key: string,
  what: string,
  slugs: readonly string[],
  known: ReadonlySet<string> | undefined,
): void {
  if (known === undefined) return;
  for (const slug of slugs)
    if (!known.has(slug)) scope.problems.unknown('E-REF-01', scope.at(key), what, slug, [...known]);
}

function readPins(properties: PropertyReader): DatasetRule['pins'] {
  const pins = inner(properties, 'pins', 'pins: {mode, datasets}');
  if (pins === null) return null;
  pins.expectOnly(['mode', 'datasets'], 'pins');
  const mode = pins.oneOf('mode', ['prefer', 'only'], 'mode of pins') ?? 'prefer';
  const datasets = pins.texts('datasets', 'addresses or ids of datasets', MOST_NAMED);
  if (datasets !== null && datasets.length > 0) return { mode, datasets };
  if (datasets !== null || pins.get('datasets') === undefined)
    properties.problems.add(
      mode === 'only' ? 'E-SEL-08' : 'E-SCH-01',
      pins.pointer,
      'expected "datasets": which datasets are meant, got none',
    );
  return null;
}

const NO_CHOICE = { selector: null, savedQuery: null };
/** In place, by name, or by pins alone. */
function readChoice(
  properties: PropertyReader,
  hasPins: boolean,
  kit: RuleKit,
): Pick<DatasetRule, 'selector' | 'savedQuery'> | null {
  const { problems } = properties;
  const [written, name] = [properties.get('selector'), properties.get('savedQuery')];
  if (written !== undefined && name !== undefined)
    return problems.add(
      'E-SCH-02',
      properties.at('savedQuery'),
      'expected a selector or a saved query, got both',
    );
  if (written !== undefined) {
    const selector = selectorAt(written, properties.at('selector'), problems, kit.compileRegex);
    return selector === null ? null : { selector, savedQuery: null };
  }
  if (name !== undefined) return readSavedQuery(properties, kit.savedQueries);
  if (hasPins || properties.get('pins') !== undefined) return NO_CHOICE;
  return properties.missing('selector', 'which datasets would prove it; or "savedQuery", or "pins"');
}
function readSavedQuery(
  properties: PropertyReader,
  known: ReadonlyMap<string, Selector>,
): Pick<DatasetRule, 'selector' | 'savedQuery'> | null {
  const name = properties.text('savedQuery', 'a saved query with its version, "311-requests@3"', 200);
  if (name === null) return null;
  const { problems } = properties;
  const at = properties.at('savedQuery');
  if (!/^[a-z0-9-]+@\d+$/.test(name)) {
    const versions = [...known.keys()].filter((one) => one.startsWith(`${name}@`));
    const hint = versions.length === 0 ? 'As in "311-requests@3".' : `There are: ${versions.join(', ')}.`;
    return problems.add('E-REF-02', at, `expected a version that stays, got "${name.slice(0, 80)}"`, hint);
  }
  const selector = known.get(name);
  if (selector === undefined) return problems.unknown('E-REF-01', at, 'saved query', name, [...known.keys()]);
  return { selector, savedQuery: name };
}

const QUANTIFIERS = ['atLeast', 'all', 'share'];
/** At least one unless something else is asked for; null: reported. */
function readQuantifier(properties: PropertyReader): Quantifier | null {
  const wanted = 'one of {atLeast: 1}, {all: true}, {share: 0.8}';
  if (properties.get('quantifier') === undefined) return { atLeast: 1 };
  const quantifier = inner(properties, 'quantifier', wanted);
  if (quantifier === null) return null;
  quantifier.expectOnly(QUANTIFIERS, 'a quantifier');
  const given = QUANTIFIERS.filter((key) => quantifier.get(key) !== undefined);
  if (given.length !== 1)
    return properties.problems.add(
      'E-SCH-01',
      quantifier.pointer,
      `expected ${wanted}, got ${given.length} of them`,
    );
  if (given[0] === 'all')
    return quantifier.get('all') === true ? { all: true } : quantifier.wrong('all', 'true');
  if (given[0] === 'share') {
    const share = quantifier.number('share', 'a share above 0, at most 1', (one) => one > 0 && one <= 1);
    return share === null ? null : { share };
  }
  const isCount = (one: number): boolean => Number.isInteger(one) && one >= 1 && one <= MAX_CANDIDATES;
  const atLeast = quantifier.number('atLeast', `a whole number from 1 to ${MAX_CANDIDATES}`, isCount);
  return atLeast === null ? null : { atLeast };
}

/** Reads the rules of a commitment or a milestone as they are written, with all that is wrong in them. */
import { isJsonObject, type Json } from '../../json.ts';
import { inPointer } from '../../json-pointer.ts';
import { CITY_INDICATORS, PORTAL_INDICATORS } from '../../metrics/indicators.ts';
import { isUrl } from '../../web-address.ts';
import type { AttestationRule, DocumentRule, EvidenceRule, MetricRule } from '../rules.ts';
import { readDatasetRule } from './read-dataset-rule.ts';
import type { RuleHead, RuleKit } from './rule-kit.ts';
import { PropertyReader, RuleProblems, isJsonList, kindOf, type RuleProblem } from './rule-problems.ts';

export interface RuleReading {
  /** Those without problems. */
  readonly rules: readonly EvidenceRule[];
  readonly problems: readonly RuleProblem[];
}
const MOST_RULES = 100;
const MOST_WEIGHT = 1_000;
const KINDS = ['dataset', 'document', 'metric', 'attestation'] as const;
const HEAD = ['id', 'kind', 'required', 'weight'];
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function readRules(value: Json, kit: RuleKit): RuleReading {
  const problems = new RuleProblems();
  if (!isJsonList(value) || value.length > MOST_RULES) {
    const came = isJsonList(value) ? `${value.length} of them` : kindOf(value);
    problems.add('E-SCH-03', '', `expected a list of at most ${MOST_RULES} rules, got ${came}`);
    return { rules: [], problems: problems.all };
  }
  const ids = new Set<string>();
  const rules = value.flatMap((one, at) => {
    const before = problems.all.length;
    const rule = readRule(one, inPointer('', String(at)), ids, kit, problems);
    return rule === null || problems.all.length > before || problems.isFull ? [] : [rule];
  });
  return { rules, problems: problems.all };
}

function readRule(
  value: Json,
  pointer: string,
  ids: Set<string>,
  kit: RuleKit,
  problems: RuleProblems,
): EvidenceRule | null {
  if (!isJsonObject(value)) return problems.add('E-SCH-03', pointer, `expected a rule, got ${kindOf(value)}`);
  const properties = new PropertyReader(value, { pointer, problems });
  const head = readHead(properties, ids);
  const kind = properties.oneOf('kind', KINDS, 'kind of rule');
  if (properties.get('kind') === undefined) properties.missing('kind', `one of ${KINDS.join(', ')}`);
  switch (kind) {
    case null:
      return null;
    case 'dataset':
      return readDatasetRule(properties, HEAD, head, kit);
    case 'document':
      return readDocumentRule(properties, head);
    case 'metric':
      return readMetricRule(properties, head, kit);
    case 'attestation':
      return readAttestationRule(properties, head);
  }
}

function readHead(properties: PropertyReader, ids: Set<string>): RuleHead {
  const id = properties.text('id', 'an id, like "e1"', 100);
  if (properties.get('id') === undefined) properties.missing('id', 'unique in its list, like "e1"');
  if (id !== null && !SLUG.test(id))
    properties.problems.add(
      'E-ID-02',
      properties.at('id'),
      `expected lower-case letters, digits and hyphens, got ${kindOf(id)}`,
    );
  if (id !== null && ids.has(id))
    properties.problems.add(
      'E-ID-01',
      properties.at('id'),
      `expected an id of its own, got ${kindOf(id)} again`,
    );
  if (id !== null) ids.add(id);
  const weight = properties.number(
    'weight',
    `a number above 0, at most ${MOST_WEIGHT}`,
    (one) => one > 0 && one <= MOST_WEIGHT,
  );
  return { id: id ?? '', required: properties.flag('required', true), weight: weight ?? 1 };
}

function readDocumentRule(properties: PropertyReader, head: RuleHead): DocumentRule | null {
  properties.expectOnly([...HEAD, 'url', 'mediaType', 'mustContain'], 'a document rule');
  const wanted = 'an address with http or https';
  const url = properties.text('url', wanted);
  if (properties.get('url') === undefined) properties.missing('url', wanted);
  const mediaType = properties.text('mediaType', 'a media type: "application/pdf"', 200);
  if (mediaType !== null && !/^[\w.+-]+\/[\w.+-]+$/.test(mediaType))
    properties.wrong('mediaType', 'a media type: "application/pdf"');
  const mustContain = properties.texts('mustContain', 'phrases', 50) ?? [];
  if (url === null) return null;
  if (!/^https?:\/\//i.test(url) || !isUrl(url)) return properties.wrong('url', wanted);
  return { ...head, kind: 'document', url, mediaType, mustContain };
}

const OPS = ['gt', 'gte', 'lt', 'lte'] as const;
const INDICATORS: readonly string[] = [...CITY_INDICATORS, ...PORTAL_INDICATORS].map(({ id }) => id);
function readMetricRule(properties: PropertyReader, head: RuleHead, kit: RuleKit): MetricRule | null {
  properties.expectOnly([...HEAD, 'indicator', 'scope', 'op', 'value'], 'a metric rule');
  const indicator = properties.oneOf('indicator', INDICATORS, 'indicator');
  const op = properties.oneOf('op', OPS, 'operator');
  const value = properties.number('value', 'a number', () => true);
  for (const key of ['indicator', 'op', 'value'])
    if (properties.get(key) === undefined)
      properties.missing(key, 'a figure, how it is compared, and with what');
  const scope = properties.text('scope', 'city:<slug> or portal:<slug>', 200);
  if (scope !== null) checkScope(properties, scope, kit);
  if (indicator === null || op === null || value === null) return null;
  return { ...head, kind: 'metric', indicator, scope, op, value };
}
function checkScope(properties: PropertyReader, scope: string, { portals, cities }: RuleKit): void {
  const [, of, slug = ''] = /^(city|portal):([a-z0-9-]+)$/.exec(scope) ?? [];
  const known = of === 'city' ? cities : portals;
  if (of === undefined) properties.wrong('scope', 'city:<slug> or portal:<slug>');
  else if (known !== undefined && !known.has(slug))
    properties.problems.unknown('E-REF-01', properties.at('scope'), of, slug, [...known]);
}

function readAttestationRule(properties: PropertyReader, head: RuleHead): AttestationRule {
  properties.expectOnly(HEAD, 'an attestation rule');
  return { ...head, kind: 'attestation' };
}

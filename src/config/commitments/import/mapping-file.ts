/** Mapping files of people: which column of a table fills which field. Everything that is wrong is said at once. */
import { importByMapping } from '../../../domain/commitments/import/generic.ts';
import {
  GENERIC_FIELDS,
  type GenericField,
  type GenericMapping,
} from '../../../domain/commitments/import/generic-mapping.ts';
import { columnKey } from '../../../domain/commitments/import/columns.ts';
import type { ImportTable } from '../../../domain/commitments/import/imported.ts';
import { unknownName } from '../../../domain/suggest.ts';
import { COMPLETION_STATUSES, OGP_VALUES, ORIGINS, PLAN_STATUSES } from '../choices.ts';
import type { Problem } from '../../problem.ts';
import { readYaml, type YamlMap } from '../../yaml-map.ts';
import { isWebAddress } from '../check-value.ts';
import type { Importer } from './importers.ts';

const TOP = ['source', 'preset', 'columns', 'valueMaps', 'defaults'] as const;
const PLAN_DEFAULTS = ['city', 'plan', 'planTitle', 'planStatus', 'language', 'origin', 'dateOrder'] as const;
const DATE_ORDERS = ['month-first', 'day-first', 'either'] as const;
const FIELDS = Object.keys(GENERIC_FIELDS).filter(isField);

function isField(name: string): name is GenericField {
  return Object.hasOwn(GENERIC_FIELDS, name);
}
export type MappingReading = { readonly importer: Importer } | { readonly problems: readonly Problem[] };

/** One text, or several. */
function textsAt(map: YamlMap, key: string): readonly string[] {
  const value = map.value(key);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter(
    (one): one is string | number => typeof one === 'string' || typeof one === 'number',
  );
  const words = texts.map((one) => String(one).trim()).filter((one) => one !== '');
  if (words.length !== list.length) map.complain(key, 'expected text or a list of texts');
  return words;
}
function textsByName(map: YamlMap | null): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(map?.keys().map((key) => [key, textsAt(map, key)]) ?? []);
}

/** Words that a field cannot hold would refuse every row. */
const ALLOWED: Readonly<Partial<Record<GenericField, readonly string[]>>> = {
  status: COMPLETION_STATUSES,
  ogpValues: OGP_VALUES,
};
function valueMapsOf(map: YamlMap | null, known: readonly string[]) {
  map?.only(known);
  const entries = map?.keys().map((key) => {
    const meanings = map.map(key);
    const words = meanings === null ? {} : recordOf(meanings);
    const allowed = isField(key) ? ALLOWED[key] : undefined;
    if (allowed !== undefined && meanings !== null)
      for (const [word, meaning] of Object.entries(words))
        if (!allowed.includes(meaning)) meanings.complain(word, unknownName(key, meaning, allowed));
    return [key, words] as const;
  });
  return Object.fromEntries(entries ?? []);
}
function recordOf(map: YamlMap): Readonly<Record<string, string>> {
  return Object.fromEntries(map.keys().map((key) => [key, textsAt(map, key).join(';')]));
}

function genericOf(root: YamlMap): GenericMapping {
  const columns = root.map('columns');
  const defaults = root.map('defaults');
  columns?.only(FIELDS);
  defaults?.only([...FIELDS, ...PLAN_DEFAULTS]);
  if (columns?.has('title') !== true) root.complain('columns', 'expected "columns" with "title", got none');
  const ofFields = Object.entries(textsByName(defaults)).filter(([name]) => isField(name));
  return {
    sourceUrl: sourceOf(root),
    columns: textsByName(columns),
    valueMaps: valueMapsOf(root.map('valueMaps'), FIELDS),
    defaults: Object.fromEntries(ofFields),
    ...{ city: defaults?.text('city') ?? null, plan: defaults?.text('plan') ?? null },
    ...{ planTitle: defaults?.text('planTitle') ?? null, language: defaults?.text('language') ?? null },
    planStatus: defaults?.oneOf('planStatus', PLAN_STATUSES) ?? 'PUBLISHED',
    origin: defaults?.oneOf('origin', ORIGINS) ?? 'SOCRATA',
    dateOrder: defaults?.oneOf('dateOrder', DATE_ORDERS) ?? 'either',
  };
}
function sourceOf(root: YamlMap): string | null {
  const source = root.text('source', 'required');
  return source !== null && isWebAddress(source) ? source : null;
}

/** The table as the preset knows it: its columns and its words. */
function renamed(
  table: ImportTable,
  columns: Readonly<Record<string, readonly string[]>>,
  valueMaps: Readonly<Record<string, Readonly<Record<string, string>>>>,
): ImportTable {
  const names = Object.entries(columns).map(([ours, [theirs = '']]) => [columnKey(theirs), ours] as const);
  const byTheirs = new Map(names);
  const header = table.header.map((name) => byTheirs.get(columnKey(name)) ?? name);
  const meanings = header.map((name) => {
    const map = Object.entries(valueMaps[name] ?? {});
    return new Map(map.map(([word, meaning]) => [columnKey(word), meaning]));
  });
  const rows = table.rows.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell, at) => meanings[at]?.get(columnKey(cell)) ?? cell),
  }));
  return { header, rows };
}
function presetOf(root: YamlMap, preset: Importer): Importer {
  const defaults = root.map('defaults');
  defaults?.only(['city', 'plan']);
  root.text('source', 'required');
  const columns = textsByName(root.map('columns'));
  const valueMaps = valueMapsOf(root.map('valueMaps'), root.map('valueMaps')?.keys() ?? []);
  const [city, plan] = [defaults?.text('city') ?? null, defaults?.text('plan') ?? null];
  return {
    ...preset,
    run: (table, context) =>
      preset.run(renamed(table, columns, valueMaps), {
        ...context,
        ...{ city: context.city ?? city, plan: context.plan ?? plan },
      }),
  };
}

/** `file`: as shown. `name`: a slug that files of updates are called by. */
export function readMapping(
  file: string,
  text: string,
  name: string,
  presets: readonly Importer[],
): MappingReading {
  const problems: Problem[] = [];
  const root = readYaml(file, text, problems);
  if (root === null) {
    if (problems.length > 0) return { problems };
    return {
      problems: [{ file, line: 1, column: 1, pointer: '', message: 'expected a mapping, got an empty file' }],
    };
  }
  root.only(TOP);
  const wanted = root.text('preset');
  const preset = presets.find((one) => one.name === wanted);
  if (wanted !== null && preset === undefined)
    root.complain(
      'preset',
      unknownName(
        'preset',
        wanted,
        presets.map((one) => one.name),
      ),
    );
  if (preset !== undefined) {
    const importer = presetOf(root, preset);
    return problems.length > 0 ? { problems } : { importer };
  }
  const mapping = genericOf(root);
  if (problems.length > 0) return { problems };
  const run: Importer['run'] = (table, context) => importByMapping(table, context, mapping);
  return { importer: { name, about: file, run } };
}

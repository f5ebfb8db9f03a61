/** docs/commitments.md, from the tables that files are checked with and from problems that are really found. */
import { format, resolveConfig } from 'prettier';
import { CODES, formatCommitmentProblem } from '../../src/config/commitments/codes.ts';
import { CSV_TABLES, headerLine } from '../../src/config/commitments/csv-headers.ts';
import type { FieldType, Shape } from '../../src/config/commitments/fields.ts';
import { LAYOUT, SHAPES, type DocumentKind } from '../../src/config/commitments/layout.ts';
import { MAX_FILE_BYTES } from '../../src/config/commitments/open-file.ts';
import { MAX_DEPTH } from '../../src/config/yaml-limits.ts';
import { THEMES } from '../../src/domain/commitments/partnership.ts';
import { projectRoot } from '../support/cli-world.ts';
import { codeCases } from '../support/code-cases.ts';
import { readFolder } from '../support/commitment-files.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

function words(type: FieldType): string {
  switch (type.is) {
    case 'list':
      return `${type.orOne === true ? 'one or a list' : 'list'} of ${words(type.of)}`;
    case 'record':
      return type.shape.name;
    case 'reference':
      return type.to === 'subject' ? 'commitment or milestone' : `id of a ${type.to}`;
    case 'choice':
      return type.of.map((one) => `\`${one}\``).join(', ');
    case 'number':
      return type.isInteger ? 'whole number' : 'number';
    case 'pattern':
      return type.wanted;
    default:
      return PLAIN[type.is];
  }
}
const PLAIN = {
  text: 'text',
  label: 'text, or a whole number',
  localised: 'text, or texts by language',
  language: 'BCP 47 tag',
  country: 'ISO 3166-1 alpha-2',
  id: 'id',
  day: 'day',
  date: 'date',
  edtf: 'date or interval',
  url: 'http(s) address',
  link: 'address',
  flag: '`true` or `false`',
  theme: '`T1` to `T4`',
  actionType: 'action type',
  rules: 'evidence rules',
  selector: 'selector',
} as const;

/** The shape itself, then those within it, each once. */
function shapesOf(shape: Shape, seen: Set<string>): readonly Shape[] {
  if (seen.has(shape.name)) return [];
  seen.add(shape.name);
  const inner = Object.values(shape.fields).flatMap(({ type }) => {
    const item = type.is === 'list' ? type.of : type;
    return item.is === 'record' ? [item.shape] : [];
  });
  return [shape, ...inner.flatMap((one) => shapesOf(one, seen))];
}
function fieldTable({ name, fields }: Shape): readonly string[] {
  const rows = Object.entries(fields).map(([key, { type, isRequired, help }]) => [
    ...[`\`${key}\`${isRequired ? ' **required**' : ''}`, words(type), help],
  ]);
  return [
    `#### ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    '',
    ...table(['Field', 'Type', 'What'], rows),
  ];
}

/** Codes that files alone cannot show. */
function elsewhere(code: string): string {
  if (/-OGP-|^W-CSV-04$/.test(code)) return 'told by an import';
  return ['E-SEL-07', 'W-EVI-02', 'W-STA-01'].includes(code) ? 'with a store: told of what was judged' : '';
}
function exampleOf(code: string): string {
  const texts = codeCases.find(([one]) => one === code)?.[2];
  const problem = texts === undefined ? undefined : readFolder(texts).problems[0];
  return problem === undefined
    ? elsewhere(code)
    : `\`${formatCommitmentProblem(problem).replace(/^c\//, '')}\``;
}

function layout(): readonly string[] {
  return table(
    ['File', 'What'],
    LAYOUT.map(([path, , what]) => [`\`${path}\``, what]),
  );
}
function entities(): readonly string[] {
  const seen = new Set<string>();
  const kinds: readonly DocumentKind[] = LAYOUT.flatMap(([, kind]) => kind ?? []);
  return kinds.flatMap((kind) => {
    const path = LAYOUT.find(([, one]) => one === kind)?.[0] ?? '';
    return [`### \`${path}\``, '', ...shapesOf(SHAPES[kind], seen).flatMap(fieldTable)];
  });
}
function tables(): readonly string[] {
  return CSV_TABLES.flatMap((one) => [
    `**${one.file}**: ${one.row}.`,
    '',
    '```text',
    headerLine(one),
    '```',
    '',
  ]);
}
function themes(): readonly string[] {
  const rows = THEMES.flatMap(({ title, actionTypes }) =>
    actionTypes.map(({ id, slug, label }) => [title, `\`${id}\``, `\`${slug}\``, label]),
  );
  return table(['Theme', 'Id', 'Name', 'Label, word for word'], rows);
}
function codes(): readonly string[] {
  const rows = Object.entries(CODES).map(([code, when]) => [`\`${code}\``, when, exampleOf(code)]);
  return table(['Code', 'When', 'Example'], rows);
}

export async function renderCommitmentDocs(text: (parts: Parts) => readonly string[]): Promise<string> {
  const parts: Parts = {
    ...{ layout: layout(), entities: entities() },
    ...{ tables: tables(), themes: themes(), codes: codes() },
    limits: { bytes: MAX_FILE_BYTES / 1024 / 1024, depth: MAX_DEPTH },
  };
  const options = await resolveConfig(`${projectRoot}/docs/commitments.md`);
  return format(text(parts).join('\n'), { ...options, parser: 'markdown' });
}
export interface Parts {
  readonly layout: readonly string[];
  readonly entities: readonly string[];
  readonly tables: readonly string[];
  readonly themes: readonly string[];
  readonly codes: readonly string[];
  readonly limits: { readonly bytes: number; readonly depth: number };
}

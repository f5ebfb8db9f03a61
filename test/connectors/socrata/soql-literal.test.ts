/** Hostile texts and names: the twin's own parser must see exactly the literals and columns that were meant. */
import { describe, expect, it } from 'vitest';
import { soqlLiteral, soqlName, soqlNumber, soqlText } from '../../../connectors/socrata/soql-literal.ts';
import { statementOf, type Clauses } from '../../../connectors/socrata/soql-clauses.ts';
import { sodaUrl } from '../../../connectors/socrata/soda.ts';
import { ConnectorError } from '../../../src/connector/errors.ts';
import type { Column } from '../../../src/domain/query/table.ts';
import { seededRandom } from '../../twins/faults.ts';
import type { SoqlExpression } from '../../twins/soql-expression.ts';
import { soqlOfParams, soqlStatement, type SoqlStatement } from '../../twins/soql-statement.ts';

/** 200,000 were run once, without a finding. */
const CASES = 5_000;
const SEED = 20260501;

const PIECES = [
  ...'\'"`\\:;%_{}()[]<>=!|&#+?/@$^~*,. \t\n\r',
  "''",
  '--',
  '/*',
  '*/',
  '|>',
  '||',
  '::',
  ' OR ',
  " OR '1'='1",
  "') OR (1=1",
  '`) --',
  'SELECT ',
  ' LIMIT 1',
  '\\u0027',
  '\\',
  '%27',
  '&$where=',
  '&$limit=1',
  '$query',
  'null',
  'true',
  '\u0000',
  '\u0008',
  '\u001f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\uFEFF',
  '\u202E',
  'שלום',
  'é',
  'e\u0301',
  '🚲',
  '\ud83d',
  'K',
  'İ',
  'a',
  'Z',
  '0',
  'x',
];
function hostile(draw: () => number): string {
  const length = Math.floor(draw() * 9);
  return Array.from({ length }, () => PIECES[Math.floor(draw() * PIECES.length)] ?? '').join('');
}

interface Renderer {
  readonly text: (value: string) => string;
  readonly name: (name: string) => string;
  readonly url: typeof sodaUrl;
}
const REAL: Renderer = { text: soqlText, name: soqlName, url: sodaUrl };

function bare(expression: SoqlExpression | null): string {
  return JSON.stringify(expression, (key, value: unknown) => (key === 'at' ? undefined : value));
}
function column(name: string): SoqlExpression {
  return { is: 'column', name, at: 0 };
}
function text(value: string): SoqlExpression {
  return { is: 'literal', of: 'text', text: value, at: 0 };
}
function call(fn: string, ...of: readonly SoqlExpression[]): SoqlExpression {
  return { is: 'call', fn, of, at: 0 };
}

/** (name = a) AND ((other IN (a, b)) OR (contains(other, b))), ordered by the name. */
function clausesOf(name: string, a: string, b: string, render: Renderer): Clauses {
  const [first, second] = [render.text(a), render.text(b)];
  return {
    select: `${render.name(name)}, :id`,
    where: `(${render.name(name)} = ${first}) AND ((\`other\` IN (${first}, ${second})) OR (contains(\`other\`, ${second})))`,
    group: null,
    order: `${render.name(name)} ASC NULL LAST, :id ASC`,
    limit: 10,
    offset: 0,
  };
}
function meant(name: string, a: string, b: string): string {
  const inList = call('in', column('other'), text(a), text(b));
  const where = call(
    'and',
    call('=', column(name), text(a)),
    call('or', inList, call('contains', column('other'), text(b))),
  );
  return bare(where);
}

/** What the parser sees that was not meant; null: exactly what was. */
function misread(seen: SoqlStatement, name: string, a: string, b: string): string | null {
  const isFine =
    bare(seen.where) === meant(name, a, b) &&
    seen.selected.map(({ expression }) => bare(expression)).join() ===
      [bare(column(name)), bare(column(':id'))].join() &&
    seen.orderBy.map(({ expression }) => bare(expression)).join() ===
      [bare(column(name)), bare(column(':id'))].join() &&
    seen.limit === 10 &&
    seen.offset === 0 &&
    seen.search === null &&
    seen.groupBy.length === 0;
  return isFine ? null : bare(seen.where);
}

function isRefusal(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'UNSUPPORTED';
}
interface Tally {
  readonly finding: string | null;
  readonly written: number;
  readonly refused: number;
}
/** The first case in which the parser sees something else. */
function fuzz(render: Renderer, cases: number): Tally {
  const draw = seededRandom(SEED);
  let [written, refused] = [0, 0];
  for (let index = 0; index < cases; index += 1) {
    const [a, b, odd] = [hostile(draw), hostile(draw), hostile(draw)];
    const name = index % 4 === 0 ? odd : 'name';
    let clauses: Clauses;
    try {
      clauses = clausesOf(name, a, b, render);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused += 1;
      continue;
    }
    written += 1;
    const shown = JSON.stringify({ name, a, b });
    try {
      const url = render.url(new URL('https://data.city.gov'), 'abcd-1234', clauses);
      const byUrl = misread(soqlOfParams(new URL(url.href).searchParams), name, a, b);
      const byStatement = misread(soqlStatement(statementOf(clauses)), name, a, b);
      if (byUrl !== null || byStatement !== null) return { finding: shown, written, refused };
    } catch (error) {
      return { finding: `${shown}: ${String(error)}`, written, refused };
    }
  }
  return { finding: null, written, refused };
}

describe('hostile texts and names', () => {
  it('are seen as the very literals that they are, or are not written', () => {
    const { finding, written, refused } = fuzz(REAL, CASES);
    expect(finding, `seed ${SEED}`).toBeNull();
    expect(written).toBeGreaterThan(CASES / 4);
    expect(refused).toBeGreaterThan(CASES / 10);
  });

  const quoted = (value: string): string => `'${value}'`;
  const saboteurs: readonly (readonly [string, Partial<Renderer>])[] = [
    ['leaves quotes as they are', { text: quoted }],
    ['escapes quotes with backslashes', { text: (value) => quoted(value.replaceAll("'", "\\'")) }],
    ['doubles the first quote only', { text: (value) => quoted(value.replace("'", "''")) }],
    [
      'drops what it cannot write',
      { text: (value) => quoted(value.replaceAll("'", "''").replace(/\p{Cc}/gu, '')) },
    ],
    ['trims', { text: (value) => quoted(value.trim().replaceAll("'", "''")) }],
    ['uses double quotes without escapes', { text: (value) => `"${value.replaceAll('"', '\\"')}"` }],
    ['puts any name between backquotes', { name: (name) => `\`${name}\`` }],
    ['writes names as they are', { name: (name) => name }],
    [
      'builds addresses by hand',
      {
        url: (origin, id, { select, where, order }) =>
          new URL(
            `${origin.href}resource/${id}.json?$select=${select}&$where=${where ?? ''}&$order=${order ?? ''}&$limit=10`,
          ),
      },
    ],
    [
      'leaves the plus sign',
      {
        url: (origin, id, clauses) => new URL(sodaUrl(origin, id, clauses).href.replaceAll('%2B', '+')),
      },
    ],
  ];
  it.each(saboteurs)('catch a renderer that %s', (_name, sabotage) => {
    expect(fuzz({ ...REAL, ...sabotage }, CASES).finding).not.toBeNull();
  });
});

function aColumn(sourceType: string): Column {
  return {
    name: 'c',
    type: 'text',
    nullable: true,
    title: null,
    description: null,
    sourceType,
    system: false,
  };
}

describe('literals', () => {
  it.each([
    [12.5, '12.5'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    ['12345678901234567.89', '12345678901234567.89'],
    [-0, '0'],
  ])('writes the number %s as %s', (value, wanted) => expect(soqlNumber(value)).toBe(wanted));

  it.each(['1; drop', '', 'NaN', '1,5', true, Infinity])('does not write %s as a number', (value) => {
    expect(() => soqlNumber(value)).toThrow(ConnectorError);
  });

  it.each([
    ['Calendar date', '2024-05-01T09:30:00Z', "'2024-05-01T09:30:00'"],
    ['calendar_date', '2024-05-01T09:30:00.25', "'2024-05-01T09:30:00.25'"],
    ['Date', '2024-05-01T09:30:00', "'2024-05-01T09:30:00Z'"],
    ['Checkbox', true, 'true'],
    ['row_identifier', 'row-3mqw~8h9y.dr9c', "'row-3mqw~8h9y.dr9c'"],
  ])('writes a value of a %s column: %s', (sourceType, value, wanted) => {
    expect(soqlLiteral(aColumn(sourceType), value)).toBe(wanted);
  });

  it.each([
    ['Calendar date', "2024-05-01' OR '1'='1"],
    ['Calendar date', '2024-05-01T09:30:00.1234'],
    ['Date', '0000-05-01T09:30:00Z'],
    ['Checkbox', 'true'],
    ['Text', 5],
    ['URL', 'https://x.example'],
    ['Point', 'POINT (1 2)'],
    ['Double', 1.5],
    ['row_identifier', "row-3mqw~8h9y.dr9c' OR '1'='1"],
  ])('does not write a value of a %s column that is none, or none that SoQL compares: %s', (type, value) => {
    expect(() => soqlLiteral(aColumn(type), value)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }));
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { importsOf, reachedFrom, root } from './support/imports.ts';

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function walk(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'generated' || entry.name === 'assets' ? [] : walk(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

const files: readonly SourceFile[] = [...walk('src'), ...walk('connectors')].map((path) => {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, imports: importsOf(path, text) };
});

interface Rule {
  readonly from: RegExp;
  /** What may be imported besides the own folder. */
  readonly may: readonly RegExp[];
}

const domain = /^src\/domain\//;
const ports = /^src\/ports\//;
const kit = /^src\/connector\//;
const application = /^src\/(harvest|federate|links|report|watch)\//;
const nodeOrPackage = /^(node:|@?[a-z])(?!.*\.ts$)/;
const gateway = /^src\/(gateway(-[a-z]+)?|package-root)\.ts$/;

const rules: readonly Rule[] = [
  { from: /^src\/domain\//, may: [] },
  {
    from: /^src\/connector\//,
    may: [/^src\/domain\/(draft|json|suggest|web-address)\.ts$/, /^src\/domain\/query\//],
  },
  {
    from: /^connectors\/index\.ts$/,
    may: [/^connectors\/[a-z-]+\/index\.ts$/, /^src\/connector\/index\.ts$/],
  },
  { from: /^connectors\/[a-z-]+\//, may: [/^src\/connector\/index\.ts$/] },
  { from: /^src\/conformance\//, may: [kit, /^src\/domain\/(draft|json)\.ts$/, /^src\/domain\/query\//] },
  { from: /^src\/ports\//, may: [domain, kit] },
  { from: /^src\/harvest\//, may: [domain, ports, kit] },
  { from: /^src\/federate\//, may: [domain, ports, kit] },
  { from: /^src\/links\//, may: [domain, ports, kit] },
  { from: /^src\/report\//, may: [domain, ports, kit] },
  { from: /^src\/watch\//, may: [domain, ports, kit, /^src\/report\//] },
  { from: /^src\/store\//, may: [domain, ports, kit, nodeOrPackage] },
  { from: /^src\/(http|cache|log|files)\//, may: [domain, ports, kit, nodeOrPackage] },
  {
    from: /^src\/graphql\//,
    may: [domain, ports, kit, application, nodeOrPackage],
  },
  { from: /^src\/web\//, may: [domain, gateway, ports, nodeOrPackage] },
  { from: /^src\/config\//, may: [domain, kit, gateway, ports, nodeOrPackage] },
  { from: /^src\/cli\//, may: [domain, gateway, kit, ports, /^src\/config\//, /^src\/log\//, nodeOrPackage] },
];

/** The demo starts portals that speak the vendors' protocols; they live with the tests. */
const exceptions: readonly (readonly [from: string, to: string])[] = [
  ['src/cli/commands/demo.ts', 'test/twins/demo.ts'],
];

/** Where a file is proved, when that is not in a file of its own name: checks are proved all together, a thread as a thread. */
const provedElsewhere: readonly (readonly [path: RegExp, test: string])[] = [
  [/^src\/conformance\//, 'test/conformance/broken-connectors.test.ts'],
  [/^src\/files\/(fetch|kept|file-source|read-table)/, 'test/files/file-tables.test.ts'],
  [/^src\/files\/load\/parquet-column\.ts$/, 'test/files/load/load-parquet.test.ts'],
  [/^src\/cli\/find-by-page\.ts$/, 'test/cli/find-dataset.test.ts'],
  [/^src\/cli\/(open-table|row-output)\.ts$/, 'test/cli/commands/rows.test.ts'],
  [
    /^src\/domain\/metrics\/(indicators\/|facts|filled|verdict|indicator\.)/,
    'test/domain/metrics/measure-dataset.test.ts',
  ],
  [/^src\/domain\/metrics\/indicators\.ts$/, 'test/docs/indicators.test.ts'],
  [/^src\/domain\/commitments\/figure-indicators\.ts$/, 'test/domain/commitments/figures.test.ts'],
  // Verdicts are proved as wholes: every criterion, quantifier and rule by what comes of it.
  [
    /^src\/domain\/commitments\/(judge-|check-outcome|criteria|dataset-|field-readings|compile-|rule-judgement|address|date-span|distribution-checks|explain-|flags|percolator|quantify|record-checks|selector-fields|time-checks|value-tests|word-tests)/,
    'test/domain/commitments/create-sweep.test.ts',
  ],
  [/^src\/domain\/commitments\/reading\//, 'test/domain/commitments/reading/read-rules.test.ts'],
  [/^src\/domain\/metrics\/categories\/terms-/, 'test/domain/metrics/categories/classify.test.ts'],
  [/^src\/domain\/metrics\/vocabulary\//, 'test/domain/metrics/vocabulary/media-types.test.ts'],
  [
    /^src\/cli\/(commands\/commitments-(list|show|evaluate)|commitment-words)/,
    'test/cli/commands/commitments.test.ts',
  ],
  [/^src\/watch\/(evidence|known-facts|sources|watcher-deps)/, 'test/watch/watcher.test.ts'],
  [/^src\/report\/(known-links|measure-city)/, 'test/report/reporter.test.ts'],
  // Steps of one work, whose outcome is compared with measuring everything.
  [
    /^src\/(report\/(dataset-round|facts-at|left-out|find-changes|portal-state|settle-ledger)|domain\/metrics\/ledger\/)/,
    'test/report/measure-portal.test.ts',
  ],
  [
    /^src\/store\/(sqlite\/(row-draft|portal-states|left-out-rows)|memory\/left-out)\.ts$/,
    'test/store/sqlite/metrics.test.ts',
  ],
  [
    /^src\/domain\/metrics\/aggregate\/portal-doc-indicators\.ts$/,
    'test/domain/metrics/aggregate/portal-indicators.test.ts',
  ],
  [/^src\/report\/series-breaks\.ts$/, 'test/report/series.test.ts'],
  [/^src\/domain\/commitments\/verdict-json-ld\.ts$/, 'test/domain/commitments/commitment-json-ld.test.ts'],
  [/^src\/web\/(feed-question|send-feed)\.ts$/, 'test/web/commitment-feeds.test.ts'],
  [/^src\/graphql\/resolvers\/index\.ts$/, 'test/graphql/server.test.ts'],
  [/^src\/graphql\/resolvers\/metric\.ts$/, 'test/graphql/metrics.test.ts'],
  [
    /^src\/(cli\/(commands\/metrics-|metric-(words|tables|exports))|domain\/metrics\/dqv)/,
    'test/cli/commands/metrics.test.ts',
  ],
  [
    /^src\/config\/commitments\/(?!codes|regex|folder|csv-table|write-|check-value|open-file|import\/)/,
    'test/config/commitments/codes.test.ts',
  ],
  [
    /^src\/(cli\/import-|config\/commitments\/import\/(compose|decide|import-files|ledger|new-words|prepare|read-csv))/,
    'test/cli/commands/commitments-import.test.ts',
  ],
  [
    /^src\/domain\/commitments\/import\/(generic|mapped-row)/,
    'test/config/commitments/import/mapping-file.test.ts',
  ],
  [
    /^src\/domain\/commitments\/import\/(tracker|buenos-aires|canada-nap|nyc-)/,
    'test/domain/commitments/import/trackers.test.ts',
  ],
  [/^src\/config\/commitments\/import\/unpack\.ts$/, 'test/config/commitments/import/read-table.test.ts'],
  [
    /^src\/domain\/commitments\/import\/(imported|columns|ogp-)/,
    'test/domain/commitments/import/ogp.test.ts',
  ],
  [/^src\/config\/yaml-limits\.ts$/, 'test/config/yaml-tree.test.ts'],
  [
    /^src\/domain\/commitments\/suggest\/(kind|criterion)-phrases\.ts$/,
    'test/domain/commitments/suggest/read-promise.test.ts',
  ],
  [
    /^src\/domain\/commitments\/suggest\/(choose-datasets|promise-signals)\.ts$/,
    'test/domain/commitments/suggest.test.ts',
  ],
  [/^src\/cli\/git-ledger\.ts$/, 'test/cli/commands/commitments-check.test.ts'],
  [/^src\/watch\/judge-commitments\.ts$/, 'test/watch/watcher.test.ts'],
  [/^src\/cli\/suggest-(candidates|lines|rules)\.ts$/, 'test/cli/commands/commitments-suggest.test.ts'],
  [/^src\/gateway-worker\.ts$/, 'test/gateway-thread.test.ts'],
];

/** The test of the same name, where there is one; else the one that is said to prove it. */
function testOf(path: string): string {
  const own = `test/${path.replace(/^src\//, '').replace(/\.ts$/, '.test.ts')}`;
  if (existsSync(join(root, own))) return own;
  return provedElsewhere.find(([pattern]) => pattern.test(path))?.[1] ?? own;
}

/** Threads and processes, which are told where their code is. */
const STARTED_BY_ADDRESS: readonly string[] = ['src/gateway-worker.ts', 'src/cli/main.ts'];

function ownFolder(path: string): string {
  return path.split('/').slice(0, 2).join('/') + '/';
}

/** Every import that no rule allows. */
export function forbiddenImports(all: readonly Pick<SourceFile, 'path' | 'imports'>[]): string[] {
  return all.flatMap((file) => {
    const rule = rules.find((candidate) => candidate.from.test(file.path));
    if (rule === undefined) return [];
    return file.imports
      .filter((target) => !target.startsWith(ownFolder(file.path)))
      .filter((target) => !rule.may.some((pattern) => pattern.test(target)))
      .filter((target) => !exceptions.some(([from, to]) => from === file.path && to === target))
      .map((target) => `${file.path} imports ${target}`);
  });
}

/** One cycle as a path of files, or null. */
export function findCycle(all: readonly Pick<SourceFile, 'path' | 'imports'>[]): readonly string[] | null {
  const byPath = new Map(all.map((file) => [file.path, file.imports]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const target of byPath.get(path) ?? []) {
      const cycle = byPath.has(target) ? visit(target, [...trail, path]) : null;
      if (cycle !== null) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const file of all) {
    const cycle = visit(file.path, []);
    if (cycle !== null) return cycle;
  }
  return null;
}

function lines(text: string): number {
  return text.split('\n').length - 1;
}

describe('the architecture', () => {
  it('lets each folder import only what its layer may', () => {
    expect(forbiddenImports(files)).toEqual([]);
  });

  it('catches a connector that imports node and a domain file that imports an adapter', () => {
    const saboteurs = [
      { path: 'connectors/ckan/bad.ts', imports: ['node:fs', 'connectors/socrata/index.ts'] },
      { path: 'src/domain/bad.ts', imports: ['src/store/sqlite/open.ts'] },
      { path: 'src/harvest/bad.ts', imports: ['src/federate/scope.ts'] },
      { path: 'src/links/bad.ts', imports: ['src/http/link-probe.ts'] },
      { path: 'src/graphql/bad.ts', imports: ['src/store/page.ts'] },
    ];
    expect(forbiddenImports(saboteurs)).toHaveLength(6);
  });

  it('has a rule for every folder of source', () => {
    const unruled = files
      .map((file) => file.path)
      .filter((path) => !rules.some((rule) => rule.from.test(path)))
      .filter((path) => !/^src\/(gateway(-[a-z]+)?|index|package-root)\.ts$/.test(path));
    expect(unruled).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(findCycle(files)).toBeNull();
  });

  it('catches a cycle of two files', () => {
    const pair = [
      { path: 'a.ts', imports: ['b.ts'] },
      { path: 'b.ts', imports: ['a.ts'] },
    ];
    expect(findCycle(pair)).toEqual(['a.ts', 'b.ts', 'a.ts']);
  });

  it('keeps every file within 350 lines', () => {
    const all = [
      ...files,
      ...[...walk('test'), ...walk('bench')].map((path) => ({
        path,
        text: readFileSync(join(root, path), 'utf8'),
      })),
    ];
    expect(
      all.filter((file) => lines(file.text) > 350).map((file) => `${file.path} (${lines(file.text)})`),
    ).toEqual([]);
  });

  it('tests every source file over 40 lines in a file of the same name', () => {
    const untested = files
      .filter((file) => !existsSync(join(root, testOf(file.path))))
      .filter((file) => lines(withoutTypes(file.text)) > 40)
      .map((file) => file.path);
    expect(untested).toEqual([]);
  });

  it('proves no source file by a test that does not reach it', () => {
    const missed = files
      .filter(({ path }) => existsSync(join(root, testOf(path))) && !STARTED_BY_ADDRESS.includes(path))
      .filter(({ path }) => !reachedFrom(testOf(path)).has(path))
      .map(({ path }) => `${path} from ${testOf(path)}`);
    expect(missed).toEqual([]);
  });

  it('catches a test that does not reach what it is said to prove', () => {
    expect(reachedFrom('test/domain/box.test.ts').has('src/domain/box.ts')).toBe(true);
    expect(reachedFrom('test/domain/box.test.ts').has('src/domain/ids.ts')).toBe(false);
  });

  it('keeps logic out of index files', () => {
    const logical = files
      .filter((file) => file.path.endsWith('/index.ts') && !file.path.startsWith('connectors/'))
      .filter((file) => /\b(if|for|while|switch)\b\s*\(/.test(file.text))
      .map((file) => file.path);
    expect(logical).toEqual([]);
  });

  it('keeps connectors free of clocks, globals and casts', () => {
    const loose = files
      .filter((file) => file.path.startsWith('connectors/'))
      .flatMap((file) =>
        file.text
          .split('\n')
          .filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line))
          .filter((line) =>
            /\bfetch\(|\bprocess\.|Date\.now|new Date\(\)|\bas (?!const\b)[A-Z{(]|: any\b/.test(line),
          )
          .map((line) => `${file.path}: ${line.trim()}`),
      );
    expect(loose).toEqual([]);
  });
});

/** What runs: types alone need no test. */
function withoutTypes(text: string): string {
  return ts.transpileModule(text, {
    compilerOptions: { removeComments: true, module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  }).outputText;
}

/* global console, process */
/** Bundles the page into dist/web: `npm run build:web`. */
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const client = dirname(fileURLToPath(import.meta.url));
const root = join(client, '../../..');
const outdir = join(root, 'dist/web');
const examples = join(client, '../examples');

/** Tabs of GraphiQL, in order of the files' names. Variables are in a file of the same name. */
async function readTabs() {
  const names = (await readdir(examples)).filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(
    names.map(async (name) => ({
      query: await readFile(join(examples, name), 'utf8'),
      variables: await readFile(join(examples, name.replace(/graphql$/, 'json')), 'utf8').catch(() => ''),
      headers: '',
    })),
  );
}

async function changedAt(file) {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
/** Bundling takes seconds and is part of every start, so it is left out when nothing it reads is newer. */
async function isUpToDate() {
  const sources = await Promise.all(
    [client, examples].map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))),
  );
  const files = [...sources.flat(), examples, join(root, 'package-lock.json')];
  const newest = Math.max(...(await Promise.all(files.map(changedAt))));
  return (await changedAt(join(outdir, 'index.html.gz'))) > newest;
}

if (await isUpToDate()) {
  console.log('The page is up to date');
  process.exit(0);
}
await rm(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: {
    graphiql: join(client, 'graphiql.js'),
    'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
    'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
    'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
  },
  outdir,
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  loader: { '.ttf': 'file' },
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  logLevel: 'error',
});
await writeFile(join(outdir, 'examples.json'), JSON.stringify(await readTabs()));
const compress = async (name) =>
  writeFile(join(outdir, `${name}.gz`), gzipSync(await readFile(join(outdir, name)), { level: 9 }));
for (const name of await readdir(outdir)) await compress(name);
// Last, since it says that the others are there.
await writeFile(join(outdir, 'index.html'), await readFile(join(client, 'index.html')));
await compress('index.html');
console.log(`Bundled the page into ${outdir}`);

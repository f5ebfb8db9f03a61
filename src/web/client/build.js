/* global console */
/** Bundles the page into dist/web: `npm run build:web`. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
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
await writeFile(join(outdir, 'index.html'), await readFile(join(client, 'index.html')));
for (const name of await readdir(outdir)) {
  const bytes = await readFile(join(outdir, name));
  await writeFile(join(outdir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}
console.log(`Bundled the page into ${outdir}`);

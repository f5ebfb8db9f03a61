/** What is measured runs as it does in production: compiled, without a loader. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The folder of the compiled modules, laid out as the sources are. */
export const COMPILED = here('../node_modules/.cache/civicgraph-bench/');

/** Compiles what changed. Throws when the compiler could not write anything; type errors are its own to report. */
export function compile(): void {
  const compiler = here('../node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', here('./tsconfig.json')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The sources do not compile:\n${stdout}`);
}

/** What is measured runs as it does in production: compiled, without a loader. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The folder of the compiled modules, laid out as the sources are. */
export const COMPILED = here('../node_modules/.cache/civicgraph-bench/');

/** The compiler's exit code when it found type errors and wrote its output all the same. */
const WRITTEN_WITH_ERRORS = 2;

/** Compiles what changed. Throws when nothing was written; type errors alone are shown, since they change nothing. */
export function compile(): void {
  const compiler = here('../node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', here('./tsconfig.json')], {
    encoding: 'utf8',
  });
  if (status === WRITTEN_WITH_ERRORS) console.error(stdout);
  else if (status !== 0) throw new Error(`The sources do not compile:\n${stdout}`);
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../support/cli-world.ts';
import { aDemoCity, type DemoCity } from '../support/demo-city.ts';

let demo: DemoCity;
beforeAll(async () => {
  demo = await aDemoCity(0.03);
});
afterAll(() => demo.close());

function start(...argv: readonly string[]): ChildProcess {
  const loader = import.meta.resolve('tsx');
  return spawn(process.execPath, ['--import', loader, join(projectRoot, 'src/cli/main.ts'), ...argv], {
    cwd: demo.folder,
    env: { ...process.env, ...demo.env },
  });
}
interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
async function end(child: ChildProcess): Promise<Ended> {
  if (child.stdout === null || child.stderr === null) throw new Error('no pipes');
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, out, err };
}
/** Resolves when stderr or stdout holds this text. */
function said(child: ChildProcess, wanted: string): Promise<void> {
  return new Promise((resolve) => {
    let all = '';
    const look = (chunk: Buffer): void => {
      all += chunk.toString();
      if (all.includes(wanted)) resolve();
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
  });
}

describe('the program', () => {
  it('prints data to stdout and ends with 0', async () => {
    const { code, out } = await end(start('--version'));
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('prints messages to stderr and ends with 2 for misuse, without a stack', async () => {
    const { code, out, err } = await end(start('harvest', 'alder-bai'));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Did you mean "alder-bay"?');
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('reads stdin', async () => {
    const child = start('query', '-');
    child.stdin?.end('{ portals { totalCount } }');
    const { code, out } = await end(child);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ data: { portals: { totalCount: 4 } } });
  });

  it('harvests in a thread of its own', async () => {
    const { code, out } = await end(start('harvest', '--all'));
    expect(code).toBe(0);
    expect(out.match(/COMPLETE/g)).toHaveLength(4);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops serving on %s and ends with 0', async (signal) => {
    const child = start('serve', '--port', '0', '--no-harvest');
    const ending = end(child);
    await said(child, 'Ctrl-C stops.');
    child.kill(signal);
    const { code, err } = await ending;
    expect(code).toBe(0);
    expect(err).toContain('Stopping.');
  });

  it('ends quietly when its reader goes away', async () => {
    const child = start('portals', 'list', '--json', '--registry', join(projectRoot, 'registry'));
    child.stdout?.once('data', () => child.stdout?.destroy());
    const err = child.stderr === null ? '' : await text(child.stderr);
    expect(err).not.toMatch(/EPIPE|\n\s+at /);
  });
});

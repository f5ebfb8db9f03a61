import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isProcess, nameOfProcess, thisMachinesProcesses } from '../src/gateway-processes.ts';

const started: ChildProcess[] = [];
function start(command: string, ...args: readonly string[]): ChildProcess {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(child);
  return child;
}
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
const closed = (child: ChildProcess) => new Promise<void>((done) => child.once('close', () => done()));

describe('a number of a process', () => {
  it('is one as long as it runs, and is none afterwards', async () => {
    const child = start('sleep', '60');
    const pid = child.pid ?? 0;
    expect([process.pid, pid].map(isProcess)).toEqual([true, true]);
    child.kill('SIGKILL');
    await closed(child);
    expect(isProcess(pid)).toBe(false);
  });
});

/** What is known of processes is known on Linux; elsewhere nothing is ever called over. */
describe.runIf(process.platform === 'linux')('the processes of this machine', () => {
  const processes = thisMachinesProcesses();
  const own = processes.own ?? '';
  const [pid = '', ticks = ''] = own.split('/').slice(-2);
  const place = own.slice(0, -`/${pid}/${ticks}`.length);

  it('have names without spaces, and this one lives', () => {
    expect(own).toMatch(/^\S+\/\d+\/\d+$/);
    expect(Number(pid)).toBe(process.pid);
    expect(thisMachinesProcesses().own).toBe(own);
    expect(processes.isOver(own)).toBe(false);
  });

  it('are over when they were killed, not before', async () => {
    const child = start('sleep', '60');
    const name = nameOfProcess(child.pid ?? 0) ?? '';
    expect(name).not.toBe('');
    expect(processes.isOver(name)).toBe(false);
    child.kill('SIGSTOP');
    expect(processes.isOver(name)).toBe(false);
    child.kill('SIGKILL');
    await closed(child);
    expect(processes.isOver(name)).toBe(true);
    expect(nameOfProcess(child.pid ?? 0)).toBeNull();
  });

  it('are over when nobody has taken note of their end', async () => {
    const parent = start('sh', '-c', 'sleep 60 & echo $!; exec sleep 60');
    const orphan = await new Promise<number>((done) =>
      parent.stdout?.once('data', (data: Buffer) => done(Number(data.toString('utf8').trim()))),
    );
    // The shell itself takes note of the end of its children; the program that it becomes does not.
    const program = `/proc/${parent.pid ?? 0}/comm`;
    await vi.waitFor(() => expect(readFileSync(program, 'utf8').trim()).toBe('sleep'));
    const name = nameOfProcess(orphan) ?? '';
    expect(processes.isOver(name)).toBe(false);
    process.kill(orphan, 'SIGKILL');
    await vi.waitFor(() => expect(processes.isOver(name)).toBe(true));
    expect(() => process.kill(orphan, 0)).not.toThrow();
  });

  it('are over when another has their number now', () => {
    expect(processes.isOver(`${place}/${pid}/${Number(ticks) - 1}`)).toBe(true);
  });

  it.each([
    ['of another boot or container', () => `${place}x/999999999/5`],
    ['without a place', () => `999999999/5`],
    ['without a start', () => `${place}/999999999`],
    ['of no number', () => `${place}/0/5`],
    ['that is no name', () => 'holder-1'],
    ['that is empty', () => ''],
  ])('are not called over by a name %s', (_, name) => {
    expect(processes.isOver(name())).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { stdoutTarget } from '../../src/cli/terminal-target.ts';
import { aWorld } from '../support/cli-world.ts';

const EVIL = '\u001b[2J\u009b31m\u202e\u007f\ufeff';

describe('data on a terminal', () => {
  it('is the same JSON, with what the terminal would obey escaped', async () => {
    const world = aWorld({ isTTY: true });
    await stdoutTarget(world.stdout, 'ndjson').send(`${JSON.stringify({ a: EVIL })}\n`);
    expect(world.out()).not.toMatch(/(?!\n)[\p{Cc}\u202e\ufeff]/u);
    expect(JSON.parse(world.out())).toEqual({ a: EVIL });
  });

  it('has a mark in CSV for what the terminal would obey, and keeps its lines', async () => {
    const world = aWorld({ isTTY: true });
    await stdoutTarget(world.stdout, 'csv').send(`a\tb,${EVIL}\r\nover\rwritten\n`);
    expect(world.out()).toBe('a\tb,\ufffd[2J\ufffd31m\ufffd\ufffd\ufffd\r\nover\ufffdwritten\n');
  });

  it('holds together characters whose bytes come in two pieces', async () => {
    const world = aWorld({ isTTY: true });
    const target = stdoutTarget(world.stdout, 'csv');
    const bytes = Buffer.from('東京');
    await target.send(bytes.subarray(0, 2));
    await target.send(bytes.subarray(2));
    expect(world.out()).toBe('東京');
  });

  it('goes byte by byte to pipes and files', async () => {
    const world = aWorld();
    await stdoutTarget(world.stdout, 'csv').send(EVIL);
    await stdoutTarget(world.stdout, 'parquet').send(new Uint8Array([0x1b, 0xff]));
    expect(world.sent()).toEqual(Buffer.concat([Buffer.from(EVIL), Buffer.from([0x1b, 0xff])]));
  });
});

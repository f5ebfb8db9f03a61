import { describe, expect, it } from 'vitest';
import { createJsonPrinter } from '../../src/cli/row-json.ts';
import { showRowsProgress } from '../../src/cli/rows-progress.ts';
import { afterRows, sendRows, type Sending } from '../../src/cli/send-rows.ts';
import { Stopped } from '../../src/cli/stopping.ts';
import { CliError, ReaderGone } from '../../src/cli/world.ts';
import { ConnectorError } from '../../src/connector/errors.ts';
import { GatewayError } from '../../src/domain/errors.ts';
import { aWorld, type TestWorld } from '../support/cli-world.ts';
import { aRowsSource, aRowsStream, aTableColumn, exactly, type SomeRows } from '../support/some-rows.ts';

const columns = [aTableColumn('a')];
const failed = new ConnectorError('UPSTREAM_FAILED', 'HTTP 502 (springfield)');

function aSending(world: TestWorld, given: Partial<SomeRows> = {}): Sending {
  return {
    stream: aRowsStream({ columns, pieces: [[{ a: '1' }], [{ a: '2' }]], total: exactly(9), ...given }),
    printer: createJsonPrinter(columns, world.stdout, {}),
    progress: showRowsProgress(world, 'lines', null),
    signal: AbortSignal.any([world.stopping(), world.stdout.gone()]),
  };
}

describe('rows on their way out', () => {
  it('all come out, with how they came to be', async () => {
    const world = aWorld();
    const source = await sendRows(aSending(world));
    expect(source.outcome).toBe('OK');
    expect(JSON.parse(world.out())).toMatchObject({
      rows: [{ a: '1' }, { a: '2' }],
      total: exactly(9),
      truncated: false,
      source: { portal: 'springfield' },
      plan: { text: expect.any(String) },
    });
  });

  it('stay valid when the portal fails on the way, and the error says how many came before', async () => {
    const world = aWorld();
    const source = aRowsSource({ outcome: 'PARTIAL' });
    const sending = aSending(world, { error: failed, source });
    await expect(sendRows(sending)).rejects.toMatchObject({
      exitCode: 3,
      message: 'After 2 rows: HTTP 502 (springfield)',
      hint: 'Try again later.',
    });
    expect(JSON.parse(world.out())).toMatchObject({
      rows: [{ a: '1' }, { a: '2' }],
      truncated: true,
      source: { outcome: 'PARTIAL' },
    });
  });

  it('say so when the source admits that it is not all, without an error', async () => {
    const world = aWorld();
    await sendRows(aSending(world, { source: aRowsSource({ outcome: 'PARTIAL' }) }));
    expect(JSON.parse(world.out())).toMatchObject({ truncated: true });
  });

  it('stop when a person asks, and what was printed stays valid', async () => {
    const world = aWorld();
    const sending = aSending(world, { onPiece: (index) => (index === 1 ? world.stop() : undefined) });
    await expect(sendRows(sending)).rejects.toThrow(Stopped);
    expect(JSON.parse(world.out())).toMatchObject({ rows: [{ a: '1' }], truncated: true });
  });

  it('stop when nobody reads any longer, and nothing more is printed', async () => {
    const world = aWorld();
    const sending = aSending(world, { onPiece: (index) => (index === 1 ? world.stopReading() : undefined) });
    await expect(sendRows(sending)).rejects.toThrow(ReaderGone);
    expect(world.out()).not.toContain('truncated');
  });

  it('let go of the source when they cannot be printed', async () => {
    let asked = 0;
    const world = aWorld();
    const sending = aSending(world, {
      pieces: [[{ a: '1' }], [{ a: '2' }], []],
      onPiece: () => (asked += 1),
    });
    const full = new CliError(1, 'no room');
    const printer = {
      rows: () => Promise.reject(full),
      end: async () => undefined,
      breakOff: async () => undefined,
      abandon: async () => undefined,
    };
    await expect(sendRows({ ...sending, printer })).rejects.toMatchObject({ exitCode: 1 });
    expect(asked).toBe(1);
  });
});

describe('an error after some rows', () => {
  it('keeps its exit code and its advice', () => {
    const limit = new GatewayError('TOO_LARGE', 'too many to sort here', { hint: 'Filter more.' });
    expect(afterRows(limit, 1_000)).toMatchObject({
      exitCode: 2,
      message: 'After 1,000 rows: too many to sort here',
      hint: 'Filter more.',
    });
  });

  it('is as it was before any row, or when it is a fault of ours', () => {
    expect(afterRows(failed, 0)).toBe(failed);
    const fault = new TypeError('x is not a function');
    expect(afterRows(fault, 5)).toBe(fault);
  });
});

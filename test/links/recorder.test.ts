import { describe, expect, it } from 'vitest';
import { Hosts } from '../../src/links/hosts.ts';
import { LINK_LIMITS } from '../../src/links/limits.ts';
import { Recorder } from '../../src/links/recorder.ts';
import type { LinkBatch } from '../../src/ports/links.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { aLinkRecord } from '../support/link-builders.ts';

function aRecorder(failing = false) {
  const clock = createFakeClock();
  const hosts = new Hosts(LINK_LIMITS);
  const batches: LinkBatch[] = [];
  const { links } = createMemoryStore();
  links.save = async (batch) => {
    if (failing) throw new Error('the disk is full');
    batches.push(batch);
  };
  return { clock, hosts, batches, recorder: new Recorder({ links, hosts, clock }) };
}

describe('what was found', () => {
  it('is stored in batches, and what is left at the end', async () => {
    const { recorder, batches } = aRecorder();
    for (let i = 0; i < 60; i += 1) await recorder.add(aLinkRecord({ url: `https://a.example/${i}` }));
    expect(batches.map(({ records }) => records.length)).toEqual([25, 25]);
    await recorder.save();
    expect(batches.map(({ records }) => records.length)).toEqual([25, 25, 10]);
    await recorder.save();
    expect(batches).toHaveLength(3);
  });

  it('is stored after five seconds however little it is', async () => {
    const { recorder, batches, clock } = aRecorder();
    await recorder.add(aLinkRecord());
    expect(batches).toHaveLength(0);
    await clock.advance(5_000);
    await recorder.add(aLinkRecord());
    expect(batches.map(({ records }) => records.length)).toEqual([2]);
  });

  it('goes with what was sent, even where nothing was found', async () => {
    const { recorder, batches, hosts } = aRecorder();
    hosts.sent('a.example', '2026-11-23');
    await recorder.save();
    expect(batches).toEqual([
      { records: [], requests: [{ host: 'a.example', day: '2026-11-23', requests: 1 }] },
    ]);
  });

  it('is counted by verdict and reason, the most frequent first', async () => {
    const { recorder, hosts } = aRecorder();
    hosts.sent('a.example', '2026-11-23');
    const found = [
      {},
      { state: 'FAIL', reason: 'TLS' },
      { state: 'FAIL', reason: 'GONE' },
      { state: 'FAIL', reason: 'GONE' },
      { state: 'UNKNOWN', reason: 'ROBOTS' },
    ] as const;
    for (const given of found) await recorder.add(aLinkRecord(given));
    const tally = recorder.tally(9);
    expect(tally).toEqual({
      checked: 5,
      alive: 1,
      dead: { GONE: 2, TLS: 1 },
      unknown: { ROBOTS: 1 },
      requests: 9,
      hosts: 1,
    });
    expect(Object.keys(tally.dead)).toEqual(['GONE', 'TLS']);
  });

  it('that cannot be stored is no secret', async () => {
    const { recorder } = aRecorder(true);
    await recorder.add(aLinkRecord());
    await expect(recorder.save()).rejects.toThrow('the disk is full');
    await expect(recorder.save()).rejects.toThrow('the disk is full');
  });
});

import { describe, expect, it } from 'vitest';
import { Asker, dayOf } from '../../src/links/asker.ts';
import { Hosts } from '../../src/links/hosts.ts';
import { LINK_LIMITS } from '../../src/links/limits.ts';
import type { LinkReply, LinkRequest } from '../../src/ports/links.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const request: LinkRequest = {
  url: 'https://a.example/x',
  method: 'HEAD',
  wanted: 'headers',
  minIntervalMs: 1_000,
  timeoutMs: 1_000,
  checksCertificate: true,
};
const answer = (status: number, headers: Readonly<Record<string, string>> = {}): LinkReply => ({
  is: 'answer',
  status,
  headers,
  body: '',
  durationMs: 1,
});
const refused: LinkReply = { is: 'fault', fault: 'PRIVATE_HOST', isSent: false, durationMs: 0 };

function anAsker(replies: readonly LinkReply[], budget: number | null = null) {
  const pauses: (readonly [string, number])[] = [];
  const hosts = new Hosts(LINK_LIMITS);
  let next = 0;
  const asker = new Asker({
    probe: {
      send: async () => replies[next++] ?? answer(200),
      pause: (host, ms) => pauses.push([host, ms]),
      close: async () => {},
    },
    store: createMemoryStore().links,
    hosts,
    clock: createFakeClock({ auto: true }),
    limits: LINK_LIMITS,
    budget,
    signal: new AbortController().signal,
  });
  return { asker, pauses, hosts, sent: () => next };
}

describe('asking', () => {
  it('pauses a host that says 429 or 503, for as long as it wants', async () => {
    const { asker, pauses } = anAsker([answer(503, { 'retry-after': '20' }), answer(429), answer(500)]);
    const pausedMs = [];
    for (let i = 0; i < 3; i += 1) pausedMs.push((await asker.ask(request)).pausedMs);
    expect(pausedMs).toEqual([20_000, 10_000, 0]);
    expect(pauses).toEqual([
      ['a.example', 20_000],
      ['a.example', 10_000],
    ]);
  });

  it('patiently asks three times where the host is busy', async () => {
    const busy = anAsker([answer(429), answer(429), answer(200)]);
    expect((await busy.asker.askPatiently(request)).reply).toMatchObject({ status: 200 });
    const busier = anAsker([answer(429), answer(429), answer(429), answer(200)]);
    expect((await busier.asker.askPatiently(request)).reply).toMatchObject({ status: 429 });
  });

  it('does not wait where the pause would be long', async () => {
    const { asker, sent } = anAsker([answer(429, { 'retry-after': '61' })]);
    expect(await asker.askPatiently(request)).toMatchObject({ reply: { status: 429 }, pausedMs: 61_000 });
    expect(sent()).toBe(1);
  });

  it('counts what was sent and nothing else', async () => {
    const { asker, hosts } = anAsker([refused, answer(200)]);
    await asker.ask(request);
    expect([asker.requests, hosts.asked]).toEqual([0, 0]);
    await asker.ask(request);
    expect([asker.requests, hosts.asked]).toEqual([1, 1]);
  });

  it('stops at the budget, also for requests that begin together', async () => {
    const { asker, sent } = anAsker([], 3);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => asker.ask(request)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(outcomes.at(-1)).toMatchObject({ reason: { why: 'BUDGET' } });
    expect(sent()).toBe(3);
  });

  it('stops at the quota of a host', async () => {
    const { asker, hosts } = anAsker([]);
    hosts.begin('a.example', '2026-11-23', LINK_LIMITS.requestsPerHostAndDay);
    await expect(asker.ask(request)).rejects.toMatchObject({ why: 'QUOTA' });
    expect((await asker.ask({ ...request, url: 'https://b.example/' })).reply).toMatchObject({ status: 200 });
  });

  it('knows the day by UTC', () => {
    expect(dayOf(new Date('2026-11-23T23:30:00-05:00'))).toBe('2026-11-24');
  });
});

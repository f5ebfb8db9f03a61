import { describe, expect, it } from 'vitest';
import type { Connector } from '../../src/connector/index.ts';
import { saidOf } from './messages.ts';
import { declared } from './saboteurs/declared.ts';

function probing(probe: Connector['probe']): (sound: Connector) => Connector {
  return (sound) => ({ ...sound, probe });
}

describe('the checks of probing', () => {
  it('say why the connector did not know its own portal', async () => {
    const id = 'probe/yes-on-own-tape';
    expect(await saidOf(id, declared[id])).toContain('got no: it rains');
  });

  it('name the foreign portal that was taken for an own one', async () => {
    const greedy = probing(async (address) => {
      const config = { url: address.origin };
      return { match: 'yes', certainty: 'sure', because: 'why not', version: null, title: null, config };
    });
    expect(await saidOf('probe/no-with-reason', greedy)).toBe('an HTML page: expected no, got yes: why not');
  });

  it('catch a connector that throws at pages it does not understand', async () => {
    const fragile = probing(async (address, http, call) => {
      await http.json(address, call);
      return { match: 'no', because: 'it is JSON' };
    });
    expect(await saidOf('probe/no-with-reason', fragile)).toContain(
      'an HTML page: expected yes or no, got ConnectorError BLOCKED',
    );
  });

  it('count the requests', async () => {
    const id = 'probe/at-most-three-requests';
    expect(await saidOf(id, declared[id])).toContain('requests: https://data.alder-bay.example/a');
  });

  it('catch a portal in trouble that is taken for a yes, or for a bug', async () => {
    const id = 'probe/passing-failure-is-no-yes';
    expect(await saidOf(id, declared[id])).toContain('expected no or a ConnectorError');
    const clumsy = probing(async () => {
      throw new TypeError('fetch failed');
    });
    expect(await saidOf(id, clumsy)).toContain('TypeError: fetch failed');
  });

  it('say which suggested setting is refused', async () => {
    const id = 'probe/suggested-config-opens';
    expect(await saidOf(id, declared[id])).toContain('Unknown setting "address"');
  });
});

import { describe, expect, it } from 'vitest';
import { said, saidOf } from './messages.ts';
import { conduct } from './saboteurs/conduct.ts';
import { brokenBy } from './saboteurs/sabotage.ts';

describe('the checks of manners', () => {
  it('name the global that was used', async () => {
    const id = 'manners/only-via-http';
    expect(await saidOf(id, conduct[id])).toBe('it called fetch');
  });

  it('name the host that no setting names, unless the subject does', async () => {
    const id = 'manners/stays-on-declared-hosts';
    const sabotage = conduct[id];
    if (sabotage === undefined) throw new Error('no saboteur');
    expect(await saidOf(id, sabotage)).toContain('it asked tracker.example; declared: ');
    expect(await said(id, { ...brokenBy(sabotage), hosts: ['tracker.example'] })).toBe('passed');
  });

  it('show the first request that differs', async () => {
    const id = 'manners/same-requests-twice';
    expect(await saidOf(id, conduct[id])).toMatch(/^request \d+: first GET .*, the second time GET /);
  });
});

import { describe, expect, it } from 'vitest';
import { said, saidOf } from './messages.ts';
import { conduct } from './saboteurs/conduct.ts';
import { sound, soundSubject } from './saboteurs/sabotage.ts';

function of(id: string): Promise<string> {
  return saidOf(id, conduct[id]);
}

describe('the checks of giving up', () => {
  it('say that a caller who gave up was not heard', async () => {
    expect(await of('errors/abort-stops-requests')).toContain('given up before the first page');
  });

  it('count what was sent after the reader had enough, and before anybody asked', async () => {
    expect(await of('manners/stops-when-told')).toBe('1 requests after the reader had enough');
    expect(await of('manners/nothing-before-use')).toBe('1 requests although nobody asked for a page');
  });

  it('find a secret in a note without repeating it', async () => {
    const text = await of('errors/no-secret-in-message');
    expect(text).toContain('a secret shows in: ');
    expect(text).toMatch(/reading with \*\*\*$/);
  });

  it('do not look for secrets where there are none', async () => {
    const { apiKey: _apiKey, ...config } = sound.manifest.config;
    const open = { ...sound, manifest: { ...sound.manifest, config } };
    expect(await said('errors/no-secret-in-message', { ...soundSubject, connector: open })).toBe(
      'inapplicable: it has no secret settings',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { said, saidOf } from './messages.ts';
import { declared } from './saboteurs/declared.ts';
import { soundSubject } from './saboteurs/sabotage.ts';

describe('the checks of settings', () => {
  it('name the default that its own field refuses', async () => {
    const id = 'config/refuses-each-bad-field';
    expect(await saidOf(id, declared[id])).toBe(
      'years: its own default is refused: years: expected an integer from 1 to 9, got the number 0',
    );
  });

  it('catch a subject whose settings are refused', async () => {
    const subject = { ...soundSubject, config: { url: 'nowhere' } };
    expect(await said('config/refuses-each-bad-field', subject)).toContain("the subject's own settings");
  });

  it('name the setting that was forgotten', async () => {
    const id = 'config/names-all-problems-at-once';
    expect(await saidOf(id, declared[id])).toMatch(/^nothing given: no word about office/);
  });

  it('know a token by its name', async () => {
    const id = 'config/secret-never-printed';
    expect(await saidOf(id, declared[id])).toBe('apiToken: expected type "secret", got "text"');
  });
});

import { describe, expect, it } from 'vitest';
import { undeclared } from '../../src/conformance/observed.ts';
import { OBSERVABLE_FIELDS } from '../../src/domain/draft.ts';
import { sampleRecords, mapped } from '../../src/conformance/walks.ts';
import { soundSubject } from './saboteurs/sabotage.ts';

describe('terms that a draft fills', () => {
  it('are all declared by the sound connector', async () => {
    for (const record of await sampleRecords(soundSubject))
      expect(undeclared(mapped(soundSubject, record), soundSubject.connector.manifest.observes)).toEqual([]);
  });

  it('count when something is said in them, in distributions too', async () => {
    const [record] = await sampleRecords(soundSubject);
    if (record === undefined) throw new Error('no samples');
    const draft = mapped(soundSubject, record);
    const none = {
      ...draft,
      temporal: { interval: null, start: null, end: null },
      keywords: [],
      distributions: draft.distributions.map((one) => ({ ...one, checksum: null, title: 'A' })),
    };
    const filled = undeclared(none, []);
    expect(filled).toContain('distribution.title');
    for (const empty of ['temporal', 'keywords', 'distribution.checksum'])
      expect(filled).not.toContain(empty);
    expect(undeclared(none, OBSERVABLE_FIELDS)).toEqual([]);
  });
});

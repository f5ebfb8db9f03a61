import { describe, expect, it } from 'vitest';
import { draftProblems } from '../../src/conformance/draft-shape.ts';
import { mapped, sampleRecords } from '../../src/conformance/walks.ts';
import { soundSubject } from './saboteurs/sabotage.ts';

const [record] = await sampleRecords(soundSubject);
if (record === undefined) throw new Error('no samples');
const draft = mapped(soundSubject, record);

describe('the shape of a draft', () => {
  it('is that of what a sound connector makes', () => {
    expect(draftProblems(draft)).toEqual([]);
  });

  it.each([
    ['title', 7],
    ['keywords', [null]],
    ['issued', Number.NaN],
    ['publisher', { localId: null, name: null }],
    ['translations', { fr: { title: null } }],
    ['temporal', null],
    ['licence', 'cc-by'],
    ['spatial', new Date(0).getTime],
    ['distributions', [{ localId: 'a' }]],
    ['columns', [{ name: 'a' }]],
    ['description', undefined],
  ])('does not have %s = %s', (name, value) => {
    expect(draftProblems({ ...draft, [name]: value })).toEqual([name]);
  });

  it('has no slots of the connector’s own', () => {
    expect(draftProblems({ ...draft, organisation: 'City' })).toEqual(['organisation (no such slot)']);
    expect(draftProblems(null)).toEqual(['the draft itself']);
  });
});

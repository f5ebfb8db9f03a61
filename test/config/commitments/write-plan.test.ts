import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PlanFile, UpdateFile } from '../../../src/domain/commitments/plan-file.ts';
import { cityText, metaText, planText, updatesText } from '../../../src/config/commitments/write-plan.ts';

const plan: PlanFile = {
  commitments: [
    {
      text: 'All of it.\nEvery "bit": yes',
      themes: ['T1'],
      title: { en: 'Open data', es: 'Datos abiertos' },
      id: 'lima-1',
      dueOn: '2013',
      ...{ 'x-ours': { b: 1, a: [2] } },
    },
  ],
  status: 'PUBLISHED',
  title: 'no',
  city: 'lima',
  id: 'lima-2013',
};

describe('writing a plan', () => {
  it('puts the keys of every record into the order of its table, and one’s own last', () => {
    const text = planText(plan);
    expect(text.match(/^[a-z]\w*(?=:)/gm)).toEqual(['id', 'city', 'title', 'status', 'commitments']);
    expect(text.match(/^(?: {2}- | {4})([a-z][\w-]*)(?=:)/gm)?.map((key) => key.trim())).toEqual([
      ...['- id', 'title', 'text', 'themes', 'dueOn', 'x-ours'],
    ]);
  });

  it('gives back what was given, texts that look like something else included', () => {
    expect(parse(planText(plan), { version: '1.2', schema: 'core' })).toEqual(plan);
  });

  it('leaves out what is undefined, and writes no anchors', () => {
    const [commitment] = plan.commitments;
    const shared = { ...plan, commitments: [commitment, commitment].flatMap((one) => one ?? []) };
    const text = planText({ ...shared, round: undefined });
    expect(text).not.toContain('round');
    expect(text).not.toMatch(/[&*]a\d/);
  });

  it('writes the other files of a folder in the same way', () => {
    expect(metaText({ label: 'ours', schemaVersion: 1 })).toBe('schemaVersion: 1\nlabel: ours\n');
    expect(cityText({ name: 'Lima', id: 'lima', jurisdictionKind: 'CITY', country: 'PE' })).toBe(
      'id: lima\nname: Lima\ncountry: PE\njurisdictionKind: CITY\n',
    );
    const update: UpdateFile = {
      author: { role: 'CITY' },
      status: 'COMPLETE',
      id: 'u',
      reportedOn: '2013-01-05',
      subject: 'a',
    };
    expect(updatesText({ updates: [update] })).toBe(
      'updates:\n  - id: u\n    subject: a\n    reportedOn: 2013-01-05\n    status: COMPLETE\n    author:\n      role: CITY\n',
    );
  });
});

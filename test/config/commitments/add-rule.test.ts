import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addRule } from '../../../src/config/commitments/add-rule.ts';

const RULE = { kind: 'attestation', 'x-suggested': { on: '2026-11-26', confidence: 0.4 } };
const PLAN = `# Written by hand.
id: our-plan   # never changes
commitments:
  - id: first
    title: 'Trees'
    text: >
      All of them,
      with their species.
    # Asked for by the forum.
    themes: [ T1 ]

  # Promised in the spring.
  - id: second
    themes: [T1]   # and T2?
    evidence:
      # agreed on in May
      - { id: e1, kind: attestation }
    dueOn: "2020"
  - { id: third, themes: [T1] }
last: one`;

function linesOf(text: string): readonly string[] {
  return text.split('\n');
}

describe('adding a rule to a plan', () => {
  it('leaves every line that was there as it was', () => {
    for (const id of ['first', 'second']) {
      const added = addRule(PLAN, id, RULE);
      const rest = [...linesOf(PLAN)];
      for (const line of linesOf(added?.text ?? '')) if (rest[0] === line) rest.shift();
      expect([id, rest]).toEqual([id, []]);
    }
  });

  it('puts it with the commitment that was meant, under an id of its own', () => {
    const of = (id: string): unknown => {
      const plan: unknown = parse(addRule(PLAN, id, RULE)?.text ?? '');
      return plan;
    };
    expect(of('first')).toMatchObject({ commitments: [{ evidence: [{ id: 'e1', ...RULE }] }, {}, {}] });
    expect(of('second')).toMatchObject({
      commitments: [{}, { dueOn: '2020', evidence: [{ id: 'e1' }, { id: 'e2', ...RULE }] }, {}],
    });
    expect(of('third')).toMatchObject({ commitments: [{}, {}, { evidence: [{ id: 'e1', ...RULE }] }] });
  });

  it('keeps the comments where the commitment stands in braces', () => {
    const { text = '' } = addRule(PLAN, 'third', RULE) ?? {};
    for (const comment of [
      '# Written by hand.',
      '# Asked for by the forum.',
      '# and T2?',
      '# agreed on in May',
    ])
      expect(text).toContain(comment);
  });

  it('adds nothing where there is no such commitment, or no YAML', () => {
    expect(addRule(PLAN, 'fourth', RULE)).toBeNull();
    expect(addRule('commitments: [', 'first', RULE)).toBeNull();
    expect(addRule('', 'first', RULE)).toBeNull();
  });

  it('adds rule after rule, whatever they say', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.boolean(),
      fc.array(fc.string()),
    );
    const rules = fc.array(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(rules, fc.constantFrom('first', 'second', 'third'), (given, id) => {
        let text = PLAN;
        for (const rule of given) text = addRule(text, id, rule)?.text ?? '';
        const plan: { commitments: { id: string; evidence?: unknown[] }[] } = parse(text);
        const found = plan.commitments.find((one) => one.id === id)?.evidence ?? [];
        expect(found.slice(-given.length).map((one) => ({ ...Object(one), id: '' }))).toEqual(
          given.map((rule) => ({ ...rule, id: '' })),
        );
      }),
    );
  });
});

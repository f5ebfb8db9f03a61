import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/domain/json.ts';
import { Remarks } from '../../src/domain/remarks.ts';

describe('Remarks', () => {
  it('keeps what was noted, in order', () => {
    const remarks = new Remarks();
    remarks.note('title', 'a', 'b', 'html-stripped');
    remarks.note('spatial', { type: 'x' }, null, 'place-unreadable');
    expect(remarks.list()).toEqual([
      { field: 'title', from: 'a', to: 'b', rule: 'html-stripped' },
      { field: 'spatial', from: { type: 'x' }, to: null, rule: 'place-unreadable' },
    ]);
  });

  it('keeps 500, and says how many there were', () => {
    const remarks = new Remarks();
    for (let n = 0; n < 700; n += 1) remarks.note('f', n, null, 'url-unreadable');
    expect(remarks.list()).toHaveLength(501);
    expect(remarks.list().at(-1)).toEqual({ field: 'remarks', from: 700, to: 500, rule: 'remarks-cut' });
  });

  it('keeps the beginning of a long value, whole characters only', () => {
    const remarks = new Remarks();
    remarks.note('f', 'x'.repeat(499) + '🦉'.repeat(10), { a: 'y'.repeat(1_000) }, 'text-cut');
    const [remark] = remarks.list();
    expect(remark?.from).toBe(`${'x'.repeat(499)}…`);
    expect(String(remark?.to)).toHaveLength(501);
  });

  it('survives a value that is nested too deeply to be written', () => {
    let deep: Json = 1;
    for (let n = 0; n < 100_000; n += 1) deep = [deep];
    const remarks = new Remarks();
    remarks.note('f', deep, null, 'place-unreadable');
    expect(() => JSON.stringify(remarks.list())).not.toThrow();
  });
});

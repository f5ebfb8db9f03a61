import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/config/duration.ts';
import { flagOf, settingFields, settingNames, variableOf } from '../../src/config/setting-fields.ts';

describe('a setting', () => {
  it('has an option and a variable of its own', () => {
    expect([flagOf('dataDir'), variableOf('fullWalkInterval')]).toEqual([
      '--data-dir',
      'CIVICGRAPH_FULL_WALK_INTERVAL',
    ]);
    expect(new Set(settingNames.map(variableOf)).size).toBe(settingNames.length);
  });

  it('is never an option when it is a secret', () => {
    expect(settingFields.adminToken.isOption).toBe(false);
  });

  it('may be any whole number of seconds, minutes, hours or days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.constantFrom('s', 'm', 'h', 'd'),
        (count, unit) => {
          const ms = { s: 1, m: 60, h: 3_600, d: 86_400 }[unit];
          expect(parseDuration(`${count}${unit}`)).toBe(count * (ms ?? 0) * 1_000);
        },
      ),
    );
    for (const text of ['', '5', 'd', '-1d', '1w', '1e3s', '1d 2h']) expect(parseDuration(text)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { withRoom } from '../../../src/files/read/with-room.ts';

describe('bytes with room', () => {
  const bytes = Uint8Array.of(1, 2, 3, 4);

  it('are the same where there is room', () => {
    expect(withRoom(bytes, 2, 2)).toBe(bytes);
  });

  it('keep what was written, and grow by doubling, or more where that is not enough', () => {
    expect([...withRoom(bytes, 3, 2)]).toEqual([1, 2, 3, 0, 0, 0, 0, 0]);
    expect([...withRoom(bytes, 4, 7)]).toEqual([1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0]);
    expect([...bytes]).toEqual([1, 2, 3, 4]);
  });
});

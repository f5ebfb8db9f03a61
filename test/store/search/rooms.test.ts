import { describe, expect, it } from 'vitest';
import { Rooms } from '../../../src/store/search/rooms.ts';

describe('rooms for searches', () => {
  it('are used again while they are large enough', () => {
    const rooms = new Rooms();
    const first = rooms.take(100);
    expect(rooms.take(100)).not.toBe(first);
    rooms.give(first);
    expect(rooms.take(100)).toBe(first);
    rooms.give(first);
    const larger = rooms.take(1_000_000);
    expect(larger).not.toBe(first);
    expect(larger.slots.length).toBeGreaterThanOrEqual(1_000_000);
    expect(larger.sums.length).toBe(larger.points.length);
  });
});

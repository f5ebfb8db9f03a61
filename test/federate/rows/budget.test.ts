import { describe, expect, it } from 'vitest';
import { createBudget, settleBudget } from '../../../src/federate/rows/budget.ts';

describe('a budget of requests', () => {
  it('refuses what would exceed it, names estimate and limit, and takes nothing', () => {
    const budget = createBudget(50);
    budget.take(48, 'Describing 48 tables');
    expect(() => budget.take(3, 'Reading rows')).toThrow(
      expect.objectContaining({
        code: 'LIMIT_EXCEEDED',
        message:
          'Reading rows would take 3 requests to the portal; the limit is 50 for one request, of which 48 are spent.',
      }),
    );
    expect(budget.spent).toBe(48);
    budget.take(2, 'Counting');
    expect(budget.spent).toBe(50);
  });

  it('takes back what was not needed, and never more than was taken', () => {
    const budget = createBudget(5);
    budget.take(4, 'Scanning');
    budget.giveBack(3);
    expect(budget.spent).toBe(1);
    budget.giveBack(9);
    expect(budget.spent).toBe(0);
    budget.giveBack(-2);
    expect(budget.spent).toBe(0);
  });

  it('is settled by what was sent, less or more', () => {
    const budget = createBudget(10);
    budget.take(4, 'Scanning');
    settleBudget(budget, 4, 1);
    expect(budget.spent).toBe(1);
    settleBudget(budget, 0, 3);
    expect(budget.spent).toBe(4);
    settleBudget(budget, 1, 100);
    expect(budget.spent).toBe(10);
  });
});

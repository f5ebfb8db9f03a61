import { describe, expect, it } from 'vitest';
import { dueDateIn } from '../../../../src/domain/commitments/suggest/due-date.ts';

describe('by when something is promised', () => {
  it.each([
    ['by 31 December 2018', '2018-12-31'],
    ['no later than March 5, 2020.', '2020-03-05'],
    ['by the end of 2018', '2018-12-31'],
    ['antes del 30 de junio de 2022', '2022-06-30'],
    ['a más tardar en 2019', '2019-12-31'],
    ["d'ici fin 2024", '2024-12-31'],
    ['bis zum 30. September 2023', '2023-09-30'],
    ['entro giugno 2023', '2023-06-30'],
    ['até 31 de dezembro de 2023', '2023-12-31'],
    ['uiterlijk 1 mei 2024', '2024-05-01'],
    ['by 2025-04-01', '2025-04-01'],
  ])('%s', (text, date) => {
    expect(dueDateIn([text])).toBe(date);
  });

  it('is not said by a year that stands for something else', () => {
    expect(dueDateIn(['crashes since 2012', 'the plan of 2019', '2,000 trees by hand'])).toBeNull();
  });
});

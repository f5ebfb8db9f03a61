import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/index.ts';
import { createFlights } from '../../../src/files/fetch/flights.ts';

const never = (): Promise<never> => new Promise(() => undefined);
const left = (): ConnectorError => new ConnectorError('ABORTED', 'left');
const calm = (): AbortSignal => new AbortController().signal;
function aWork<T>(): {
  readonly work: (signal: AbortSignal) => Promise<T>;
  readonly land: (value: T) => void;
  readonly begun: () => number;
} {
  let land: (value: T) => void = () => undefined;
  let begun = 0;
  const landed = new Promise<T>((resolve) => {
    land = resolve;
  });
  return {
    work: () => {
      begun += 1;
      return landed;
    },
    land: (value) => land(value),
    begun: () => begun,
  };
}

describe('flights', () => {
  it('are shared by all who ask for the same meanwhile, and begun anew afterwards', async () => {
    const flights = createFlights<number>(never);
    const { work, land, begun } = aWork<number>();
    const all = [1, 2, 3].map(() => flights.join('a', calm(), work, left));
    const other = flights.join('b', calm(), async () => 8, left);
    land(7);
    expect([await Promise.all(all), await other, begun()]).toEqual([[7, 7, 7], 8, 1]);
    await flights.join('a', calm(), work, left);
    expect(begun()).toBe(2);
  });

  it('go on when those who asked have left, and leave no listener with them', async () => {
    const flights = createFlights<number>(never);
    const { work, land, begun } = aWork<number>();
    const controller = new AbortController();
    const gone = expect(flights.join('a', controller.signal, work, left)).rejects.toMatchObject({
      message: 'left',
    });
    controller.abort();
    await gone;
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    const next = flights.join('a', calm(), work, left);
    land(7);
    expect([await next, begun()]).toEqual([7, 1]);
  });

  it('are not begun for who has left before', async () => {
    const flights = createFlights<number>(never);
    const { work, begun } = aWork<number>();
    await expect(flights.join('a', AbortSignal.abort(), work, left)).rejects.toMatchObject({
      message: 'left',
    });
    expect(begun()).toBe(0);
  });

  it('fail for all who wait, and are begun anew for the next one', async () => {
    const flights = createFlights<number>(never);
    const failing = (): Promise<number> => Promise.reject(new Error('broken'));
    const all = await Promise.allSettled([
      flights.join('a', calm(), failing, left),
      flights.join('a', calm(), failing, left),
    ]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await flights.join('a', calm(), async () => 1, left)).toBe(1);
  });

  it('that nobody waits for any more fail without ending the process', async () => {
    const flights = createFlights<number>(never);
    const controller = new AbortController();
    let fail: (error: Error) => void = () => undefined;
    const failing = (): Promise<number> => new Promise((_resolve, reject) => (fail = reject));
    const gone = expect(flights.join('a', controller.signal, failing, left)).rejects.toMatchObject({
      message: 'left',
    });
    controller.abort();
    await gone;
    fail(new Error('nobody hears this'));
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('end when they have taken too long, for that reason', async () => {
    let over: (reason: Error) => void = () => undefined;
    const flights = createFlights<number>(() => new Promise((_resolve, reject) => (over = reject)));
    const work = (signal: AbortSignal): Promise<number> =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new Error('other words'))),
      );
    const failed = expect(flights.join('a', calm(), work, left)).rejects.toMatchObject({
      message: 'too long',
    });
    over(new Error('too long'));
    await failed;
  });

  it('are all stopped by closing, which waits for them', async () => {
    const flights = createFlights<number>(never);
    let isStopped = false;
    const work = (signal: AbortSignal): Promise<number> =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () =>
          setImmediate(() => {
            isStopped = true;
            reject(new Error('stopped'));
          }),
        ),
      );
    const failed = expect(flights.join('a', calm(), work, left)).rejects.toMatchObject({
      message: 'closing',
    });
    await flights.close(new ConnectorError('ABORTED', 'closing'));
    expect(isStopped).toBe(true);
    await failed;
  });
});

import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../src/connector/index.ts';
import { saidOf } from './messages.ts';
import { catalogue } from './saboteurs/catalogue.ts';
import { list, portal, source } from './saboteurs/sabotage.ts';

describe('the checks of cursors and reading by id', () => {
  it('name what a resumed walk lost', async () => {
    const id = 'catalogue/cursor-resumes';
    expect(await saidOf(id, catalogue[id])).toMatch(/^resumed after page 1: missing: /);
  });

  it('catch a connector that begins anew whatever the cursor', async () => {
    const forgetful = list((pages) => pages({ resume: null }));
    expect(await saidOf('catalogue/cursor-resumes', forgetful)).toContain('records came again');
    expect(await saidOf('catalogue/foreign-cursor-refused', forgetful)).toContain(
      'resume = 42: expected BAD_CURSOR, got a walk',
    );
  });

  it('catch a cursor that means something to its own portal object only', async () => {
    const secretive = source((own) => {
      let place: Cursor = null;
      return {
        async *list(request, call) {
          const resume = request.resume === 'here' ? place : request.resume;
          for await (const one of own.list({ ...request, resume }, call)) {
            place = one.next;
            yield one.next === null ? one : { ...one, next: 'here' };
          }
        },
      };
    });
    expect(await saidOf('catalogue/cursor-resumes', secretive)).toContain('records came again');
  });

  it('say which answer stands in a wrong place', async () => {
    const id = 'catalogue/get-aligned';
    expect(await saidOf(id, catalogue[id])).toMatch(/^asked for \d+ ids, got \d+ answers$/);
    const reversed = source(({ get }) => ({
      get: async (ids, call) => (await get?.(ids.toReversed(), call)) ?? [],
    }));
    expect(await saidOf(id, reversed)).toMatch(/^answer 1 of \d+, for "0{8}-/);
  });

  it('do not ask by id where there is no such reading', async () => {
    const listOnly = portal(({ capabilities, catalogue: { list: all } }) => ({
      capabilities,
      catalogue: { list: all },
    }));
    expect(await saidOf('catalogue/get-aligned', listOnly)).toContain('inapplicable');
  });
});

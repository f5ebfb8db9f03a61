import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildASTSchema, buildSchema, findBreakingChanges, Kind, parse, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readTypeDefs } from '../src/package-root.ts';

const released = readFileSync(fileURLToPath(new URL('schema-released.graphql', import.meta.url)), 'utf8');

describe('the schema', () => {
  it('breaks no query that the released one answers', () => {
    expect(findBreakingChanges(buildSchema(released), buildSchema(readTypeDefs()))).toEqual([]);
  });

  it.each([
    ['field', Kind.FIELD_DEFINITION, 'totalCount'],
    ['argument', Kind.INPUT_VALUE_DEFINITION, 'after'],
    ['enum value', Kind.ENUM_VALUE_DEFINITION, 'REAPPEARED'],
    ['filter', Kind.INPUT_VALUE_DEFINITION, 'platforms'],
  ])('would be caught losing the %s', (_what, kind, name) => {
    const without = visit(parse(released), {
      enter: (node) => (node.kind === kind && 'name' in node && node.name?.value === name ? null : undefined),
    });
    const lost = buildASTSchema(without, { assumeValidSDL: true, assumeValid: true });
    expect(findBreakingChanges(buildSchema(released), lost).length).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import { prettyLine } from '../../src/log/pretty.ts';

const line = JSON.stringify({
  level: 'error',
  time: '2026-11-23T12:00:00.000Z',
  portal: 'a b',
  message: 'gone',
});

describe('a readable log line', () => {
  it('quotes what has spaces', () => {
    expect(prettyLine(line, false)).toBe('12:00:00 error gone  portal="a b"\n');
  });

  it('has colours only where they are wanted', () => {
    expect(prettyLine(line, true)).toContain('\u001b[31merror');
    expect(prettyLine(line, false)).not.toContain('\u001b');
  });

  it('passes on what is not JSON', () => {
    expect(prettyLine('not json\n', false)).toBe('not json\n');
    expect(prettyLine('[1]\n', false)).toBe('[1]\n');
  });
});

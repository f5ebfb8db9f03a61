import { describe, expect, it } from 'vitest';
import { createLog, withoutSecrets, type LogOptions } from '../../src/log/pino.ts';

function aLog(options: Partial<LogOptions> = {}): {
  readonly lines: string[];
  readonly log: ReturnType<typeof createLog>;
} {
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    isPretty: false,
    hasColour: false,
    now: () => new Date('2026-11-23T12:00:00Z'),
    write: (line) => lines.push(line),
    ...options,
  });
  return { lines, log };
}

describe('the log', () => {
  it('writes one JSON line with the facts as fields', () => {
    const { lines, log } = aLog();
    log.write('warn', 'page repeated', { offset: 200 });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'warn',
      time: '2026-11-23T12:00:00.000Z',
      offset: 200,
      message: 'page repeated',
    });
  });

  it('keeps quiet below its level', () => {
    const { lines, log } = aLog({ level: 'error' });
    log.write('warn', 'not said');
    expect(lines).toEqual([]);
  });

  it('says nothing at all when silent', () => {
    const { lines, log } = aLog({ level: 'silent' });
    log.write('error', 'not said');
    expect(lines).toEqual([]);
  });

  it('hides values under names that sound like secrets, however deep', () => {
    const { lines, log } = aLog();
    log.write('info', 'request', { headers: { Authorization: 'Bearer abc' }, list: [{ appToken: 'xyz' }] });
    expect(lines[0]).not.toMatch(/abc|xyz/);
    expect(withoutSecrets({ adminToken: 'a', host: 'b' })).toEqual({ adminToken: '[secret]', host: 'b' });
  });

  it('lets no fact overwrite the time, the level or the message', () => {
    const { lines, log } = aLog();
    log.write('info', 'true message', { message: 'false', level: 'error', time: 'never' });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      message: 'true message',
      fact_level: 'error',
    });
  });

  it('writes readable lines for a terminal', () => {
    const { lines, log } = aLog({ isPretty: true });
    log.write('warn', 'page repeated', { offset: 200, portal: 'austin' });
    expect(lines).toEqual(['12:00:00 warn  page repeated  offset=200 portal=austin\n']);
  });

  it('shows escape sequences of a portal instead of obeying them', () => {
    const { lines, log } = aLog({ isPretty: true });
    log.write('info', 'title \u001b[2J', { title: 'a\nb' });
    expect(lines[0]).not.toContain('\u001b');
    expect(lines[0]?.split('\n')).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import { ALLOW_ALL, isAllowed, readRobots, ROBOTS_BYTES } from '../../../src/domain/links/robots.ts';

const may = (text: string, path: string): boolean =>
  isAllowed(readRobots(text, 'CivicGraph'), new URL(path, 'https://x.example'));
const forAll = (...lines: readonly string[]): string => ['User-agent: *', ...lines].join('\n');

describe('robots.txt', () => {
  it.each([
    ['/fish', '/fish.html', true],
    ['/fish', '/Fish.asp', false],
    ['/fish', '/catfish', false],
    ['/fish*', '/fish', true],
    ['/fish/', '/fish', false],
    ['/fish/', '/fish/?id=1', true],
    ['/*.php', '/a/b.php?x', true],
    ['/*.php$', '/b.php', true],
    ['/*.php$', '/b.php?x', false],
    ['/*.php$', '/b.php5', false],
    ['/fish*.php', '/fishheads/catfish.php?p', true],
    ['/a*b*c$', '/axbxc', true],
    ['/a*b*c$', '/abcb', false],
    ['/a$', '/a', true],
    ['/a$', '/ab', false],
    ['/*$', '/anything', true],
    ['/?q=', '/?q=1', true],
    ['/a%3cd.html', '/a%3Cd.html', true],
    ['/%7Ejoe', '/~joe', true],
    ['/straße', '/stra%C3%9Fe', true],
    ['/a%2fb', '/a/b', false],
  ])('%s stops %s: %s', (pattern, path, stops) => {
    expect(may(forAll(`Disallow: ${pattern}`), path)).toBe(!stops);
  });

  it('lets the longest rule decide, and of equals the one that allows', () => {
    expect(may(forAll('Disallow: /data', 'Allow: /data/open'), '/data/open/x')).toBe(true);
    expect(may(forAll('Allow: /data', 'Disallow: /data/closed'), '/data/closed/x')).toBe(false);
    expect(may(forAll('Disallow: /page', 'Allow: /page'), '/page')).toBe(true);
  });

  it('allows everything where nothing is said, and always itself', () => {
    expect(may('', '/x')).toBe(true);
    expect(may(forAll('Disallow:'), '/x')).toBe(true);
    expect(may(forAll('Disallow: /'), '/robots.txt')).toBe(true);
    expect(isAllowed(ALLOW_ALL, new URL('https://x.example/x'))).toBe(true);
  });

  it('obeys the groups of our own name, all of them, and then not those for everybody', () => {
    const text = `User-agent: civicgraph/2
Disallow: /a

User-agent: *
Disallow: /b

User-agent: other
User-agent: CIVICGRAPH
Disallow: /c`;
    expect(['/a', '/b', '/c'].map((path) => may(text, path))).toEqual([false, true, false]);
    expect(
      ['/a', '/b'].map((path) => isAllowed(readRobots(text, 'else'), new URL(path, 'https://x.example'))),
    ).toEqual([true, false]);
  });

  it('reads past comments, unknown lines, blank lines inside a group, and a byte order mark', () => {
    const text =
      '\uFEFFUser-Agent : *  # all\r\nSitemap: /s.xml\r\n\r\nDISALLOW: /a # not this\r\nNoindex: /b\r\n';
    expect(may(text, '/a')).toBe(false);
    expect(may(text, '/b')).toBe(true);
  });

  it('ignores rules before any name', () => {
    expect(may('Disallow: /\nUser-agent: *\nDisallow: /a', '/b')).toBe(true);
  });

  it('tells the longest delay that is asked for', () => {
    expect(readRobots(forAll('Crawl-delay: 2.5'), 'x').crawlDelayMs).toBe(2_500);
    expect(readRobots(forAll('Crawl-delay: 2', 'Crawl-delay: 7'), 'x').crawlDelayMs).toBe(7_000);
    expect(readRobots(forAll('Crawl-delay: soon'), 'x').crawlDelayMs).toBeNull();
  });

  it('reads no more than 500 KiB', () => {
    const filler = '#'.repeat(ROBOTS_BYTES);
    expect(may(`${filler}\n${forAll('Disallow: /')}`, '/x')).toBe(true);
    expect(may(`${forAll('Disallow: /')}\n${filler}`, '/x')).toBe(false);
  });

  it('takes no time over a pattern full of stars', () => {
    may(forAll(`Disallow: /${'*a'.repeat(2_000)}$`), `/${'a'.repeat(3_000)}b`);
  });

  it('takes no time over a line full of blanks', () => {
    // By a pattern that takes the square of it, this would not end within the time of a test.
    // By a pattern that takes the square of it, this would not end within the time of a test.
    expect(may(forAll(`Disallow: /a${' '.repeat(200_000)}x`, 'Disallow: /b'), '/b')).toBe(false);
  });
});

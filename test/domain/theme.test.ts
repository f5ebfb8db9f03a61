import { describe, expect, it } from 'vitest';
import { ownThemes, readTheme, themeKey } from '../../src/domain/theme.ts';

const none = ownThemes({});
const code = (raw: string): string | null => readTheme(raw, none).code;

describe('readTheme', () => {
  it('keeps the words of the portal and adds a code where they are known', () => {
    expect(readTheme('Public Safety', none)).toEqual({
      raw: 'Public Safety',
      code: 'JUST',
      label: 'Justice, legal system and public safety',
    });
    expect(readTheme('Service Requests & More', none)).toEqual({
      raw: 'Service Requests & More',
      code: null,
      label: 'Service Requests & More',
    });
  });

  it('reads codes, addresses and labels of the EU, in several languages', () => {
    for (const raw of [
      'HEAL',
      'http://publications.europa.eu/resource/authority/data-theme/HEAL',
      'Health',
      'Salud',
      'Gesundheit',
      'Santé',
      '医療・福祉',
    ]) {
      expect(code(raw), raw).toBe('HEAL');
    }
    expect(code('Ver\u00adwalt\u00adung')).toBe('GOVE');
    expect(code('Arts & Culture')).toBe('EDUC');
  });

  it('gives no code to what spans two themes, and no label to an opaque id', () => {
    expect(code('Health and Public Safety')).toBeNull();
    const opaque = 'c1f2a3b4-0000-4000-8000-1234567890ab';
    expect(readTheme(opaque, none)).toEqual({ raw: opaque, code: null, label: null });
    expect(readTheme('https://example.org/group/7', none).label).toBeNull();
  });

  it('lets the portal explain its own words', () => {
    const own = ownThemes({ 'Thriving  Neighborhoods': 'regi', Health: 'SOCI' });
    expect(readTheme('thriving neighborhoods', own).code).toBe('REGI');
    expect(readTheme('Health', own).code).toBe('SOCI');
  });

  it('has one key for all spellings', () => {
    expect(themeKey(' Économie & Finance ')).toBe('economie and finance');
  });
});

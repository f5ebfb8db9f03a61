import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLicence, type LicenceReading } from '../../src/domain/licence.ts';
import { licenceRows } from '../../src/domain/licence-table.ts';

interface Given {
  readonly url?: string;
  readonly id?: string;
  readonly title?: string;
}
function read({ url, id, title }: Given): LicenceReading {
  return readLicence({ url: url ?? null, id: id ?? null, title: title ?? null });
}
function brief(given: Given): string {
  const { licence, rules } = read(given);
  return [licence?.code ?? 'null', licence?.openness ?? 'null', ...rules].join(' ');
}

describe('readLicence', () => {
  it('reads what portals of cities really state', () => {
    const arField = {
      url: 'https://creativecommons.org/licenses/by/2.5/ar ',
      id: 'CC-BY-2.5-AR',
      title: 'Atribucion 2.5 Argentina (CC BY 2.5 AR)',
    };
    expect(brief(arField)).toBe('LicenseRef-CC-BY-2.5-AR OPEN');
    expect(brief({ id: 'CC-BY-2.5-AR' })).toBe('LicenseRef-CC-BY-2.5-AR OPEN');
    expect(brief({ title: 'Atribucion 2.5 Argentina (CC BY 2.5 AR)' })).toBe('LicenseRef-CC-BY-2.5-AR OPEN');
    const url = 'https://creativecommons.org/licenses/by/4.0/deed.ja';
    expect(brief({ url, id: 'CC-BY-4.0', title: 'クリエイティブ・コモンズ 表示（CC BY）' })).toBe(
      'CC-BY-4.0 OPEN',
    );
    expect(brief({ title: 'クリエイティブ・コモンズ 表示-改変禁止（CC BY-ND）' })).toBe(
      'CC-BY-ND-4.0 NOT_OPEN licence-version-assumed',
    );
    expect(brief({ title: 'Creative Commons 1.0 Universal (Public Domain Dedication)' })).toBe(
      'CC0-1.0 OPEN',
    );
    expect(brief({ title: 'Open Data Commons Public Domain Dedication and License' })).toBe('PDDL-1.0 OPEN');
    expect(brief({ title: 'Canada Open Government Licence' })).toBe('OGL-Canada-2.0 OPEN');
    expect(
      brief({ title: 'http://www.etalab.gouv.fr/pages/Licence_ouverte_Open_licence-5899923.html' }),
    ).toBe('LicenseRef-etalab-1.0 OPEN');
    expect(brief({ id: 'uk-ogl', title: 'UK Open Government Licence (OGL)' })).toBe('OGL-UK-3.0 OPEN');
  });

  it('keeps the words of the portal, its title and its address', () => {
    const { licence } = read({ url: 'https://city.example.org/licence', id: 'cc-by', title: 'Our licence' });
    expect(licence).toEqual({
      raw: 'https://city.example.org/licence · cc-by · Our licence',
      code: 'CC-BY-4.0',
      title: 'Our licence',
      url: 'https://city.example.org/licence',
      openness: 'OPEN',
      inherited: false,
    });
  });

  it('assumes a version only with a remark, and gives no address of it', () => {
    expect(brief({ id: 'cc-by-sa' })).toBe('CC-BY-SA-4.0 OPEN_SHAREALIKE licence-version-assumed');
    expect(read({ id: 'cc-by' }).licence?.url).toBeNull();
    expect(brief({ url: 'http://www.opendefinition.org/licenses/cc-by', id: 'cc-by' })).toBe(
      'CC-BY-4.0 OPEN licence-version-assumed',
    );
    expect(brief({ id: 'cc-by', title: 'Creative Commons Attribution 3.0 Unported' })).toBe('CC-BY-3.0 OPEN');
    expect(brief({ id: 'gfdl' })).toBe(
      'GFDL-1.3-no-invariants-or-later OPEN_SHAREALIKE licence-version-assumed',
    );
  });

  it('says when two statements contradict each other', () => {
    expect(brief({ id: 'CC-BY-4.0', title: 'CC BY-NC 4.0' })).toBe('CC-BY-4.0 OPEN licence-conflict');
    expect(brief({ id: 'cc-by', title: 'CC BY-NC 4.0' })).toBe('CC-BY-NC-4.0 NOT_OPEN licence-conflict');
    expect(brief({ id: 'other-open', title: 'CC BY 4.0' })).toBe('CC-BY-4.0 OPEN');
  });

  it('finds the licence that HTML links to, and makes nothing of contracts', () => {
    const linked = '<p>See <a href="https://creativecommons.org/licenses/by-sa/4.0/">the licence</a></p>';
    expect(brief({ title: linked })).toBe('CC-BY-SA-4.0 OPEN_SHAREALIKE');
    const contract = `<p>Public Domain</p><p>${'This data is provided as is. '.repeat(20)}</p>`;
    expect(brief({ title: contract })).toBe('null UNKNOWN');
    expect(read({ title: contract }).licence?.title).toBeNull();
  });

  it('never calls open what it does not know', () => {
    const unknown = [
      'Creative Commons',
      'public',
      'No restrictions',
      'To be added',
      'Open Government Licence',
      'Open Government Licence - Atlantis',
      'CC-BY-5.0',
      'Attribution',
      '政府標準利用規約（第2.0版）',
      'https://opendataphilly.org/licenses/other',
      'example.com/license-not-found',
      'not cc-by',
      'No',
    ];
    for (const title of unknown) expect(brief({ title }), title).toBe('null UNKNOWN');
  });

  it('tells terms of use, closed data and no licence apart', () => {
    expect(brief({ title: 'See Terms of Use' })).toBe('LicenseRef-terms-of-use UNKNOWN');
    expect(brief({ url: 'https://city.example.org/legal/disclaimer' })).toBe(
      'LicenseRef-terms-of-use UNKNOWN',
    );
    expect(brief({ id: 'other-closed' })).toBe('LicenseRef-closed NOT_OPEN');
    for (const title of ['License not specified', 'notspecified', 'None', 'No License', '-- No License --']) {
      expect(brief({ title }), title).toBe('NONE NONE');
    }
  });

  it('is null for nothing', () => {
    for (const title of ['', ' ', 'null', 'N/A']) expect(read({ title }).licence).toBeNull();
    expect(readLicence(null).licence).toBeNull();
  });

  it('reads its own codes, titles and addresses again', () => {
    for (const row of licenceRows) {
      expect(read({ id: row.code }).licence, row.code).toMatchObject({
        code: row.code,
        openness: row.openness,
      });
      expect(read({ title: row.title }).licence?.code, row.title).toBe(row.code);
      if (row.url !== null) expect(read({ url: row.url }).licence?.code, row.url).toBe(row.code);
    }
  });

  it('never throws, and knows no openness without a code', () => {
    const pieces = fc.constantFrom(
      'cc',
      '-',
      ' ',
      'by',
      'nc',
      'sa',
      '4.0',
      '3',
      'license',
      'https://creativecommons.org/licenses/',
      '/',
      '<a href=',
      'ogl',
      'public domain',
      '(',
      ')',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
    );
    const maybe = fc.option(text, { nil: null });
    fc.assert(
      fc.property(maybe, maybe, maybe, (url, id, title) => {
        const { licence } = readLicence({ url, id, title });
        if (licence !== null && licence.code === null) expect(licence.openness).toBe('UNKNOWN');
        if (licence !== null) expect(licence.raw.length).toBeLessThanOrEqual(1_000);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Creative Commons licences by grammar instead of a table: elements, version and jurisdiction in any order. */
import type { LicenceOpenness } from './dataset.ts';

export interface CreativeCommons {
  /** SPDX id, or LicenseRef- where SPDX has none for the jurisdiction. */
  readonly code: string;
  readonly openness: LicenceOpenness;
  readonly url: string | null;
  /** The statement names no version; the code is that of the current one. */
  readonly versionAssumed: boolean;
}
interface Parts {
  readonly elements: string;
  readonly version: string | null;
  readonly port: string | null;
}

const ELEMENTS = ['by', 'by-nc', 'by-nd', 'by-sa', 'by-nc-nd', 'by-nc-sa'];
const VERSIONS = new Set(['1.0', '2.0', '2.1', '2.5', '3.0', '4.0']);
/** Ports that SPDX lists (spdx-license-ids 3.0.24); all others get a LicenseRef-. */
const SPDX_PORTS = new Set([
  ...[
    'CC-BY-2.5-AU',
    'CC-BY-3.0-AT',
    'CC-BY-3.0-AU',
    'CC-BY-3.0-DE',
    'CC-BY-3.0-IGO',
    'CC-BY-3.0-NL',
    'CC-BY-3.0-US',
  ],
  ...['CC-BY-NC-3.0-DE', 'CC-BY-NC-3.0-IGO', 'CC-BY-NC-ND-3.0-DE', 'CC-BY-NC-ND-3.0-IGO', 'CC-BY-ND-3.0-DE'],
  ...[
    'CC-BY-NC-SA-2.0-DE',
    'CC-BY-NC-SA-2.0-FR',
    'CC-BY-NC-SA-2.0-UK',
    'CC-BY-NC-SA-3.0-DE',
    'CC-BY-NC-SA-3.0-IGO',
  ],
  ...['CC-BY-SA-2.0-UK', 'CC-BY-SA-2.1-JP', 'CC-BY-SA-3.0-AT', 'CC-BY-SA-3.0-DE', 'CC-BY-SA-3.0-IGO'],
]);
/** Jurisdictions that Creative Commons ported its licences to, with names and other codes in use. */
const PORTS = `
ar argentina;at austria osterreich;au aus australia;be belgium belgique;bg bulgaria;br brazil brasil;ca canada;ch switzerland schweiz suisse svizzera suiza
cl chile;cn china;co colombia;cr;cz;de germany deutschland alemania;dk denmark danmark;ec ecuador;ee estonia;eg egypt;es spain espana
fi finland suomi;fr france francia;ge georgia;gr greece;gt guatemala;hk;hr croatia;hu hungary;ie ireland;igo;il israel;in india;it italy italia
jp japan 日本;kr korea;lu luxembourg;mk;mt malta;mx mexico;my malaysia;nl netherlands nederland;no norway norge;nz;pe peru;ph philippines
pl poland polska;pr;pt portugal;ro romania;rs serbia;scotland;se sweden sverige;sg singapore;si slovenia;th thailand;tw taiwan;ug;uk;us usa;ve venezuela;vn vietnam;za`;
const ports = new Map(
  PORTS.trim()
    .split(/[;\n]/)
    .flatMap((row) => {
      const names = row.trim().split(' ');
      return names.map((name): [string, string] => [name, names[0] ?? name]);
    }),
);
/** Words that name no other licence. */
const NOISE = new Set(
  'international internacional internazionale internationale unported generic generica public publica v ver version de 国際'.split(
    ' ',
  ),
);
/** EU codes write the elements in one word. */
const JOINED = new Map([
  ['bysa', ['by', 'sa']],
  ['bync', ['by', 'nc']],
  ['bynd', ['by', 'nd']],
  ['byncsa', ['by', 'nc', 'sa']],
  ['byncnd', ['by', 'nc', 'nd']],
]);
const URL =
  /^(?:creativecommons\.org|creativecommons\.ca|creativecommons\.net)\/licen[cs]es\/([a-z-]+)(?:\/(\d\.\d))?(?:\/([a-z]{2,8}))?(?:\/|$)/;

/** Reads a key of `urlKey`. */
export function ccOfUrl(key: string): CreativeCommons | null {
  const match = URL.exec(key);
  if (match === null) return null;
  const elements = canonical((match[1] ?? '').split('-'));
  const version = match[2] ?? null;
  if (elements === null || (version !== null && !VERSIONS.has(version))) return null;
  return licence({ elements, version, port: ports.get(match[3] ?? '') ?? null });
}

/** Reads a key of `wordKey`; null unless every word of it is understood. */
export function ccOfWords(key: string): CreativeCommons | null {
  const elements = new Set<string>();
  const digits: string[] = [];
  let port: string | null = null;
  let named = false;
  for (const token of key.split(' ').flatMap((word) => JOINED.get(word) ?? [word])) {
    if (token === 'cc') named = true;
    else if (token === 'by' || token === 'nc' || token === 'nd' || token === 'sa') elements.add(token);
    else if (/^v?\d{1,2}$/.test(token)) digits.push(token.replace('v', ''));
    else if (ports.has(token)) {
      const code = ports.get(token) ?? null;
      if (port !== null && port !== code) return null;
      port = code;
    } else if (!NOISE.has(token)) return null;
  }
  const version = versionOf(digits);
  const known = canonical([...elements]);
  // "Attribution 4.0 International" is Creative Commons' own title; "attribution" alone could be anybody's.
  if (known === null || version === undefined || (!named && version === null)) return null;
  return licence({ elements: known, version, port });
}

/** null: none given. undefined: no version of Creative Commons. "4", "40" and "4 0" are the same; repeats agree. */
function versionOf(digits: readonly string[]): string | null | undefined {
  if (digits.length === 0) return null;
  const joined = digits.join('');
  const half = joined.slice(0, joined.length / 2);
  const once = joined.length % 2 === 0 && half + half === joined && joined.length > 2 ? half : joined;
  const version = `${once.charAt(0)}.${once.length === 1 ? '0' : once.slice(1)}`;
  return VERSIONS.has(version) ? version : undefined;
}

function canonical(elements: readonly string[]): string | null {
  const wanted = [...elements]
    .filter((element) => element !== '')
    .sort()
    .join();
  return ELEMENTS.find((known) => known.split('-').sort().join() === wanted) ?? null;
}

function licence({ elements, version, port }: Parts): CreativeCommons {
  const openness = opennessOf(elements);
  const family = `CC-${elements.toUpperCase()}`;
  if (version === null && port !== null) {
    const current = `${family}-3.0-${port.toUpperCase()}`;
    if (SPDX_PORTS.has(current)) return { code: current, openness, url: null, versionAssumed: true };
    return { code: `LicenseRef-${family}-${port.toUpperCase()}`, openness, url: null, versionAssumed: false };
  }
  if (version === null) return { code: `${family}-4.0`, openness, url: null, versionAssumed: true };
  // There are no ports of 4.0: what looks like one is the language of the deed.
  const place = version === '4.0' ? null : port;
  const code = place === null ? `${family}-${version}` : `${family}-${version}-${place.toUpperCase()}`;
  const listed = place === null ? version !== '2.1' : SPDX_PORTS.has(code);
  return {
    code: listed ? code : `LicenseRef-${code}`,
    openness,
    url: `https://creativecommons.org/licenses/${elements}/${version}/${place === null ? '' : `${place}/`}`,
    versionAssumed: false,
  };
}

function opennessOf(elements: string): LicenceOpenness {
  if (elements.includes('nc') || elements.includes('nd')) return 'NOT_OPEN';
  return elements.includes('sa') ? 'OPEN_SHAREALIKE' : 'OPEN';
}

/** Every spelling of the licences in the rows, ready to be looked up. */
import type { LicenceOpenness } from './dataset.ts';
import { urlKey, wordKey } from './licence-keys.ts';
import { COMMON_LICENCES, UNVERSIONED_NAMES, WEAK_STATEMENTS, type WrittenLicence } from './licence-rows.ts';
import { NATIONAL_LICENCES } from './licence-rows-national.ts';

/** How much a statement says; a more exact one beside it wins. */
export type LicenceRank = 'exact' | 'assumed' | 'weak' | 'none';
export interface LicenceRow {
  readonly code: string;
  readonly openness: LicenceOpenness;
  readonly title: string;
  readonly url: string | null;
  /** `assumed`: the version is. `weak`: the portal's own statement, or words of no content. `none`: says there is none. */
  readonly rank: LicenceRank;
}

function rowsOf(
  written: readonly WrittenLicence[],
  rank: LicenceRank,
): readonly [WrittenLicence, LicenceRow][] {
  return written.map((entry) => {
    const [code, openness, title, , addresses] = entry;
    // Where the version is assumed, the address of one version would say more than the portal did.
    const url = rank === 'assumed' ? null : (addresses?.split(';', 1)[0] ?? null);
    return [entry, { code, openness, title, url, rank: openness === 'NONE' ? 'none' : rank }];
  });
}

const all = [
  ...rowsOf(UNVERSIONED_NAMES, 'assumed'),
  ...rowsOf(COMMON_LICENCES, 'exact'),
  ...rowsOf(NATIONAL_LICENCES, 'exact'),
  ...rowsOf(WEAK_STATEMENTS, 'weak'),
];

export const licenceRows: readonly LicenceRow[] = all.map(([, row]) => row);

/** Keys of `wordKey`: ids, titles and the codes themselves. */
export const licenceWords: ReadonlyMap<string, LicenceRow> = new Map(
  all.flatMap(([[code, , title, names], row]) => {
    const keys = new Set([...names.split(';'), code, title].map(wordKey));
    return [...keys].filter((key) => key !== '').map((key): [string, LicenceRow] => [key, row]);
  }),
);

/** Keys of `urlKey`. */
export const licenceAddresses: ReadonlyMap<string, LicenceRow> = new Map(
  all.flatMap(([[, , , , addresses = ''], row]) =>
    addresses
      .split(';')
      // The four Swiss statements share one page and differ in the fragment, which the key leaves out.
      .filter((address) => address !== '' && !address.includes('#'))
      .map((address): [string, LicenceRow] => [urlKey(address), row]),
  ),
);

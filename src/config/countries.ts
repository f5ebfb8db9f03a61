/** ISO 3166-1 alpha-2, officially assigned codes (https://www.iso.org/iso-3166-country-codes.html). */
import { nearest } from '../connector/suggest.ts';

const CODES = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
  CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
  GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
  KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
  MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
  SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
  UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/),
);

/** Codes that people write in good faith. */
const MEANT: Readonly<Record<string, string>> = {
  UK: 'GB',
  EL: 'GR',
  USA: 'US',
  GBR: 'GB',
  DEU: 'DE',
  ESP: 'ES',
};

/** null: it is one. Otherwise what was wanted. */
export function countryProblem(code: string): string | null {
  if (CODES.has(code)) return null;
  const upper = code.toUpperCase();
  const meant =
    MEANT[upper] ?? (CODES.has(upper) ? upper : nearest(upper, upper.length === 2 ? [] : [...CODES]));
  const hint = meant === null ? '' : `. Did you mean "${meant}"?`;
  return `expected an ISO 3166-1 alpha-2 code such as "CA", got "${code}"${hint}`;
}

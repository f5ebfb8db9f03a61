/** Criteria on the record itself: columns, rows, documentation, contact, access, score. */
import { isFilled } from '../metrics/filled.ts';
import { PhraseIndex, tokensOf } from '../metrics/categories/phrases.ts';
import { accessRightOf } from '../metrics/vocabulary/access-rights.ts';
import { byBounds, found, judged, type Finding } from './check-outcome.ts';
import type { Criterion } from './rules.ts';
import type { EvidenceDataset } from './sweep-input.ts';
import { UNKNOWN, truthOf } from './truth.ts';
import { compareBounds } from './value-tests.ts';

export function accessRights(
  { dataset }: EvidenceDataset,
  { value: expected = 'PUBLIC' }: Criterion,
): Finding {
  const text = dataset.accessRights;
  const parts = { observed: text, expected };
  if (!isFilled(text))
    return dataset.fieldsObserved.includes('accessRights')
      ? found('FAIL', 'ABSENT', parts)
      : found('UNKNOWN', 'FIELD_NOT_OBSERVED', parts);
  const code = accessRightOf(text);
  if (code === null) return found('UNKNOWN', 'UNMAPPED_VALUE', parts);
  return judged(truthOf(code === expected), 'OTHER_RIGHT', { observed: code, expected });
}

const plain = (name: string): string => tokensOf(name).join(' ');

/** Each by any of its names, in any spelling; titles of columns count. */
export function columns({ dataset }: EvidenceDataset, { allOf: wanted = [] }: Criterion): Finding {
  const expected = wanted.map((names) => names.join(' or '));
  if (dataset.columns.length === 0) {
    const isSeen = dataset.fieldsObserved.includes('columns');
    return found('UNKNOWN', isSeen ? 'NO_COLUMNS' : 'FIELD_NOT_OBSERVED', { observed: null, expected });
  }
  const there = new Set(dataset.columns.flatMap(({ name, title }) => [plain(name), plain(title ?? name)]));
  const missing = wanted.filter((names) => !names.some((name) => there.has(plain(name))));
  const observed = missing.length === 0 ? expected : { missing: missing.map((names) => names.join(' or ')) };
  return judged(truthOf(missing.length === 0), 'COLUMN_MISSING', { observed, expected });
}

/** An estimate is shown, and decides nothing: nobody says how far off it may be. */
export function rowCount(evidence: EvidenceDataset, { gte = 0 }: Criterion): Finding {
  const { least, most, estimate, reason } = evidence.rowCount();
  const observed = least ?? (estimate === null ? null : { estimate });
  const parts = { observed, expected: { gte } };
  const truth = compareBounds({ lower: least, upper: most }, 'gte', gte);
  return truth === UNKNOWN ? found('UNKNOWN', reason, parts) : judged(truth, 'TOO_FEW_ROWS', parts);
}

export function mqa(evidence: EvidenceDataset, { gte = 0 }: Criterion): Finding {
  const indicator = 'mqa.total';
  return byBounds(evidence.result(indicator), (bounds) => compareBounds(bounds, 'gte', gte), {
    ...{ expected: { gte }, indicator, because: 'TOO_FEW_POINTS' },
  });
}

const DESCRIBED = 0.8;
const DICTIONARIES = new PhraseIndex<true>();
DICTIONARIES.add(
  'data dictionary|codebook|code book|field description*|diccionario de datos|dictionnaire des donnees|dictionnaire de donnees|datensatzbeschreibung|dizionario dati|dizionario dei dati|dicionario de dados',
  true,
);
/** Columns described, or a file that is called their dictionary. */
export function documented(evidence: EvidenceDataset): Finding {
  const { distributions, fieldsObserved } = evidence.dataset;
  const expected = { described: DESCRIBED };
  const dictionary = distributions.find(({ title }) => {
    let isOne = false;
    if (title !== null) DICTIONARIES.find(tokensOf(title), () => (isOne = true));
    return isOne;
  });
  if (dictionary !== undefined)
    return found('PASS', null, { observed: { dictionary: dictionary.title }, expected });
  const indicator = 'doc.schema';
  const finding = byBounds(evidence.result(indicator), (bounds) => compareBounds(bounds, 'gte', DESCRIBED), {
    expected,
    indicator,
    because: 'TOO_FEW_DESCRIBED',
  });
  const isSeen = fieldsObserved.includes('distribution.title');
  return finding.state === 'FAIL' && !isSeen
    ? { ...finding, state: 'UNKNOWN', reason: 'FIELD_NOT_OBSERVED' }
    : finding;
}

export function contactable({ dataset }: EvidenceDataset): Finding {
  const expected = 'an e-mail or web address';
  const observed = [dataset.contact?.email, dataset.contact?.url].find(isFilled) ?? null;
  if (observed !== null) return found('PASS', null, { observed, expected });
  return dataset.fieldsObserved.includes('contact')
    ? found('FAIL', 'ABSENT', { observed, expected })
    : found('UNKNOWN', 'FIELD_NOT_OBSERVED', { observed, expected });
}

/** Criteria on what can be had: formats, licences, whether it answers. */
import type { Distribution, Licence } from '../dataset.ts';
import { found, judged, type Finding } from './check-outcome.ts';
import { codeKey } from './dataset-view.ts';
import type { Criterion } from './rules.ts';
import type { EvidenceDataset } from './sweep-input.ts';
import { FALSE, TRUE, UNKNOWN, allOf, anyOf, type Truth } from './truth.ts';

function addressesOf({ accessUrl, downloadUrl }: Distribution): readonly string[] {
  return [...new Set([downloadUrl, accessUrl])].filter((url) => url !== null);
}
/** Any address that answers is enough; dead where all of them are. */
function isAlive({ link }: EvidenceDataset, distribution: Distribution): Truth {
  return anyOf(addressesOf(distribution), (url) => {
    const state = link(url)?.state ?? 'UNKNOWN';
    return state === 'PASS' ? TRUE : state === 'FAIL' ? FALSE : UNKNOWN;
  });
}
function isUnseen({ dataset }: EvidenceDataset): boolean {
  return dataset.distributions.length === 0 && !dataset.fieldsObserved.includes('distributions');
}

export function alive(evidence: EvidenceDataset): Finding {
  const { distributions } = evidence.dataset;
  const expected = 'a distribution that answers';
  if (isUnseen(evidence)) return found('UNKNOWN', 'FIELD_NOT_OBSERVED', { observed: null, expected });
  if (distributions.length === 0) return found('FAIL', 'NO_DISTRIBUTION', { observed: 0, expected });
  const states = distributions.map((one) =>
    addressesOf(one).length === 0 ? UNKNOWN : isAlive(evidence, one),
  );
  const answering = states.filter((state) => state === TRUE).length;
  const truth = anyOf(states, (state) => state);
  const reason = truth === TRUE ? null : truth === FALSE ? 'DEAD' : 'NOT_CHECKED';
  return { ...judged(truth, 'DEAD', { observed: answering, expected }), reason };
}

/** Codes of distributions that are not dead. */
export function format(evidence: EvidenceDataset, { anyOf: some, allOf: every }: Criterion): Finding {
  const living = evidence.dataset.distributions.filter(
    (one) => addressesOf(one).length === 0 || isAlive(evidence, one) !== FALSE,
  );
  const sees = evidence.dataset.fieldsObserved.includes('distribution.format');
  const isUnclear =
    isUnseen(evidence) || living.some(({ format: one }) => (one === null ? !sees : one.code === null));
  const codes = [...new Set(living.flatMap(({ format: one }) => one?.code ?? []))].toSorted();
  const known = new Set(codes.map(codeKey));
  const has = (code: string): Truth => (known.has(codeKey(code)) ? TRUE : isUnclear ? UNKNOWN : FALSE);
  const truth = allOf([...(every ?? []), ...(some === undefined ? [] : [some])], (choices): Truth =>
    anyOf(choices, has),
  );
  const expected = {
    ...(some === undefined ? {} : { anyOf: some }),
    ...(every === undefined ? {} : { allOf: every }),
  };
  return judged(truth, 'NO_SUCH_FORMAT', { observed: codes, expected });
}

export function licence(evidence: EvidenceDataset, { anyOf: wanted = [] }: Criterion): Finding {
  const { dataset } = evidence;
  const all = [dataset.licence, ...dataset.distributions.map((one) => one.licence)].filter(
    (one): one is Licence => one !== null && one.openness !== 'NONE',
  );
  const codes = [...new Set(all.flatMap(({ code }) => code ?? []))].toSorted();
  const known = new Set(codes.map(codeKey));
  const parts = { observed: codes.length > 0 ? codes : (all[0]?.raw ?? null), expected: { anyOf: wanted } };
  if (wanted.some((code) => known.has(codeKey(code)))) return judged(TRUE, '', parts);
  if (all.some(({ code }) => code === null)) return found('UNKNOWN', 'UNMAPPED_VALUE', parts);
  const isSeen = ['licence', 'distribution.licence'].some((term) =>
    dataset.fieldsObserved.some((field) => field === term),
  );
  if (all.length === 0 && !isSeen) return found('UNKNOWN', 'FIELD_NOT_OBSERVED', parts);
  return found('FAIL', all.length === 0 ? 'ABSENT' : 'OTHER_LICENCE', parts);
}

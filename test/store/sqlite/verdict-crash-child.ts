/** Evaluations that go on until the process is killed; says on standard output which are acknowledged. */
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { anEvaluation, aRequirement } from '../../support/an-evaluation.ts';

const [file = '', size = '20'] = process.argv.slice(2);
const store = openSqliteStore({ file, log: { write: () => {} }, searchable: false });
const [known] = await store.verdicts.latest(['c0'], null);
const start = Number(known?.evaluation.selectorDigest ?? 0) + 1;
for (let round = start; round < start + 100_000; round += 1) {
  const at = new Date(Date.UTC(2026, 0, 1) + round * 60_000).toISOString();
  const evaluations = Array.from({ length: Number(size) }, (_, index) =>
    anEvaluation(`c${index}`, { requirements: [aRequirement(`p/${round}`)] }, { selectorDigest: `${round}` }),
  );
  await store.verdicts.save({ at, evaluations });
  process.stdout.write(`${round}\n`);
}

/** Writes docs/mapping-report.md from the recordings: `npm run docs:mapping`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.ts';
import { harvestRecorded, recordedCatalogues } from './support/catalogues.ts';
import { factsOf, type PortalFacts } from './support/mapping-facts.ts';
import { renderMappingReport } from './support/mapping-report.ts';
import { hasRecordings } from './support/recordings.ts';

if (hasRecordings('docs/mapping-report.md')) {
  const facts: PortalFacts[] = [];
  for (const catalogue of recordedCatalogues()) facts.push(factsOf(await harvestRecorded(catalogue)));
  const path = join(packageRoot(), 'docs/mapping-report.md');
  writeFileSync(path, await renderMappingReport(facts));
  console.info(`written: ${path}`);
}

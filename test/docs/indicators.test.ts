import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { INDICATORS } from '../../src/domain/metrics/indicators.ts';
import { renderIndicatorDocs } from './indicator-docs.ts';

const page = new URL('../../docs/indicators.md', import.meta.url);

it('docs/indicators.md tells every indicator as it is', async () => {
  const text = await renderIndicatorDocs(INDICATORS);
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(page, text);
  for (const { id } of INDICATORS) expect(text).toContain(`\`${id}\``);
  expect(readFileSync(page, 'utf8')).toBe(text);
});

it('changes when a definition does', async () => {
  const [first, ...rest] = INDICATORS;
  if (first === undefined) throw new TypeError('no indicators');
  expect(await renderIndicatorDocs([{ ...first, formula: 'another one' }, ...rest])).not.toBe(
    await renderIndicatorDocs(INDICATORS),
  );
});

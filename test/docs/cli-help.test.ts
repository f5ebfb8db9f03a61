import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingNames, variableOf } from '../../src/config/setting-fields.ts';
import { projectRoot } from '../support/cli-world.ts';
import { renderCliDocs } from './cli-docs.ts';

const path = join(projectRoot, 'docs/cli.md');

describe('docs/cli.md', () => {
  it('says what the commands say of themselves', async () => {
    const wanted = await renderCliDocs();
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, wanted);
    expect(existsSync(path) ? readFileSync(path, 'utf8') : 'missing').toBe(wanted);
  });

  it('names every setting and every command', async () => {
    const text = await renderCliDocs();
    for (const name of settingNames) expect(text).toContain(variableOf(name));
    for (const command of [
      'serve',
      'harvest',
      'portals list',
      'portals probe',
      'portals add',
      'links check',
      'links show',
      'query',
      'tables',
      'rows',
      'aggregate',
      'registry check',
      'connectors check',
      'status',
      'demo',
    ])
      expect(text).toContain(`## civicgraph ${command}`);
  });
});

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IndicatorDefinition } from '../../src/domain/metrics/definition.ts';
import { INDICATORS } from '../../src/domain/metrics/indicators.ts';
import { projectRoot } from '../support/cli-world.ts';
import { anchorOf, INDICATOR_DOCS, renderIndicatorDocs } from './indicator-docs.ts';

function aDefinition(more: Partial<IndicatorDefinition>): IndicatorDefinition {
  return {
    ...{ id: 'mqa.fin.keyword', version: '1.0.0', title: 'Keywords', group: 'mqa', dimension: 'findability' },
    ...{ subject: 'DATASET', kind: 'verdict', inputs: ['dcat:keyword'], definition: 'Whether there is one.' },
    ...{ formula: 'PASS where there is.', unit: '0 or 1', range: [0, 1], weight: 30 },
    ...{ missing: 'UNKNOWN where it cannot be seen.', source: 'piveau', better: 'more' },
    ...more,
  };
}

/** Links to places in the pages that are not there. */
function deadLinks(pages: ReadonlyMap<string, string>): readonly string[] {
  return [...pages].flatMap(([path, text]) =>
    [...text.matchAll(/\]\(([a-z]*\.md)?#?([a-z0-9-]*)\)/gi)].flatMap(([link, file, anchor]) => {
      const target = file === undefined ? text : pages.get(`${INDICATOR_DOCS}/${file}`);
      const isThere =
        file === 'classifier.md' ||
        (target !== undefined && (anchor === '' || target.includes(`<a id="${anchor}">`)));
      return isThere ? [] : [`${path}: ${link}`];
    }),
  );
}

describe('the pages of indicators', () => {
  it('are one for each group and one that leads to them', async () => {
    const pages = await renderIndicatorDocs([
      aDefinition({}),
      aDefinition({ id: 'p.tau', group: 'portal', subject: 'PORTAL', kind: 'share', weight: null }),
    ]);
    expect([...pages.keys()]).toEqual([
      ...['docs/indicators/README.md', 'docs/indicators/mqa.md', 'docs/indicators/portal.md'],
    ]);
    expect(pages.get('docs/indicators/README.md')).toMatch(/\[Portals\]\(portal\.md\)/);
    expect(deadLinks(pages)).toEqual([]);
  });

  it('say everything that a definition says', async () => {
    const one = aDefinition({ range: [0, null], unit: 'days', better: 'less', kind: 'quantity' });
    const text = (await renderIndicatorDocs([one])).get('docs/indicators/mqa.md') ?? '';
    const { id, title, version, definition, formula, missing, source } = one;
    for (const said of [id, title, version, definition, formula, missing, source])
      expect(text).toContain(said);
    for (const said of ['findability', '`dcat:keyword`', '0–∞ days', 'less is better', 'Weight: 30'])
      expect(text).toContain(said);
  });

  it('keep words that Markdown would take for something else', async () => {
    const one = aDefinition({ title: 'a | b', definition: '2 * 3 < 7 * 1', id: 'mqa.x~core' });
    const text = (await renderIndicatorDocs([one])).get('docs/indicators/mqa.md') ?? '';
    expect(text).toContain('a \\| b');
    expect(text).toMatch(/2 \\\* 3 &lt; 7 \\\* 1/);
    expect(text).toContain('<a id="mqa-x--core">');
  });

  it('do not depend on the order of groups, and keep the order within one', async () => {
    const tau = aDefinition({ id: 'p.tau', group: 'portal' });
    const theme = aDefinition({ id: 'mqa.fin.theme' });
    const one = await renderIndicatorDocs([tau, aDefinition({}), theme]);
    const other = await renderIndicatorDocs([aDefinition({}), theme, tau]);
    expect([...one]).toEqual([...other]);
  });

  it('have an anchor of its own for every indicator', () => {
    const anchors = INDICATORS.map(({ id }) => anchorOf(id));
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(anchors.filter((anchor) => !/^[a-z0-9-]+$/.test(anchor))).toEqual([]);
  });

  it('show a link that leads nowhere', () => {
    expect(
      deadLinks(new Map([['docs/indicators/a.md', '[x](#gone) [y](gone.md) <a id="here"> [z](#here)']])),
    ).toEqual([...['docs/indicators/a.md: ](#gone)', 'docs/indicators/a.md: ](gone.md)']]);
  });
});

describe('docs/indicators', () => {
  it('says what the indicators say of themselves', async () => {
    const pages = await renderIndicatorDocs(INDICATORS);
    if (process.env['UPDATE_DOCS'] === '1')
      for (const [path, text] of pages) writeFileSync(join(projectRoot, path), text);
    const found = new Map(
      [...pages.keys()].map((path) => {
        const file = join(projectRoot, path);
        return [path, existsSync(file) ? readFileSync(file, 'utf8') : 'missing'];
      }),
    );
    expect(found).toEqual(pages);
    expect(deadLinks(pages)).toEqual([]);
  });

  it('has no page of a group that is gone', async () => {
    const wanted = [...(await renderIndicatorDocs(INDICATORS)).keys(), `${INDICATOR_DOCS}/classifier.md`];
    const there = readdirSync(join(projectRoot, INDICATOR_DOCS)).map((name) => `${INDICATOR_DOCS}/${name}`);
    expect(there.toSorted()).toEqual(wanted.toSorted());
  });
});

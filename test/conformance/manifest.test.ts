import { describe, expect, it } from 'vitest';
import { saidOf } from './messages.ts';
import { declared } from './saboteurs/declared.ts';
import { portal } from './saboteurs/sabotage.ts';

function of(id: string): Promise<string> {
  return saidOf(id, declared[id]);
}

describe('the checks of manifests', () => {
  it('name the folder and the id that is not its name', async () => {
    expect(await of('manifest/id-is-folder')).toBe(
      'manifest.id: expected "ckan", the name of the folder, got "kcan"',
    );
  });

  it('say what the gateway would say at the door', async () => {
    expect(await of('manifest/well-formed')).toContain(
      'manifest.docs: expected a URL, got the text "see the wiki"',
    );
  });

  it('ask for help that is more than the name', async () => {
    expect(await of('manifest/config-has-help')).toContain('manifest.config.office.help');
  });

  it('catch a portal that claims more than its platform', async () => {
    const boastful = portal(({ capabilities, catalogue }) => ({
      catalogue,
      capabilities: { ...capabilities, catalogue: { ...capabilities.catalogue, maxPageSize: 1e6 } },
    }));
    expect(await saidOf('manifest/methods-match-capabilities', boastful)).toBe(
      'the portal claims more than the manifest: catalogue.maxPageSize',
    );
  });

  it('catch a method that is there although it is not declared', async () => {
    const shy = portal(({ capabilities, catalogue }) => ({
      catalogue,
      capabilities: { ...capabilities, catalogue: { ...capabilities.catalogue, getMany: null } },
    }));
    expect(await saidOf('manifest/methods-match-capabilities', shy)).toBe(
      'catalogue.getMany is null, but get is there',
    );
  });

  it('catch rows that are declared and not there, and the other way round', async () => {
    const id = 'manifest/methods-match-capabilities';
    const rowless = portal(({ capabilities, catalogue }) => ({ capabilities, catalogue }));
    expect(await saidOf(id, rowless)).toBe('rows is declared, but `rows` is absent');
    const shy = portal((own) => ({ ...own, capabilities: { ...own.capabilities, rows: null } }));
    expect(await saidOf(id, shy)).toBe('rows is null, but `rows` is there');
    const uncounted = portal((own) => {
      const { rows } = own.capabilities;
      return rows === null
        ? own
        : { ...own, capabilities: { ...own.capabilities, rows: { ...rows, count: 'none' } } };
    });
    expect(await saidOf(id, uncounted)).toBe('rows.count is none, but `count` is there');
    const ungrouped = portal((own) => {
      const { rows } = own.capabilities;
      return rows === null
        ? own
        : { ...own, capabilities: { ...own.capabilities, rows: { ...rows, aggregate: null } } };
    });
    expect(await saidOf(id, ungrouped)).toBe('rows.aggregate is null, but `aggregate` is there');
  });
});

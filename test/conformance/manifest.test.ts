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
});

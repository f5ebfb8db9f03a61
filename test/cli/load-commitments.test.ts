import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../src/cli/load.ts';
import type { GatewayConfig } from '../../src/gateway.ts';
import { aFolder, aWorld, registryText } from '../support/cli-world.ts';
import { testRegistry } from '../support/commitment-files.ts';

let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
  writeFileSync(join(folder.path, 'registry.yaml'), registryText(testRegistry));
  mkdirSync(join(folder.path, '.civicgraph/commitments/cities/cuzco'), { recursive: true });
  put('_meta.yaml', 'schemaVersion: 1\n');
});
afterEach(() => folder.remove());
const put = (path: string, text: string): void =>
  writeFileSync(join(folder.path, '.civicgraph/commitments', path), text);
const open = async (): Promise<GatewayConfig> => {
  const world = aWorld({ cwd: folder.path });
  const { gateway, config } = await openGateway(world, { registry: 'registry.yaml', store: ':memory:' });
  await gateway.close();
  return config;
};

describe('a gateway with commitments', () => {
  it('has the cities that only these have', async () => {
    put(
      'cities/cuzco/city.yaml',
      'id: cuzco\nname: Cuzco\ncountry: PE\njurisdictionKind: CITY\nsourceUrl: https://example.org\n',
    );
    const { registry, commitments } = await open();
    expect(registry.cities.map(({ slug }) => slug)).toEqual(['lima', 'quito', 'cuzco']);
    expect(registry.cities[2]).toMatchObject({
      name: 'Cuzco',
      country: 'PE',
      sources: ['https://example.org'],
    });
    expect(structuredClone(commitments)).toEqual(commitments);
  });

  it('does not start when one of their files is wrong, and says all that is', async () => {
    put('cities/cuzco/city.yaml', 'id: cuzco\ncountry: PE\n');
    await expect(open()).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/E-SCH-01: .*"name"[^]*E-SCH-01: .*"jurisdictionKind"/),
    });
  });

  it('starts with warnings', async () => {
    put('rounds.yaml', 'rounds: []\n');
    expect((await open()).commitments?.rounds).toEqual([]);
  });
});

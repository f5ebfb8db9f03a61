/** The demo's portals, small, with a registry file and a data folder of their own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDemoPortals, type DemoPortals } from '../twins/demo.ts';
import { aFolder, aWorld, registryText, type TestWorld, type TestWorldOptions } from './cli-world.ts';

export interface DemoCity {
  readonly folder: string;
  readonly portals: DemoPortals;
  world(options?: TestWorldOptions): TestWorld;
  /** Environment for a process of its own. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function aDemoCity(scale = 0.1): Promise<DemoCity> {
  const folder = aFolder();
  const portals = await startDemoPortals({ now: () => new Date(), scale });
  writeFileSync(join(folder.path, 'registry.yaml'), registryText(portals.registry));
  const env = { CIVICGRAPH_ALLOW_LOOPBACK: 'true', CIVICGRAPH_REGISTRY: 'registry.yaml', NO_COLOR: '1' };
  return {
    folder: folder.path,
    portals,
    env,
    world: (options = {}) => aWorld({ cwd: folder.path, ...options, env: { ...env, ...options.env } }),
    async close() {
      await portals.close();
      folder.remove();
    },
  };
}

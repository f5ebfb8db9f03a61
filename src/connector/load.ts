/** Which connectors there are: the built-in ones, and those that the configuration names. */
import { admitConnector } from './admit.ts';
import type { Connector } from './contract.ts';
import { ConnectorError } from './errors.ts';
import { unknownName } from './suggest.ts';

/** Usually `(specifier) => import(specifier)`: a path or a package name to its module. */
export type ImportModule = (specifier: string) => Promise<unknown>;

function defaultOf(module: unknown, specifier: string): unknown {
  if (typeof module === 'object' && module !== null && 'default' in module) return module.default;
  throw new ConnectorError('BAD_CONFIG', `${specifier} has no default export; expected a connector there`);
}

async function loadOne(specifier: string, importModule: ImportModule): Promise<Connector> {
  let module: unknown;
  try {
    module = await importModule(specifier);
  } catch (cause) {
    const because = cause instanceof Error ? cause.message : String(cause);
    throw new ConnectorError('BAD_CONFIG', `cannot load the connector ${specifier}: ${because}`, { cause });
  }
  return admitConnector(defaultOf(module, specifier), specifier);
}

function duplicates(all: readonly { readonly from: string; readonly connector: Connector }[]): string[] {
  const owners = new Map<string, string>();
  return all.flatMap(({ from, connector }) => {
    const { id } = connector.manifest;
    const owner = owners.get(id);
    if (owner === undefined) owners.set(id, from);
    return owner === undefined ? [] : [`${from} has the id "${id}", which ${owner} has already`];
  });
}

/**
 * Built-in connectors first, then those of `specifiers` in their order; each is checked at the door. Throws one
 * BAD_CONFIG that names every specifier that cannot be loaded, is not a connector, or takes an id already taken.
 */
export async function loadConnectors(
  builtIn: readonly unknown[],
  specifiers: readonly string[],
  importModule: ImportModule,
): Promise<readonly Connector[]> {
  const all = builtIn.map((value, index) => {
    const from = `built-in connector ${index + 1}`;
    return { from, connector: admitConnector(value, from) };
  });
  const problems: string[] = [];
  for (const specifier of specifiers) {
    try {
      all.push({ from: specifier, connector: await loadOne(specifier, importModule) });
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      problems.push(error.message);
    }
  }
  problems.push(...duplicates(all));
  if (problems.length > 0) throw new ConnectorError('BAD_CONFIG', problems.join('\n'));
  return all.map(({ connector }) => connector);
}

/** The connector with this id; throws BAD_CONFIG with the nearest known id. */
export function findConnector(connectors: readonly Connector[], id: string): Connector {
  const found = connectors.find((connector) => connector.manifest.id === id);
  if (found !== undefined) return found;
  const known = connectors.map((connector) => connector.manifest.id);
  throw new ConnectorError('BAD_CONFIG', unknownName('connector', id, known));
}

/** manifest/: what the connector says of itself. */
import { admitConnector, ConnectorError, type Capabilities } from '../connector/index.ts';
import { demand, type Check } from './check.ts';
import { open } from './walks.ts';

/** What a portal claims beyond its platform. */
function excessOf(portal: Capabilities, platform: Capabilities): readonly string[] {
  const [own, most] = [portal.catalogue, platform.catalogue];
  return [
    ...(own.since === 'inclusive' && most.since === 'none' ? ['catalogue.since'] : []),
    ...(own.order === 'stable' && most.order === 'unspecified' ? ['catalogue.order'] : []),
    ...(own.count === 'exact' && most.count === 'none' ? ['catalogue.count'] : []),
    ...(own.maxPageSize > most.maxPageSize ? ['catalogue.maxPageSize'] : []),
    ...((own.getMany ?? 0) > (most.getMany ?? 0) ? ['catalogue.getMany'] : []),
    ...(portal.rows !== null && platform.rows === null ? ['rows'] : []),
  ];
}

export const manifestChecks: readonly Check[] = [
  {
    id: 'manifest/id-is-folder',
    promise: 'The id is the name of the folder: it is part of every global id.',
    async run({ connector, folder }) {
      const { id } = connector.manifest;
      demand(id === folder, `manifest.id: expected "${folder}", the name of the folder, got "${id}"`);
    },
  },
  {
    id: 'manifest/contract-version',
    promise: 'The contract is one that this gateway knows.',
    async run({ connector }) {
      const { contract } = connector.manifest;
      demand(contract === 1, `manifest.contract: expected 1, got ${String(contract)}`);
    },
  },
  {
    id: 'manifest/well-formed',
    promise: 'The gateway lets the connector in when it loads it.',
    async run({ connector, folder }) {
      try {
        admitConnector({ ...connector, manifest: { ...connector.manifest, contract: 1 } }, folder);
      } catch (error) {
        demand(!(error instanceof ConnectorError), () => String(error));
        throw error;
      }
    },
  },
  {
    id: 'manifest/config-has-help',
    promise: 'Every setting is explained in a few words that are not those of another.',
    async run({ connector }) {
      const helps = new Map<string, string>();
      for (const [name, { help }] of Object.entries(connector.manifest.config)) {
        const isSentence = help.trim().split(/\s+/).length >= 3;
        demand(isSentence, `manifest.config.${name}.help: expected at least three words, got "${help}"`);
        const other = helps.get(help);
        demand(other === undefined, `manifest.config.${name}.help: the same as that of ${other ?? ''}`);
        helps.set(help, name);
      }
    },
  },
  {
    id: 'manifest/methods-match-capabilities',
    promise: 'What is declared is implemented, and a portal offers no more than its platform.',
    async run(subject) {
      const { capabilities, catalogue } = open(subject).portal;
      const excess = excessOf(capabilities, subject.connector.manifest.capabilities);
      demand(excess.length === 0, `the portal claims more than the manifest: ${excess.join(', ')}`);
      const { getMany } = capabilities.catalogue;
      const [says, has] = [getMany !== null, catalogue.get !== undefined];
      demand(
        says === has,
        `catalogue.getMany is ${getMany ?? 'null'}, but get is ${has ? 'there' : 'absent'}`,
      );
    },
  },
];

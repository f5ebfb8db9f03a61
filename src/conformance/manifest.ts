/** manifest/: what the connector says of itself. */
import { admitConnector, ConnectorError, type Capabilities, type Portal } from '../connector/index.ts';
import { demand, type Check } from './check.ts';
import { rowsExcess } from './rows-excess.ts';
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
    ...rowsExcess(portal.rows, platform.rows),
  ];
}

/** What is declared of rows and not there, or there and not declared; null: nothing. */
function rowMismatch({ capabilities, rows }: Portal): string | null {
  const declared = capabilities.rows;
  const word = (has: boolean): string => (has ? 'there' : 'absent');
  if ((declared === null) !== (rows === undefined))
    return `rows is ${declared === null ? 'null' : 'declared'}, but \`rows\` is ${word(rows !== undefined)}`;
  if (declared === null || rows === undefined) return null;
  const { count, aggregate } = declared;
  if ((count === 'none') !== (rows.count === undefined))
    return `rows.count is ${count}, but \`count\` is ${word(rows.count !== undefined)}`;
  if ((aggregate === null) !== (rows.aggregate === undefined))
    return `rows.aggregate is ${aggregate === null ? 'null' : 'declared'}, but \`aggregate\` is ${word(rows.aggregate !== undefined)}`;
  return null;
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
      const { portal } = open(subject);
      const { capabilities, catalogue } = portal;
      const excess = excessOf(capabilities, subject.connector.manifest.capabilities);
      demand(excess.length === 0, `the portal claims more than the manifest: ${excess.join(', ')}`);
      const { getMany } = capabilities.catalogue;
      const [says, has] = [getMany !== null, catalogue.get !== undefined];
      demand(
        says === has,
        `catalogue.getMany is ${getMany ?? 'null'}, but get is ${has ? 'there' : 'absent'}`,
      );
      const mismatch = rowMismatch(portal);
      demand(mismatch === null, mismatch ?? '');
    },
  },
];

/** Sentences about a rule that datasets prove. */
import type { RequirementOutcome } from './evaluation.ts';
import { explainChecks } from './explain-checks.ts';
import { awaitsCount } from './rows-known.ts';

export interface CatalogueWords {
  /** Portals whose catalogue was looked through, in order. */
  readonly portals: readonly string[];
  /** Portals whose catalogue should have been and was not. */
  readonly missing: readonly string[];
  /** How old a snapshot may be. */
  readonly days: number;
  /** How many candidates there may be. */
  readonly limit: number;
}
/** Datasets that get a sentence each. */
const SPOKEN = 5;

export function explainDatasets(outcome: RequirementOutcome, words: CatalogueWords): readonly string[] {
  const { datasets } = outcome;
  const first = statement(outcome, words);
  const each = datasets.slice(0, SPOKEN).map(({ title, checks }) => explainChecks(`“${title}”`, checks));
  const more = datasets.length - SPOKEN;
  const rest = more > 0 ? [`${more} more ${more === 1 ? 'dataset was' : 'datasets were'} checked.`] : [];
  return [...(first === null ? [] : [first]), ...each, ...rest, ...nextStep(outcome)];
}

/** What the keepers of this gateway can do for it to be known. */
function nextStep({ datasets }: RequirementOutcome): readonly string[] {
  const open = datasets.filter(({ checks }) => checks.some(awaitsCount));
  const portals = [...new Set(open.map(({ portal }) => portal))].toSorted();
  return portals.map((portal) => `Rows of ${portal} are counted by: civicgraph metrics probe ${portal}`);
}

function statement(outcome: RequirementOutcome, words: CatalogueWords): string | null {
  const { rule, reason, candidates, unknownCandidates: unknown } = outcome;
  const where = `the catalogue of ${listed(words.portals)}`;
  switch (reason) {
    case null:
      return unknown === 0
        ? null
        : `${counted(unknown)} of ${where} may be what rule “${rule}” looks for besides, which cannot be seen.`;
    case 'NO_CANDIDATE':
      return `No dataset in ${where} is what rule “${rule}” looks for.`;
    case 'PIN_MISSING':
      return `None of the datasets that rule “${rule}” names is in ${where}.`;
    case 'SOURCE_UNAVAILABLE':
      return unavailable(outcome, words);
    case 'TOO_MANY_CANDIDATES':
      return `Rule “${rule}” fits ${candidates} datasets, more than the ${words.limit} that it may: it has to be more exact.`;
    case 'FIELD_NOT_OBSERVED':
      return `Of ${counted(unknown)} in ${where} it cannot be seen whether rule “${rule}” looks for them.`;
    default: {
      const [, found, wanted] = /^ONLY_(\d+)_OF_(\d+)$/.exec(reason) ?? [];
      return found === undefined
        ? null
        : `Only ${found} of the ${wanted ?? ''} datasets that rule “${rule}” asks for ${found === '1' ? 'was' : 'were'} found in ${where}.`;
    }
  }
}
function unavailable({ rule, exists }: RequirementOutcome, { missing, days }: CatalogueWords): string {
  if (missing.length === 0) return `No portal is known in which rule “${rule}” could be checked.`;
  const rest = exists ? 'so what is missing there is not known' : `so rule “${rule}” cannot be checked`;
  return `The catalogue of ${listed(missing)} was not read completely in the last ${days} days, ${rest}.`;
}
function counted(count: number): string {
  return count === 1 ? '1 dataset' : `${count} datasets`;
}
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** map/: a draft holds only what the manifest says that the platform can carry. */
import { isJsonObject, type DatasetDraft, type Json, type ObservableField } from '../connector/index.ts';
import { OBSERVABLE_FIELDS } from '../domain/draft.ts';
import { demand, type Check } from './check.ts';
import { mapped, sampleRecords } from './walks.ts';

function says(value: Json | undefined): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isJsonObject(value) || Object.values(value).some(says);
}

const DISTRIBUTION = 'distribution.';

function isFilled(draft: Json, field: string): boolean {
  if (!isJsonObject(draft)) return false;
  if (!field.startsWith(DISTRIBUTION)) return says(draft[field]);
  const list = draft['distributions'];
  const name = field.slice(DISTRIBUTION.length);
  return Array.isArray(list) && list.some((one: Json) => isJsonObject(one) && says(one[name]));
}

/** Terms that the draft fills although they are not among `observes`. */
export function undeclared(
  draft: DatasetDraft,
  observes: readonly ObservableField[],
): readonly ObservableField[] {
  const value: Json = JSON.parse(JSON.stringify(draft));
  return OBSERVABLE_FIELDS.filter((field) => !observes.includes(field) && isFilled(value, field));
}

export const observedChecks: readonly Check[] = [
  {
    id: 'map/only-observed-fields',
    promise: 'A draft fills no term that the manifest says the platform cannot carry.',
    async run(subject) {
      const { observes } = subject.connector.manifest;
      for (const record of await sampleRecords(subject)) {
        const extra = undeclared(mapped(subject, record), observes);
        demand(extra.length === 0, `"${record.localId}" fills ${extra.join(', ')}: not in manifest.observes`);
      }
    },
  },
];

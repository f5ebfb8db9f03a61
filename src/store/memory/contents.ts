import type { DatasetKey } from '../../domain/ids.ts';
import type { ContentFact } from '../../domain/metrics/content/content-fact.ts';
import type { ContentStore } from '../../ports/contents.ts';

export class MemoryContents implements ContentStore {
  #revision = 0;
  readonly #facts = new Map<string, { readonly fact: ContentFact; readonly revision: number }>();

  async facts(keys: readonly DatasetKey[]): Promise<readonly (ContentFact | null)[]> {
    return keys.map((key) => this.#facts.get(nameOf(key))?.fact ?? null);
  }

  async changedSince(portal: string, revision: number) {
    const changed = [...this.#facts.values()].filter(
      (one) => one.fact.portal === portal && one.revision > revision,
    );
    return { revision: this.#revision, localIds: changed.map(({ fact }) => fact.localId).toSorted() };
  }

  async askedAt(portal: string): Promise<string | null> {
    const all = [...this.#facts.values()].filter(({ fact }) => fact.portal === portal);
    return (
      all
        .map(({ fact }) => fact.probedAt)
        .toSorted()
        .at(-1) ?? null
    );
  }

  async save(facts: readonly ContentFact[]): Promise<void> {
    this.#revision += 1;
    for (const fact of facts) this.#facts.set(nameOf(fact), { fact, revision: this.#revision });
  }
}

function nameOf({ portal, localId }: DatasetKey): string {
  return JSON.stringify([portal, localId]);
}

import type { DocumentText, DocumentTexts } from '../../ports/links.ts';

export class MemoryDocuments implements DocumentTexts {
  readonly #texts = new Map<string, DocumentText>();

  async texts(urls: readonly string[]): Promise<readonly (DocumentText | null)[]> {
    return urls.map((url) => this.#texts.get(url) ?? null);
  }

  async save(text: DocumentText): Promise<void> {
    this.#texts.set(text.url, text);
  }
}

import type { DocumentText, DocumentTexts } from '../../ports/links.ts';
import type { StoreDatabase } from './database.ts';
import { deflated, inflatedText } from './raw-record.ts';

const TEXTS = `
  SELECT wanted.key AS place, url, read_at AS readAt, deflated
  FROM json_each(?) AS wanted JOIN document_text ON document_text.url = wanted.value`;
const SAVE = `
  INSERT INTO document_text (url, read_at, deflated) VALUES (?, ?, ?)
  ON CONFLICT (url) DO UPDATE SET read_at = excluded.read_at, deflated = excluded.deflated`;

interface TextRow {
  readonly place: number;
  readonly url: string;
  readonly readAt: string;
  readonly deflated: Buffer;
}

export class SqliteDocuments implements DocumentTexts {
  readonly #db: StoreDatabase;

  constructor(db: StoreDatabase) {
    this.#db = db;
  }

  async texts(urls: readonly string[]): Promise<readonly (DocumentText | null)[]> {
    const rows = this.#db.read(() =>
      this.#db.sql.prepare<[string], TextRow>(TEXTS).all(JSON.stringify(urls)),
    );
    const byPlace = new Map(rows.map((row) => [row.place, row]));
    return urls.map((_, place) => {
      const row = byPlace.get(place);
      return row === undefined
        ? null
        : { url: row.url, readAt: row.readAt, text: inflatedText(row.deflated) };
    });
  }

  async save({ url, readAt, text }: DocumentText): Promise<void> {
    this.#db.write(() =>
      this.#db.sql.prepare<[string, string, Buffer]>(SAVE).run(url, readAt, deflated(text)),
    );
  }
}

/** What all values of a column have in common, where the file says what is a number and what a text. */
import type { Json } from '../../domain/json.ts';
import type { Storage } from '../storage.ts';
import { ColumnStats, MOMENTS, NUMBERS } from './column-stats.ts';
import { digitsOf, exactJson, pointOf } from './marked-numbers.ts';
import type { StagingFile } from './staging.ts';

/** First letter of every staged cell: what the value was. */
export const TAGS = { text: 's', number: 'n', boolean: 'b', json: 'j' } as const;

export class JsonColumn {
  readonly #numbers = new ColumnStats(NUMBERS);
  readonly #texts = new ColumnStats(MOMENTS);
  #isMarked = false;
  #booleans = 0;
  #points = 0;
  #structures = 0;
  hasHeights = false;

  /** Writes the value as a cell; null and an empty Point are none. */
  stage(value: Json, staging: StagingFile): void {
    if (typeof value === 'string') {
      const digits = digitsOf(value);
      if (digits === null) this.#text(value, staging);
      else this.#number(digits, staging);
    } else if (typeof value === 'number') this.#number(String(value), staging);
    else if (typeof value === 'boolean') {
      this.#booleans += 1;
      staging.text(`${TAGS.boolean}${String(value)}`);
    } else this.#structure(value, staging);
  }

  #text(value: string, staging: StagingFile): void {
    if (value.charCodeAt(0) === 0xfeff) this.#isMarked = true;
    const bytes = Buffer.from(`${TAGS.text}${value}`);
    staging.cell(bytes, 0, bytes.length);
    // A text of nothing is a value here, and no date.
    if (value.trim() === '') this.#texts.seeWord();
    else this.#texts.see(bytes, 1, bytes.length);
  }
  #number(digits: string, staging: StagingFile): void {
    const bytes = Buffer.from(`${TAGS.number}${digits}`);
    staging.cell(bytes, 0, bytes.length);
    this.#numbers.see(bytes, 1, bytes.length);
  }
  #structure(value: Json, staging: StagingFile): void {
    const point = value === null ? 'empty' : pointOf(value);
    if (point === 'empty') {
      staging.noCell();
      return;
    }
    if (point === null) this.#structures += 1;
    else {
      this.#points += 1;
      if (point.hasHeight) this.hasHeights = true;
    }
    staging.text(`${TAGS.json}${exactJson(value)}`);
  }

  get values(): number {
    return this.#numbers.values + this.#texts.values + this.#booleans + this.#points + this.#structures;
  }

  get isPadded(): boolean {
    return this.#texts.isPadded;
  }

  /** The JSON types of the values. */
  get sourceType(): string {
    const kinds = [
      this.#texts.values > 0 ? 'string' : null,
      this.#numbers.values > 0 ? 'number' : null,
      this.#booleans > 0 ? 'boolean' : null,
      this.#points > 0 ? 'Point' : null,
      this.#structures > 0 ? 'object' : null,
    ].filter((kind) => kind !== null);
    return kinds.length === 0 ? 'null' : kinds.join(' or ');
  }

  /** `isOnGlobe`: points are in degrees. Values of several kinds stay JSON, which keeps 1 apart from "1". */
  storage(isOnGlobe: boolean): Storage {
    const { values } = this;
    if (values === this.#texts.values) {
      const storage = this.#texts.storage();
      return storage.as === 'text' ? { as: 'text', marked: this.#isMarked } : storage;
    }
    if (values === this.#numbers.values) return this.#numbers.storage();
    if (values === this.#booleans) return { as: 'boolean' };
    return values === this.#points && isOnGlobe ? { as: 'point' } : { as: 'json' };
  }
}

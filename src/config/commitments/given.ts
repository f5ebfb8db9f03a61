/** A record whose form has been checked, read field by field; what is absent is null. */
import type { Localised, Provenance, RecordOrigin } from '../../domain/commitments/book.ts';
import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts';
import type { Place } from '../yaml-map.ts';
import { ORIGINS } from './choices.ts';

/** What a file says for all of its records. */
export interface FileDefaults {
  /** BCP 47; "und" where nobody says. */
  readonly language: string;
  readonly origin: RecordOrigin;
  readonly placeOf: (pointer: string) => Place;
}

/** Where a plain text says nothing of its language. */
export const UNDETERMINED = 'und';

export class Given {
  private readonly value: JsonObject;
  readonly pointer: string;
  private readonly defaults: FileDefaults;

  constructor(value: JsonObject, pointer: string, defaults: FileDefaults) {
    this.value = value;
    this.pointer = pointer;
    this.defaults = defaults;
  }

  /** The same, where plain texts are in another language. */
  inLanguageOf(key: string): Given {
    const language = this.text(key);
    if (language === null) return this;
    return new Given(this.value, this.pointer, { ...this.defaults, language });
  }
  /** The same, where parts without an origin of their own have this one's. */
  withOrigin(): Given {
    const origin = this.choice('recordOrigin', ORIGINS) ?? this.defaults.origin;
    return new Given(this.value, this.pointer, { ...this.defaults, origin });
  }

  json(key: string): Json {
    return Object.hasOwn(this.value, key) ? (this.value[key] ?? null) : null;
  }
  has(key: string): boolean {
    return this.json(key) !== null;
  }
  at(key: string): string {
    return `${this.pointer}/${key}`;
  }
  /** Texts, and numbers that stand for texts: "2013" is a year, "3" the number of a commitment. */
  text(key: string): string | null {
    return asText(this.json(key));
  }
  /** Of a field that is required. */
  need(key: string): string {
    return this.text(key) ?? '';
  }
  number(key: string): number | null {
    const value = this.json(key);
    return typeof value === 'number' ? value : null;
  }
  flag(key: string): boolean | null {
    const value = this.json(key);
    return typeof value === 'boolean' ? value : null;
  }
  choice<T extends string>(key: string, of: readonly T[]): T | null {
    return of.find((one) => one === this.json(key)) ?? null;
  }
  /** Of a field that is required: the first of `of` when it is not there. */
  needChoice<T extends string>(key: string, of: readonly [T, ...T[]] | readonly T[], otherwise: T): T {
    return this.choice(key, of) ?? otherwise;
  }
  choices<T extends string>(key: string, of: readonly T[]): readonly T[] {
    const items = this.items(key);
    return of.filter((one) => items.includes(one));
  }
  /** Each once, in their order. */
  texts(key: string): readonly string[] {
    return [...new Set(this.items(key).flatMap((item) => asText(item) ?? []))];
  }
  numbers(key: string): readonly number[] {
    return this.items(key).filter((item) => typeof item === 'number');
  }
  record(key: string): Given | null {
    const value = this.json(key);
    return isJsonObject(value) ? new Given(value, this.at(key), this.defaults) : null;
  }
  records(key: string): readonly Given[] {
    return this.items(key).flatMap((item, index) =>
      isJsonObject(item) ? [new Given(item, `${this.at(key)}/${index}`, this.defaults)] : [],
    );
  }
  localised(key: string): Localised {
    const value = this.json(key);
    const { language } = this.defaults;
    const by = isJsonObject(value)
      ? Object.fromEntries(Object.entries(value).map(([tag, text]) => [tag, asText(text) ?? '']))
      : { [language]: asText(value) ?? '' };
    return { shown: by[language] ?? Object.values(by)[0] ?? '', by };
  }
  /** Id and provenance, as every record has them. */
  recorded(): { readonly id: string; readonly provenance: Provenance } {
    const { file, line } = this.defaults.placeOf(this.pointer);
    return {
      id: this.need('id'),
      provenance: {
        origin: this.choice('recordOrigin', ORIGINS) ?? this.defaults.origin,
        sourceUrls: this.texts('sourceUrl'),
        retrievedAt: this.text('retrievedAt'),
        note: this.text('provenanceNote'),
        ...{ file, line },
      },
    };
  }

  private items(key: string): readonly Json[] {
    const value = this.json(key);
    if (value === null) return [];
    return Array.isArray(value) ? value : [value];
  }
}

function asText(value: Json): string | null {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : null;
}

/** Collects remarks while a record is read; bounded, so that a hostile record cannot swell the store. */
import type { Remark } from './dataset.ts';
import type { Json } from './json.ts';
import type { Note } from './note.ts';
import type { RemarkRule } from './remark-rules.ts';
import { cut } from './text.ts';

const MAX_REMARKS = 500;
/** Characters kept of a value; the raw record holds the whole. */
const MAX_VALUE = 500;

export class Remarks {
  private readonly kept: Remark[] = [];
  private missed = 0;

  readonly note: Note = (field, from, to, rule) => {
    if (this.kept.length >= MAX_REMARKS) this.missed += 1;
    else this.kept.push({ field, from: excerpt(from), to: excerpt(to), rule });
  };

  list(): readonly Remark[] {
    if (this.missed === 0) return this.kept;
    const rule: RemarkRule = 'remarks-cut';
    return [
      ...this.kept,
      { field: 'remarks', from: this.kept.length + this.missed, to: this.kept.length, rule },
    ];
  }
}

function excerpt(value: Json): Json {
  if (typeof value === 'string') return value.length > MAX_VALUE ? `${cut(value, MAX_VALUE)}…` : value;
  // JSON has no NaN and no minus zero.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : String(value);
  if (typeof value !== 'object' || value === null) return value;
  const text = spelled(value);
  if (text === null) return '…';
  return text.length > MAX_VALUE ? `${cut(text, MAX_VALUE)}…` : value;
}

/** null for a value nested too deeply to be written out. */
function spelled(value: Json): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

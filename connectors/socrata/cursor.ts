/** Where a walk stands, as JSON. */
import { ConnectorError, isJsonObject, read, type Cursor, type Json } from '../../src/connector/index.ts';

/** A slice of the catalogue that is walked by itself. */
export interface Part {
  /** Kinds, with commas. */
  readonly only: string;
  /** Records in it; null when the portal stopped counting. */
  readonly size: number | null;
  /** Too large for offsets. */
  readonly isScrolled: boolean;
}
export interface Place {
  /** `recent`: by change, newest first. */
  readonly walk: 'full' | 'recent';
  readonly parts: readonly Part[];
  /** Index of the part that the walk is in. */
  readonly at: number;
  readonly offset: number;
  /** The last ids before `offset`: the next page must begin among what was seen, or something slipped through. */
  readonly anchors: readonly string[];
  /** Last id of a scroll; "" before its first page. */
  readonly scrollId: string;
}

export function startOf(walk: Place['walk'], parts: readonly Part[]): Place {
  return { walk, parts, at: 0, offset: 0, anchors: [], scrollId: '' };
}
/** null when `place` is in the last part. */
export function nextPart(place: Place): Place | null {
  const at = place.at + 1;
  return at < place.parts.length ? { ...startOf(place.walk, place.parts), at } : null;
}
export function partAt(place: Place): Part {
  const part = place.parts[place.at];
  if (part === undefined) throw new ConnectorError('BAD_CURSOR', `no part ${place.at} in this walk`);
  return part;
}

export function writeCursor(place: Place): Cursor {
  return {
    walk: place.walk,
    parts: place.parts.map(({ only, size, isScrolled }) => ({ only, size, isScrolled })),
    at: place.at,
    offset: place.offset,
    anchors: place.anchors,
    scrollId: place.scrollId,
  };
}

function partOf(value: Json): Part {
  const part = read(value, '$.parts[]');
  return {
    only: part.needText('only'),
    size: part.number('size'),
    isScrolled: part.flag('isScrolled') === true,
  };
}

function walkOf(text: string): Place['walk'] {
  if (text === 'full' || text === 'recent') return text;
  throw new ConnectorError('BAD_CURSOR', `unknown walk "${text}"`);
}

/** Throws BAD_CURSOR for what `writeCursor` did not make, and for a scroll, which only its own process can end. */
export function readCursor(cursor: Cursor): Place {
  if (!isJsonObject(cursor)) throw new ConnectorError('BAD_CURSOR', 'not a cursor of this connector');
  try {
    const reader = read(cursor);
    const place: Place = {
      walk: walkOf(reader.needText('walk')),
      parts: reader.needList('parts').map(partOf),
      at: reader.needNumber('at'),
      offset: reader.needNumber('offset'),
      anchors: reader.texts('anchors'),
      scrollId: '',
    };
    if (!Number.isInteger(place.offset) || place.offset < 0) throw reader.wrong('offset', 'a whole number');
    if (partAt(place).isScrolled)
      throw reader.wrong('parts', 'a walk by offset: a scroll has no order to resume');
    return place;
  } catch (cause) {
    if (cause instanceof ConnectorError) throw new ConnectorError('BAD_CURSOR', cause.message, { cause });
    throw cause;
  }
}

/** Reads the dates of one record: one remark per date that is not read, one for all that were read as UTC. */
import type { Moment } from './dataset.ts';
import { readMoment } from './instant.ts';
import type { Note } from './note.ts';
import type { DateOrder } from './written-date.ts';

export class DateReader {
  private readonly note: Note;
  private readonly options: { readonly now: Date; readonly dateOrder: DateOrder | null };
  private readonly assumed = new Set<string>();

  constructor(now: Date, dateOrder: DateOrder | null, note: Note) {
    this.options = { now, dateOrder };
    this.note = note;
  }

  /** `field` of a distribution is named without its index: "distributions.modified". */
  read(field: string, raw: string | number | null): Moment | null {
    const reading = readMoment(raw, this.options);
    if (reading.problem !== null) this.note(field, raw, null, reading.problem);
    if (reading.zoneAssumed) this.assumed.add(field);
    return reading.moment;
  }

  /** Call when all dates are read. */
  settle(): void {
    if (this.assumed.size > 0) this.note('*', [...this.assumed].sort(), 'UTC', 'zone-assumed');
  }
}

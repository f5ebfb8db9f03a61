/** Packs in rows of measurements, whichever way they were written. */
import type { Pack } from '../../domain/metrics/pack.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { StoreDatabase } from './database.ts';
import { formOf, packIn, packText, type NamedForm, type PackForm } from './pack-text.ts';
import { inflatedText } from './raw-record.ts';

const FORM = 'SELECT document FROM pack_form WHERE name = ?';
const PUT_FORM = 'INSERT INTO pack_form (name, document) VALUES (?, ?) ON CONFLICT (name) DO NOTHING';

export interface PackRow {
  readonly pack: string | null;
  /** Where `pack` is null: as JSON. */
  readonly deflated: Buffer | null;
}

export class PackRows {
  readonly #db: StoreDatabase;
  readonly #forms = new Map<string, PackForm>();

  constructor(db: StoreDatabase) {
    this.#db = db;
  }

  /** Throws STORE_DAMAGED where the form is gone that it was written in. */
  packOf({ pack, deflated }: PackRow): Pack {
    if (pack !== null) return packIn(pack, (name) => this.#formNamed(name));
    const old: Pack = JSON.parse(inflatedText(deflated ?? Buffer.alloc(0)));
    return old;
  }

  /** As it is kept, and the form that has to be kept with it. */
  write(pack: Pack): { readonly text: string; readonly form: NamedForm } {
    const form = formOf(pack.ids);
    this.#forms.set(form.name, form);
    return { text: packText(pack), form };
  }

  /** Within the transaction that writes packs of this form. */
  keepForm({ name, ids, common }: NamedForm): void {
    const form: PackForm = { ids, common };
    this.#db.sql.prepare<[string, string]>(PUT_FORM).run(name, JSON.stringify(form));
  }

  #formNamed(name: string): PackForm {
    const known = this.#forms.get(name);
    if (known !== undefined) return known;
    const row = this.#db.guarded(() =>
      this.#db.sql.prepare<[string], { readonly document: string }>(FORM).get(name),
    );
    if (row === undefined)
      throw new GatewayError(
        'STORE_DAMAGED',
        `Measurements are kept in a form "${name}" that the store does not know.`,
        {
          hint: 'Restore the store from a backup.',
        },
      );
    const form: PackForm = JSON.parse(row.document);
    this.#forms.set(name, form);
    return form;
  }
}

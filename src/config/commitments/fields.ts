/** How the records of a folder of commitments are described: from these tables files are checked and documented. */

/** What a reference may lead to. */
export type ReferenceKind =
  'city' | 'declaration' | 'round' | 'plan' | 'commitment' | 'subject' | 'pledge' | 'partner' | 'portal';

export type FieldType =
  /** Trimmed, not empty, without control characters. */
  | { readonly is: 'text' }
  /** Text that looks like a number: whole numbers may stand without quotes. */
  | { readonly is: 'label' }
  /** Text, or texts by BCP 47 tag. */
  | { readonly is: 'localised' }
  | { readonly is: 'language' }
  | { readonly is: 'country' }
  /** Lower-case words joined by "-"; `also`: other ids that are used of old. */
  | { readonly is: 'id'; readonly also?: RegExp; readonly example?: string }
  | { readonly is: 'pattern'; readonly pattern: RegExp; readonly wanted: string }
  /** YYYY-MM-DD. */
  | { readonly is: 'day' }
  /** EDTF without an interval. */
  | { readonly is: 'date' }
  /** EDTF, intervals too. */
  | { readonly is: 'edtf' }
  /** http or https. */
  | { readonly is: 'url' }
  /** Where evidence stands; kept, with a warning, when it is not http or https. */
  | { readonly is: 'link' }
  | { readonly is: 'number'; readonly min: number; readonly max: number; readonly isInteger: boolean }
  | { readonly is: 'flag' }
  | { readonly is: 'choice'; readonly of: readonly string[] }
  | { readonly is: 'reference'; readonly to: ReferenceKind }
  | { readonly is: 'theme' }
  | { readonly is: 'actionType' }
  /** `orOne`: one may stand without a list. */
  | { readonly is: 'list'; readonly of: FieldType; readonly least?: number; readonly orOne?: true }
  | { readonly is: 'record'; readonly shape: Shape }
  /** Evidence rules, which have a reader of their own. */
  | { readonly is: 'rules' }
  | { readonly is: 'selector' };

export interface Field {
  readonly type: FieldType;
  readonly isRequired: boolean;
  readonly help: string;
}
export type Fields = Readonly<Record<string, Field>>;
export interface Shape {
  /** As it is called in messages and in the documentation: "milestone". */
  readonly name: string;
  readonly fields: Fields;
}

export function required(type: FieldType, help: string): Field {
  return { type, isRequired: true, help };
}
export function optional(type: FieldType, help: string): Field {
  return { type, isRequired: false, help };
}

export const text: FieldType = { is: 'text' };
export const localised: FieldType = { is: 'localised' };
export const day: FieldType = { is: 'day' };
export const date: FieldType = { is: 'date' };
export const edtf: FieldType = { is: 'edtf' };
export const url: FieldType = { is: 'url' };
export const flag: FieldType = { is: 'flag' };
export const slug: FieldType = { is: 'id' };

export function choice(of: readonly string[]): FieldType {
  return { is: 'choice', of };
}
export function listOf(of: FieldType): FieldType {
  return { is: 'list', of };
}
export function oneOrMore(of: FieldType): FieldType {
  return { is: 'list', of, orOne: true };
}
export function someOf(of: FieldType): FieldType {
  return { is: 'list', of, least: 1 };
}
export function record(name: string, fields: Fields): FieldType {
  return { is: 'record', shape: { name, fields } };
}
export function referenceTo(to: ReferenceKind): FieldType {
  return { is: 'reference', to };
}
export function integer(min: number, max: number): FieldType {
  return { is: 'number', min, max, isInteger: true };
}
export function number(min: number, max: number): FieldType {
  return { is: 'number', min, max, isInteger: false };
}

/** A file of lists of records. */
export function fileOf(name: string, lists: Readonly<Record<string, Shape>>): Shape {
  const fields = Object.entries(lists).map(([key, shape]) => {
    const type = listOf({ is: 'record', shape });
    return [key, optional(type, `list of ${shape.name}s`)] as const;
  });
  return { name, fields: Object.fromEntries(fields) };
}

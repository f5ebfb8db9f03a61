/** Whether a record is what its table says; what it refers to and what rules it holds is told, to be looked at later. */
import { inPointer } from '../../domain/json-pointer.ts';
import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts';
import { checkLanguage, checkText, checkValue, suggestion, wrongType, type Fault } from './check-value.ts';
import type { Finding } from './codes.ts';
import type { FieldType, ReferenceKind, Shape } from './fields.ts';

interface Part {
  readonly pointer: string;
  readonly recordId: string | null;
}
export interface Reference extends Part {
  readonly to: ReferenceKind | 'theme';
  readonly name: string;
}
/** Evidence rules, or one selector, as they stand. */
export interface RulePart extends Part {
  readonly is: 'rules' | 'selector';
  readonly value: Json;
}
export interface RecordCheck {
  readonly findings: readonly Finding[];
  readonly references: readonly Reference[];
  readonly rules: readonly RulePart[];
}

function fieldsHint(name: string, shape: Shape): string | null {
  return suggestion(name, Object.keys(shape.fields), 'Known');
}

class Checker implements RecordCheck {
  readonly findings: Finding[] = [];
  readonly references: Reference[] = [];
  readonly rules: RulePart[] = [];

  record(value: Json, shape: Shape, part: Part): void {
    if (!isJsonObject(value)) return this.fault(wrongType(value, `a mapping (${shape.name})`), part);
    const id = value['id'];
    const own: Part = { ...part, recordId: typeof id === 'string' ? id : part.recordId };
    for (const key of Object.keys(value))
      if (!Object.hasOwn(shape.fields, key) && !key.startsWith('x-')) this.unknown(key, shape, own);
    for (const [key, field] of Object.entries(shape.fields)) {
      const inner = Object.hasOwn(value, key) ? (value[key] ?? null) : null;
      if (inner !== null) this.value(inner, field.type, { ...own, pointer: inPointer(own.pointer, key) });
      else if (field.isRequired) this.missing(key, field.help, shape, own);
    }
  }

  private fault({ code, message, hint }: Fault, part: Part): void {
    this.findings.push({ code, message, hint, ...part });
  }
  private unknown(key: string, shape: Shape, part: Part): void {
    const message = `unknown property "${key.slice(0, 80)}" of a ${shape.name}`;
    const at = { ...part, pointer: inPointer(part.pointer, key) };
    this.fault({ code: 'E-SCH-02', message, hint: fieldsHint(key, shape) }, at);
  }
  private missing(key: string, help: string, shape: Shape, part: Part): void {
    const message = `expected "${key}" in a ${shape.name}, got nothing`;
    this.fault({ code: 'E-SCH-01', message, hint: `"${key}": ${help}.` }, part);
  }

  private value(value: Json, type: FieldType, part: Part): void {
    switch (type.is) {
      case 'list':
        return this.list(value, type, part);
      case 'record':
        return this.record(value, type.shape, part);
      case 'localised':
        return this.localised(value, part);
      case 'rules':
      case 'selector':
        this.rules.push({ ...part, is: type.is, value });
        return;
      default: {
        const fault = checkValue(value, type);
        if (fault !== null) return this.fault(fault, part);
        if ((type.is === 'reference' || type.is === 'theme') && typeof value === 'string')
          this.references.push({ ...part, to: type.is === 'theme' ? 'theme' : type.to, name: value.trim() });
      }
    }
  }

  private list(value: Json, type: Extract<FieldType, { is: 'list' }>, part: Part): void {
    if (!Array.isArray(value)) {
      if (type.orOne === true) return this.value(value, type.of, part);
      return this.fault(wrongType(value, 'a list'), part);
    }
    if (value.length < (type.least ?? 0))
      this.fault(
        { code: 'E-SCH-01', message: 'expected a list of at least one, got none', hint: null },
        part,
      );
    value.forEach((item: Json, index) => {
      const at = { ...part, pointer: `${part.pointer}/${index}` };
      if (item === null) this.fault(wrongType(item, 'a value'), at);
      else this.value(item, type.of, at);
    });
  }

  private localised(value: Json, part: Part): void {
    if (!isJsonObject(value)) {
      const fault =
        typeof value === 'string' ? checkText(value) : wrongType(value, 'text, or texts by language');
      return fault === null ? undefined : this.fault(fault, part);
    }
    const entries = Object.entries(value);
    if (entries.length === 0) this.fault(wrongType(value, 'texts by language'), part);
    for (const [tag, text] of entries) {
      const at = { ...part, pointer: inPointer(part.pointer, tag) };
      const fault = checkLanguage(tag) ?? checkText(text);
      if (fault !== null) this.fault(fault, at);
    }
  }
}

export function checkRecord(value: Json, shape: Shape): RecordCheck {
  const checker = new Checker();
  checker.record(value, shape, { pointer: '', recordId: null });
  return checker;
}

/** The id of a record as far as it has one. */
export function idOf(record: JsonObject): string | null {
  const id = record['id'];
  return typeof id === 'string' ? id : null;
}

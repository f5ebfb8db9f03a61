/** Files of a folder of commitments as text, for importers: keys in the order of their tables, everything that is given. */
import { stringify } from 'yaml';
import { isJsonObject } from '../../domain/json.ts';
import type { FieldType, Shape } from './fields.ts';
import type { CityFile, MetaFile, PlanFile, UpdatesFile } from '../../domain/commitments/plan-file.ts';
import { cityShape, metaShape, updatesShape } from './shapes.ts';
import { planShape } from './shapes-plan.ts';

function shapeIn(type: FieldType): Shape | null {
  if (type.is === 'record') return type.shape;
  return type.is === 'list' ? shapeIn(type.of) : null;
}

/** Keys that the table does not know, such as "x-…", come last, in the order in which they were given. */
function arranged(value: unknown, shape: Shape | null): unknown {
  if (Array.isArray(value)) return value.map((item) => arranged(item, shape));
  if (shape === null || !isJsonObject(value)) return value;
  const known = Object.keys(shape.fields);
  const keys = [...known, ...Object.keys(value).filter((key) => !known.includes(key))];
  const entries = keys.map((key) => {
    const type = shape.fields[key]?.type;
    return [key, arranged(value[key], type === undefined ? null : shapeIn(type))] as const;
  });
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

function textOf(file: unknown, shape: Shape): string {
  return stringify(arranged(file, shape), {
    ...{ version: '1.2', schema: 'core', lineWidth: 110, aliasDuplicateObjects: false },
  });
}

/** `cities/<city>/plans/<id>.yaml`; what is undefined is left out. */
export function planText(plan: PlanFile): string {
  return textOf(plan, planShape);
}
/** `cities/<city>/updates/<yyyy-mm-dd>-<slug>.yaml` */
export function updatesText(updates: UpdatesFile): string {
  return textOf(updates, updatesShape);
}
/** `cities/<city>/city.yaml` */
export function cityText(city: CityFile): string {
  return textOf(city, cityShape);
}
/** `_meta.yaml`, without which a folder is none. */
export function metaText(meta: MetaFile): string {
  return textOf(meta, metaShape);
}

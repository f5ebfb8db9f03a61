/** How a reader leaves a remark; `remarks.ts` collects them. */
import type { Json } from './json.ts';
import type { RemarkRule } from './remark-rules.ts';

export type Note = (field: string, from: Json, to: Json, rule: RemarkRule) => void;

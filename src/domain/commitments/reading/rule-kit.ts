/** What reading rules takes to know. */
import type { CompileRegex, EvidenceRule, Selector } from '../rules.ts';

export interface RuleKit {
  readonly compileRegex: CompileRegex;
  /** By id and version: "311-requests@3". */
  readonly savedQueries: ReadonlyMap<string, Selector>;
  /** Slugs that rules may name; left out: any. */
  readonly portals?: ReadonlySet<string>;
  /** Slugs by the host that their portals answer at; several portals may share one. */
  readonly portalHosts?: ReadonlyMap<string, readonly string[]>;
  readonly cities?: ReadonlySet<string>;
}
/** What all kinds have. */
export type RuleHead = Pick<EvidenceRule, 'id' | 'required' | 'weight'>;

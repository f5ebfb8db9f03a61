/** Portals of the registry, opened with their connectors: what reading rows needs of them. */
import type { Portal } from '../connector/contract.ts';
import type { SourceFailure } from '../domain/harvest.ts';

export type PortalOpening =
  | {
      readonly is: 'open';
      readonly portal: Portal;
      /** Changes with everything that decides how the portal is asked, so that no kept answer outlives its settings. */
      readonly identity: string;
    }
  /** Unknown, switched off, or wrongly configured: the portal's own trouble, said in a sentence. */
  | { readonly is: 'refused'; readonly failure: SourceFailure };

export interface PortalOpener {
  /** Opens it when first asked; no request is sent. */
  open(slug: string): PortalOpening;
}

/** A change of a figure taken apart: exit + within + entry is the whole change. */

/**
 * NOT_A_MEAN: of nothing that single datasets have. STATES_THINNED: datasets are kept for the ends of months only so
 * long ago. TOO_MANY_DATASETS: more than may be read. NOT_REPRODUCED: the datasets kept do not give the two figures
 * again, such as those of a city measured before it was kept which copies it left out.
 */
export type DecompositionRefusal = 'NOT_A_MEAN' | 'STATES_THINNED' | 'TOO_MANY_DATASETS' | 'NOT_REPRODUCED';
export type Decomposition =
  | {
      readonly is: 'parts';
      readonly exit: number;
      readonly within: number;
      readonly entry: number;
    }
  | { readonly is: 'refused'; readonly reason: DecompositionRefusal };

/** Bins of one width, from which medians can be had without the values. */

export interface BinShape {
  readonly from: number;
  readonly width: number;
  readonly bins: number;
}
export interface Histogram extends BinShape {
  readonly counts: readonly number[];
}

/** The last bin holds its upper end and all beyond; the first all below. */
export function binOf(shape: BinShape, value: number): number {
  // A value that stands on an edge belongs above it, whatever division makes of it.
  const bin = Math.floor((value - shape.from) / shape.width + 1e-9);
  return Math.min(shape.bins - 1, Math.max(0, bin));
}

/** null for an empty histogram. Values are taken to lie evenly within their bin. */
export function quantileOfBins(histogram: Histogram, q: number): number | null {
  const total = histogram.counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const wanted = Math.min(1, Math.max(0, q)) * total;
  let passed = 0;
  for (const [bin, count] of histogram.counts.entries()) {
    if (count > 0 && passed + count >= wanted) {
      return histogram.from + histogram.width * (bin + (wanted - passed) / count);
    }
    passed += count;
  }
  return histogram.from + histogram.width * histogram.bins;
}

export function medianOfBins(histogram: Histogram): number | null {
  return quantileOfBins(histogram, 0.5);
}

/** The value in place `place`, counted from 0, of whole numbers in bins of their own; null where none is there. */
export function wholeAt({ from, counts }: Histogram, place: number): number | null {
  let passed = 0;
  for (const [bin, count] of counts.entries()) {
    passed += count;
    if (count > 0 && passed > place) return from + bin;
  }
  return null;
}

/** Exactly, of whole numbers in bins of their own. */
export function medianOfWholes(histogram: Histogram): number | null {
  const total = histogram.counts.reduce((sum, count) => sum + count, 0);
  const low = wholeAt(histogram, Math.floor((total - 1) / 2));
  const high = wholeAt(histogram, Math.floor(total / 2));
  return low === null || high === null ? null : (low + high) / 2;
}

/** Several portals' bins as one; null when they are not of one shape, or none. */
export function pooledBins(histograms: readonly Histogram[]): Histogram | null {
  const [first] = histograms;
  if (first === undefined) return null;
  const alike = histograms.every(
    (one) => one.from === first.from && one.width === first.width && one.bins === first.bins,
  );
  if (!alike) return null;
  const counts = first.counts.map((_, bin) =>
    histograms.reduce((sum, one) => sum + (one.counts[bin] ?? 0), 0),
  );
  return { from: first.from, width: first.width, bins: first.bins, counts };
}

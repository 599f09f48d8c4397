/** One measured figure. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** `x` for a ratio. */
  readonly unit: 'x' | '%' | 'ms' | 'MB' | 'bytes';
  /** The bar: the most that is allowed; absent where the figure is only told. */
  readonly most?: number;
}

/** The middle one; of an even number the higher of the two in the middle. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error('There is no median of nothing.');
  return middle;
}

/** How long some work takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

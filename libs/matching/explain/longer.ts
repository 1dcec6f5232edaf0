/** A copy with `by` more at its end. */
export function longer(values: Int32Array, by: number, fill: number): Int32Array {
  return joined(values, new Array<number>(by).fill(fill));
}

/** A copy with more at its end. */
export function joined<Values extends Int32Array | Float64Array | Uint8Array>(
  values: Values,
  more: number[],
): Values {
  const copy = new (values.constructor as new (length: number) => Values)(
    values.length + more.length,
  );
  copy.set(values);
  copy.set(more, values.length);
  return copy;
}

/** Sets a bit in a row of words. */
export function setBit(masks: Int32Array, row: number, words: number, position: number): void {
  masks[row * words + (position >> 5)]! |= 1 << (position & 31);
}

// Sums over all supersets, or all subsets, of every mask at once. They turn the normal equations of
// a log-linear model into look-ups, since its design is the subset relation itself.
// Source: Yates (1937); Björklund, Husfeldt, Kaski & Koivisto (2007).

/** Replaces each entry by the sum over the masks that contain its own; 2^width entries. */
export function sumSupersets(values: Float64Array): void {
  const size = values.length
  for (let bit = 1; bit < size; bit <<= 1)
    for (let block = 0; block < size; block += bit << 1)
      for (let mask = block; mask < block + bit; mask++)
        values[mask] = (values[mask] as number) + (values[mask + bit] as number)
}

/** Replaces each entry by the sum over the masks that its own contains. */
export function sumSubsets(values: Float64Array): void {
  const size = values.length
  for (let bit = 1; bit < size; bit <<= 1)
    for (let block = 0; block < size; block += bit << 1)
      for (let mask = block; mask < block + bit; mask++)
        values[mask + bit] = (values[mask + bit] as number) + (values[mask] as number)
}

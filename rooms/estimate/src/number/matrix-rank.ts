// The rank of a small matrix, by elimination with the largest pivot of each column.

const TINY = 1e-9

/** How many rows do not follow from the others. */
export function rankOf(matrix: readonly ArrayLike<number>[]): number {
  const rows = matrix.map((row) => Float64Array.from(row))
  const width = rows[0]?.length ?? 0
  let rank = 0
  for (let column = 0; column < width && rank < rows.length; column++) {
    const at = largestFrom(rows, rank, column)
    if (at < 0) continue
    const chosen = rows[at] as Float64Array
    rows[at] = rows[rank] as Float64Array<ArrayBuffer>
    rows[rank] = chosen as Float64Array<ArrayBuffer>
    for (const row of rows.slice(rank + 1)) eliminate(row, chosen, column)
    rank++
  }
  return rank
}

function largestFrom(rows: readonly Float64Array[], from: number, column: number): number {
  let best = -1
  let size = TINY
  for (let i = from; i < rows.length; i++) {
    const value = Math.abs((rows[i] as Float64Array)[column] as number)
    if (value <= size) continue
    size = value
    best = i
  }
  return best
}

function eliminate(row: Float64Array, chosen: Float64Array, column: number): void {
  const factor = (row[column] as number) / (chosen[column] as number)
  if (factor === 0) return
  for (let j = column; j < row.length; j++)
    row[j] = (row[j] as number) - factor * (chosen[j] as number)
}

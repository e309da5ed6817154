// The columns of one chunk of DuckDB as typed arrays of our own: the chunk's memory is not kept.
// Source: @duckdb/node-api 1.5.
import {
  DuckDBBigIntVector,
  type DuckDBDataChunk,
  DuckDBDoubleVector,
  DuckDBFloatVector,
  DuckDBIntegerVector,
  type DuckDBVector,
} from '@duckdb/node-api'
import { type Batch, type Column, NO_VALUE } from './engine.ts'

/** A chunk as a batch; kinds of numbers that have no array here become fractions. */
export function batchOf(chunk: DuckDBDataChunk): Batch {
  const columns = Array.from({ length: chunk.columnCount }, (_, at) =>
    columnOf(chunk.getColumnVector(at), chunk.rowCount),
  )
  return { length: chunk.rowCount, columns }
}

function columnOf(vector: DuckDBVector, length: number): Column {
  if (vector instanceof DuckDBIntegerVector) {
    return filled(vector, new Int32Array(length), NO_VALUE)
  }
  if (vector instanceof DuckDBFloatVector) {
    return filled(vector, new Float32Array(length), Number.NaN)
  }
  if (vector instanceof DuckDBDoubleVector || vector instanceof DuckDBBigIntVector) {
    return filled(vector, new Float64Array(length), Number.NaN)
  }
  return Array.from({ length }, (_, row) => textOf(vector.getItem(row)))
}

function textOf(value: unknown): string | null {
  return value === null ? null : String(value)
}

function filled<A extends Int32Array | Float32Array | Float64Array>(
  vector: DuckDBVector,
  into: A,
  none: number,
): A {
  for (let row = 0; row < into.length; row++) {
    const value = vector.getItem(row)
    // Only the long whole numbers come as something else than numbers.
    if (typeof value === 'number') into[row] = value
    else into[row] = value === null ? none : Number(value)
  }
  return into
}

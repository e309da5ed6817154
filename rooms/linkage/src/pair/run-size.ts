// How much a run will take, known before it starts: pairs from the sizes of the blocks, and from
// these the memory and the disk, by measured bytes for each pair and record, rounded up. Source:
// the reference on linkage, sections 13 and 14; measured on lists of 100,000 and 1,000,000.

const MB = 2 ** 20
/** A field of a mention, with its part of the dictionary: 22 measured. */
const FIELD_BYTES = 28
/** A mention without its fields: numbers, and an id of usual length. */
const RECORD_BYTES = 48
/** A pair in the table of patterns and in that of weights: 23 measured. */
const PAIR_BYTES = 32
/** A database that holds nothing yet, and what its tables leave empty. */
const BASE_MB = 16
/** A pair while the rules are put together, and a record in the table that it is joined by. */
const PAIR_WORKING_BYTES = 48
const RECORD_WORKING_BYTES = 64

/** What a run is asked to do. */
export interface RunLoad {
  readonly records: number
  /** Columns that are compared, blocked by or kept. */
  readonly columns: number
  /** Pairs that the rules find, a pair that two rules find counted twice. */
  readonly pairs: number
}

/** How much a run will take at most; megabytes are 2²⁰ bytes. */
export interface RunSize {
  readonly pairs: number
  /** What would be held at once if memory were free; above the limit it goes to the disk. */
  readonly memoryMb: number
  /** What goes to the disk for want of memory. */
  readonly diskMb: number
}

/** The size of a run that may have so much memory. */
export function runSize({ records, columns, pairs }: RunLoad, memoryLimitMb: number): RunSize {
  const held = records * (RECORD_BYTES + columns * FIELD_BYTES) + pairs * PAIR_BYTES
  const working = pairs * PAIR_WORKING_BYTES + records * RECORD_WORKING_BYTES
  const memoryMb = BASE_MB + Math.ceil((held + working) / MB)
  return { pairs, memoryMb, diskMb: BASE_MB + Math.max(0, memoryMb - memoryLimitMb) }
}

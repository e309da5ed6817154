// What an estimate is asked with: the forms in which a table comes, and the options that the report
// is made by. One table of fields for the operation that only answers and the one that also keeps.

import { createHash } from 'node:crypto'
import { type frameSchema, optionFields, type originsSchema, tableFields } from '@tumen/contract'
import { type CaptureTable, cellLines, type ReportOptions } from '@tumen/estimate'
import { z } from 'zod'
import { readInterval } from '../draft/time.ts'
import { Refusal } from '../refusal.ts'
import { type EstimateTable, tableOfInput } from './input.ts'

const optionSchema = z.object(optionFields)

export type EstimateOptions = z.output<typeof optionSchema>

const tableSchema = z.object(tableFields)

/** The table of an input; refuses with every problem at once. */
export function tableGiven({ origins, ...given }: z.output<typeof tableSchema>): EstimateTable {
  return tableOfInput({ ...given, origins: originsOf(origins) })
}

/** The options of a report; refuses odds that are not in their order. */
export function reportOptionsOf(options: EstimateOptions): ReportOptions {
  const { seed, replicates, classes, odds, selection, frames } = options
  const { linkage, countsOnly, smallBelow } = options
  if (odds && odds.low > odds.high)
    throw new Refusal('invalid-input', 'odds', [{ code: 'range_order', path: 'odds' }])
  return {
    ...{ seed: BigInt(seed), replicates, classes },
    ...(odds && { odds }),
    ...(selection && { selection }),
    ...(frames && { frames: frames.map(datedFrame) }),
    ...(linkage && { linkage }),
    ...(countsOnly && { countsOnly }),
    ...(smallBelow && { smallBelow }),
  }
}

/** A frame with the first and the last day that its dates mean. */
function datedFrame(frame: z.output<typeof frameSchema>, n: number) {
  const { from, to } = frame
  return {
    ...frame,
    from: readInterval(from, `frames.${n}.from`).earliest,
    to: readInterval(to, `frames.${n}.to`).latest,
  }
}

/** The SHA-256 of the cells as the room writes them: the name of a table. */
export function hashOfTable(table: CaptureTable): string {
  return createHash('sha256').update(cellLines(table)).digest('hex')
}

function originsOf(given: z.output<typeof originsSchema> | undefined) {
  if (given === undefined) return undefined
  const own = Object.fromEntries(given.own.map(({ origin, list }) => [origin, list]))
  return { own, ...(given.maybeSame && { maybeSame: given.maybeSame }) }
}

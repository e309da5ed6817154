// Tables and vectors for the tests of this room.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type CaptureTable, readTable } from './capture-table.ts'
import type { Job } from './job.ts'
import { type AnyPart, finishJob } from './run-part.ts'

const VECTORS = new URL('../../../vectors/estimate/', import.meta.url)

/** One file of `vectors/estimate`. */
export function vector<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`${name}.json`, VECTORS), 'utf8')) as T
}

/** A recorded table. */
export function recordedTable(id: string): CaptureTable {
  const { lists, cells } = vector<{ lists: string[]; cells: [string, number][] }>(`tables/${id}`)
  return trialTable(lists, cells)
}

/** A table of lists and cells that have no problems. */
export function trialTable(lists: string[], cells: [string, number][]): CaptureTable {
  const reading = readTable(lists, cells)
  assert.ok('table' in reading, JSON.stringify(reading))
  return reading.table
}

/** Runs a job, or fails on a finding. */
export function finished<R, P extends AnyPart, O>(job: Job<R, P, O> | object): R {
  assert.ok('parts' in job, 'a job was expected, not a finding')
  return finishJob(job as Job<R, P, O>)
}

/** Asserts that two numbers agree within a share of the expected one. */
export function near(ours: number, expected: number, relative: number, what = ''): void {
  const difference = Math.abs(ours - expected)
  assert.ok(difference <= relative * Math.abs(expected), `${what} ${ours} is not ${expected}`)
}

/** Numbers by name, some of them in groups. */
export type Recorded = Record<string, unknown>

/** The group of a recorded result. */
export function group(result: Recorded, name: string): Record<string, number> {
  return (result[name] ?? {}) as Record<string, number>
}

/** A recorded result of an R package. */
export interface RecordedRow {
  id: string
  about: string
  call: string
  result: Recorded
}

/** The recorded rows of a table whose `about` begins with some words. */
export function recordedRows(id: string, about: string): RecordedRow[] {
  const { rows } = vector<{ rows: RecordedRow[] }>(`reference/${id}`)
  return rows.filter((row) => row.about.startsWith(about))
}

/** Tables of three to six lists that most packages were run on. */
export const RECORDED = [
  'kosovo4',
  'uk5',
  'neworleans5',
  'westernus5',
  'korea3',
  'hav3',
  'congenital5',
  'spina3',
  'scotpwid4',
  'hare6',
]

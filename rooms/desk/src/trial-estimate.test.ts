// Tables, problems and calls for the tests of estimates. No tests here.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type CaptureTable, cellLines } from '@tumen/estimate'
import { callOperation } from './call.ts'
import { deskWithoutWorkspace } from './desk.ts'
import { tableOfInput } from './estimate-input.ts'
import type { EstimateAnswer } from './estimate-schema.ts'
import type { Call, Role } from './operation.ts'
import { Refusal } from './refusal.ts'

const VECTORS = new URL('../../../vectors/estimate/', import.meta.url)

/** A file of vectors. */
export function vectorFile<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, VECTORS), 'utf8')) as T
}

/** A table of the vectors, as input. */
export function recordedInput(id: string) {
  const { lists, cells } = vectorFile<{ lists: string[]; cells: [string, number][] }>(
    `tables/${id}.json`,
  )
  return { lists, cells }
}

/** What a table holds. */
export function cellsAsGiven(table: CaptureTable): { lists: string[]; cells: string[] } {
  return { lists: [...table.lists], cells: cellLines(table).split('\n') }
}

/** The problems for which an input is refused. */
export function problemsOf(input: Parameters<typeof tableOfInput>[0]): object[] {
  try {
    tableOfInput(input)
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error))
    assert.equal(error.code, 'table-unreadable')
    return error.details
  }
  return []
}

/** A text of so many lists, each with `persons` of its own. */
export function textOf(lists: number, persons: number): string {
  const names = Array.from({ length: lists }, (_, n) => `L${n}`)
  const rows = names.map((_, at) => [...names.map((_, n) => (n === at ? 1 : 0)), persons].join())
  return [[...names, 'count'].join(), ...rows].join('\n')
}

/** Whatever an estimate took from a workspace would fail here. */
export const ALONE = deskWithoutWorkspace({
  clock: () => new Date('2022-05-01T10:00:00.000Z'),
  random: (length) => new Uint8Array(length),
})

/** The answer of `estimate.run` at a desk without a workspace. */
export async function estimated(
  input: object,
  role: Role = 'statistician',
  progress: Call['progress'] = { report: () => undefined },
): Promise<EstimateAnswer> {
  const actor = { account: 'a', roles: [role] }
  const given = { replicates: 200, ...input }
  return (await callOperation(ALONE, 'estimate.run', given, { actor, progress })) as EstimateAnswer
}

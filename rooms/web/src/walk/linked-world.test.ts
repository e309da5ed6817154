// A linkage of the invented lists with the persons that it makes, and an address for each page
// that needs one. No tests here.
import assert from 'node:assert/strict'
import type { TrialDoor } from '../trial-door.test.ts'

/** The pages that show something of a linkage or a person, by their paths. */
export const LINKED_PAGES = [
  '/linkage/:run',
  '/linkage/:run/review',
  '/linkage/:run/pair',
  '/persons/:id',
] as const

/** A linkage in a world. */
export interface LinkedWorld {
  run: string
  /** The person whom all three lists name 신정심, born 1969. */
  person: string
  /** The first pair to be read. */
  pair: { a: string; b: string }
  /** An address for each page of `LINKED_PAGES`, and more where a page looks different. */
  paths: readonly string[]
}

/** The lists of the world that hold names. */
export const NAMED_LISTS = ['list-a', 'list-b', 'list-c'] as const
const HOMONYM = '신정심'

/** Links the lists with names as they are recorded, and makes their persons. */
export async function linkWorld(door: TrialDoor): Promise<LinkedWorld> {
  const run = (await ask<{ id: string }>(door, 'linkage.run', { lists: [...NAMED_LISTS] })).id
  await ask(door, 'linkage.resolve', { run })
  const found = await ask<{ persons: { id: string; bornLow?: number }[] }>(door, 'person.list', {
    name: HOMONYM,
  })
  const person = found.persons.find(({ bornLow = 0 }) => bornLow < 1980)?.id ?? ''
  const next = await ask<{ pairs: { a: { id: string }; b: { id: string } }[] }>(
    door,
    'linkage.next-for-review',
    { run },
  )
  const [pair] = next.pairs
  assert.ok(pair)
  const ids = new URLSearchParams({ a: pair.a.id, b: pair.b.id })
  const paths = [
    `/linkage/${run}`,
    ...['value', 'calibration', 'second'].map((queue) => `/linkage/${run}/review?queue=${queue}`),
    `/linkage/${run}/pair?${ids}`,
    `/persons/${person}`,
  ]
  return { run, person, pair: { a: pair.a.id, b: pair.b.id }, paths }
}

/** Asks an operation that must answer. */
export async function ask<T>(door: TrialDoor, operation: string, input: unknown): Promise<T> {
  const { status, body } = await door.call(operation, input)
  assert.equal(status, 200, `${operation}: ${JSON.stringify(body)}`)
  return body as T
}

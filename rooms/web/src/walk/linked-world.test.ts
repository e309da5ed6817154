// A linkage of the invented lists with the persons that it makes, a bundle that was asked for, and
// addresses of the pages that need one. No tests here.
import assert from 'node:assert/strict'
import { type Actor, callByName } from '@tumen/desk'
import type { OpenedWorld } from '@tumen/world'

/** The pages that show something of a linkage, a person or a bundle, by their paths. */
export const LINKED_PAGES = [
  '/linkage/:run',
  '/linkage/:run/review',
  '/linkage/:run/pair',
  '/persons/:id',
  '/bundles/:id',
  '/bundles/:id/look/:thing',
  '/imports/:id',
  '/imports/files/:document',
  '/fields/:id',
] as const

/** A linkage in a world. */
export interface LinkedWorld {
  run: string
  /** The person whom all three lists name 신정심, born 1969. */
  person: string
  /** The first pair to be read. */
  pair: { a: string; b: string }
  /** What leaves in a bundle that somebody else asked for. */
  look: { bundle: string; id: string }
  /** Addresses of all pages of `LINKED_PAGES`, several where a page looks different. */
  paths: readonly string[]
}

/** The lists of the world that hold names. */
const NAMED_LISTS = ['list-a', 'list-b', 'list-c']
const HOMONYM = '신정심'
const LINKER: Actor = { account: 'ana-1', roles: ['analyst', 'reviewer'] }

/** Asks an operation of the world's desk as an analyst. */
export async function ask<T>(
  { desk }: OpenedWorld,
  operation: string,
  input: Record<string, unknown>,
): Promise<T> {
  const progress = { report: () => undefined }
  return (await callByName(desk, operation, input, { actor: LINKER, progress })) as T
}

/** A field of persons that everybody may know of. */
const CHILDREN = {
  ...{ id: 'children', of: 'person', kind: 'number', sensitivity: 'public' },
  names: { en: 'Children' },
}

/** A field for few, with an entry, that stands on an event; and one of a person. */
async function fieldIn(world: OpenedWorld, person: string): Promise<string> {
  const closed = { of: 'event', kind: 'choice', sensitivity: 'restricted' }
  const names = { en: 'Transport', ko: '이동 수단', zh: '交通工具' }
  const choices = [{ id: 'lorry', names: { en: 'lorry' }, from: '2020' }]
  const asked = { ...closed, names, choices }
  const { id } = await ask<{ id: string }>(world, 'field.define', asked)
  await ask(world, 'field.set', { field: id, event: 'OCT11', value: 'lorry' })
  await ask(world, 'field.set', { field: CHILDREN.id, person, value: 'at least 2' })
  return `/fields/${id}`
}

/** Links the lists with names as they are recorded, makes their persons, asks for a bundle. */
export async function linkWorld(world: OpenedWorld): Promise<LinkedWorld> {
  const look = await leaving(world)
  const { id: run } = await ask<{ id: string }>(world, 'linkage.run', { lists: NAMED_LISTS })
  await ask(world, 'linkage.resolve', { run })
  const found = await ask<FoundPersons>(world, 'person.list', { name: HOMONYM })
  const person = found.persons.find(({ bornLow = 0 }) => bornLow < 1980)?.id
  const next = await ask<NextPairs>(world, 'linkage.next-for-review', { run })
  const [first] = next.pairs
  assert.ok(person !== undefined && first)
  const link = { event: 'OCT11', persons: [person], certainty: 'likely', claim: 'R08b' }
  await ask(world, 'involvement.record', link)
  const field = await fieldIn(world, person)
  const pair = { a: first.a.id, b: first.b.id }
  const review = ['value', 'second'].map((queue) => `/linkage/${run}/review?queue=${queue}`)
  const explained = `/linkage/${run}/pair?${new URLSearchParams(pair)}`
  const { bundle } = await ask<{ bundle: string }>(world, 'bundle.ask', {
    ...{ profile: 'court', documents: ['R08'], claims: ['R08b', 'R08l'] },
    ...{ recipient: 'an invented court', withNotes: true },
  })
  const waits = `/bundles/${look.bundle}`
  const pages = [`/persons/${person}`, `/bundles/${bundle}`, waits, `${waits}/look/${look.id}`]
  const paths = [
    `/linkage/${run}`,
    ...review,
    explained,
    ...pages,
    field,
    ...(await takenIn(world)),
  ]
  return { run, person, pair, look, paths }
}

/** A file with an event that is kept, taken in and undone, so that no list holds the event. */
async function takenIn(world: OpenedWorld): Promise<string[]> {
  const bytes = Buffer.from('id,title,act\n1,An invented raid,raid\n').toString('base64')
  const file = { bytes, title: 'An invented file' }
  const { document } = await ask<{ document: string }>(world, 'import.keep', file)
  const input = { document, kind: 'events', namespace: 'invented' }
  const { run } = await ask<{ run: string }>(world, 'import.commit', input)
  const shown = await ask<{ run: { leaf: number } }>(world, 'import.show', { id: run })
  await ask(world, 'change.undo', { change: shown.run.leaf })
  const steps = ['events', 'places', 'persons'].map((kind) => `?kind=${kind}`)
  return [`/imports/${run}`, ...steps.map((query) => `/imports/files/${document}${query}`)]
}

/** A copy that somebody may give out, in a bundle that somebody else asked for. */
export async function leaving({ desk }: OpenedWorld): Promise<{ bundle: string; id: string }> {
  const as = async <T>(actor: Actor, name: string, input: object) =>
    (await callByName(desk, name, input, { actor, progress: { report: () => undefined } })) as T
  const analyst: Actor = { account: 'ana-2', roles: ['analyst'] }
  await as(analyst, 'field.define', CHILDREN)
  const made = { document: 'R11', mediaType: 'text/plain', tool: 'scissors', bytes: 'SGVsZC4=' }
  const { id } = await as<{ id: string }>(analyst, 'evidence.derive', made)
  const reviewer: Actor = { account: 'rev-1', roles: ['reviewer'] }
  await as(reviewer, 'evidence.review', { derivative: id, decision: 'approved' })
  const asked = { profile: 'partner', documents: ['R11'], recipient: 'an invented partner' }
  const { bundle } = await as<{ bundle: string }>(analyst, 'bundle.ask', asked)
  return { bundle, id }
}

interface FoundPersons {
  persons: { id: string; bornLow?: number }[]
}

interface NextPairs {
  pairs: { a: { id: string }; b: { id: string } }[]
}

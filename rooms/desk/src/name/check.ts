// name.check: many names at once, each with the persons and rows of lists that bear it and the
// documents that hold it. Nothing of the names is kept; how many they were is noted.
// Source: desk.md S7.
import { foldCase } from '@tumen/claim'
import { MOST_NAMES, nameCheck, type SearchMode } from '@tumen/contract'
import { nameKeys, parsePersonName } from '@tumen/linkage'
import { futureIn } from '../change/future-row.ts'
import { pause, step } from '../change/make.ts'
import { type ContentOf, openContent } from '../content/book.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { keyOf } from '../person/list.ts'
import { canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { personsCalled } from '../search/other.ts'

/** How many persons and documents are told of one name. */
const MOST = 20
/** Known names that are looked at between two pauses. */
const AT_ONCE = 1000

export const checkNames = implement(nameCheck, async (desk, input, call) => {
  const asked = namesIn(input.names)
  step(call, 'match', 0, asked.length)
  const mentioned = await namedAs(desk, call, asked, input.mode)
  const contentOf = await openContent(desk)
  const names = []
  for (const [n, name] of asked.entries()) {
    step(call, 'search', n, asked.length)
    const persons = await personsCalled(desk, mentioned.get(name) ?? [], MOST + 1)
    const documents = await documentsWith(desk, call, name, contentOf)
    const isCapped = persons.length > MOST || documents.length > MOST
    names.push({
      name,
      persons: persons.slice(0, MOST),
      documents: documents.slice(0, MOST),
      ...(isCapped ? { capped: true as const } : {}),
    })
  }
  const known = names.filter(({ persons, documents }) => persons.length + documents.length > 0)
  return { mode: input.mode, names, known: known.length, ...(await futureIn(desk, call.actor)) }
})

/** The lines that hold a name, each once. */
function namesIn(text: string): string[] {
  const lines = text.split(/\r?\n/u).map((line) => line.trim())
  const names = [...new Set(lines.filter((line) => line !== ''))]
  if (names.length === 0) throw new Refusal('invalid-input', 'names')
  if (names.length > MOST_NAMES)
    throw new Refusal('too-many-names', 'names', [{ names: names.length, limit: MOST_NAMES }])
  return names
}

/** The ids of mentions that bear each of the names. */
async function namedAs(
  desk: Desk,
  call: Call,
  asked: readonly string[],
  mode: SearchMode,
): Promise<Map<string, string[]>> {
  const known = new Map<string, string[]>()
  for (const { id, name } of await desk.ledger.read.mentionNames())
    known.set(name, [...(known.get(name) ?? []), id])
  const words = asked.map((name) => [name, foldCase(name)] as const)
  const byKey = mode === 'all_spellings' ? keysOf(asked) : undefined
  const found = new Map<string, string[]>()
  const add = (name: string, ids: readonly string[]) =>
    found.set(name, [...new Set([...(found.get(name) ?? []), ...ids])])
  let at = 0
  for (const [name, ids] of known) {
    if (at++ % AT_ONCE === 0) await pause(call, 'match', at, known.size)
    const folded = foldCase(name)
    for (const [one, word] of words) if (folded.includes(word)) add(one, ids)
    const keys = byKey ? nameKeys(parsePersonName(name)).map(keyOf) : []
    for (const key of keys) for (const one of byKey?.get(key) ?? []) add(one, ids)
  }
  return found
}

/** The asked names by what they have in common with other spellings of theirs. */
function keysOf(asked: readonly string[]): Map<string, string[]> {
  const keys = new Map<string, string[]>()
  for (const name of asked)
    for (const key of new Set(nameKeys(parsePersonName(name)).map(keyOf)))
      keys.set(key, [...(keys.get(key) ?? []), name])
  return keys
}

/** Documents that hold a name as it is written, of those that the asker may read. */
async function documentsWith(desk: Desk, call: Call, name: string, contentOf: ContentOf) {
  const query = { all: [{ anyOf: [name] }], none: [] }
  for (let limit = MOST + 1; ; limit *= 4) {
    const hits = await desk.ledger.read.search({ ...query, limit })
    const readable = hits.filter(({ document }) => canRead(call.actor, objectOf(document)))
    if (readable.length <= MOST && hits.length === limit) continue
    return readable.slice(0, MOST + 1).map(({ document: { row } }) => {
      return { id: row.id, title: row.title, ...contentOf(row.id) }
    })
  }
}

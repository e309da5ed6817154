// Persons once: who is recorded under a name that may be the same as a new one's, in any script. It
// asks "is it …?" before somebody is recorded twice; nothing is joined by it. Source: desk.md U8.
import type { Desk } from '../operation.ts'
import { nameFilter } from './list.ts'
import { personsByMention } from './state.ts'

/** Names that are compared at a turn, so that others have theirs. */
const AT_ONCE = 500

/** Ids of the persons who may bear this name, and of mentions of nobody yet that do. */
export async function nearPersons(desk: Desk, name: string): Promise<string[]> {
  const { read } = desk.ledger
  const isNamed = onceEach(nameFilter(name))
  const lists = (await read.rows('list')).map(({ row }) => row.id)
  const personOf = await personsByMention(desk)
  const near = new Set<string>()
  for (const [n, { row }] of (await read.mentions(lists)).entries()) {
    if (n % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve))
    if (isNamed(row.name)) near.add(personOf.get(row.id) ?? row.id)
  }
  return [...near]
}

/** Reading a name takes a while, and many bear the same one. */
function onceEach(ask: (name: string | undefined) => boolean): typeof ask {
  const known = new Map<string | undefined, boolean>()
  return (name) => {
    const found = known.get(name) ?? ask(name)
    known.set(name, found)
    return found
  }
}

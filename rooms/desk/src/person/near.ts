// Persons once: who is recorded under a name that may be the same as a new one's, in any script. It
// asks "is it …?" before somebody is recorded twice; nothing is joined by it. Source: desk.md U8.
import type { Desk } from '../operation.ts'
import { nameFilter } from './list.ts'
import { personsByMention } from './state.ts'

/** Names that are compared at a turn, so that others have theirs. */
const AT_ONCE = 500

/**
 * Looks for those who may bear this name, before a change begins, since it takes seconds over
 * thousands of names. What it gives tells their ids as they are when it is asked, in the change:
 * of what came in between only new names are compared.
 */
export async function lookForNear(desk: Desk, name: string): Promise<() => Promise<string[]>> {
  const isNamed = onceEach(nameFilter(name))
  const { size } = await desk.ledger.head()
  const found = await namedPersons(desk, isNamed)
  return async () =>
    (await desk.ledger.head()).size === size ? found : namedPersons(desk, isNamed)
}

/** Ids of the persons of such a name, and of mentions of nobody yet that have one. */
async function namedPersons(desk: Desk, isNamed: ReturnType<typeof nameFilter>): Promise<string[]> {
  const { read } = desk.ledger
  const lists = (await read.rows('list')).map(({ row }) => row.id)
  const named: string[] = []
  for (const [n, { row }] of (await read.mentions(lists)).entries()) {
    if (n % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve))
    if (isNamed(row.name)) named.push(row.id)
  }
  const personOf = await personsByMention(desk, named)
  return [...new Set(named.map((id) => personOf.get(id) ?? id))]
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

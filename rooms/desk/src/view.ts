// The desk as one asker may know of it: the records of their groups and those that are everybody's.
// What is foreign is left out of every read, so that no operation can tell it from what is missing.
// Source: desk.md 10, C3 and C4; decision 0068.
import { given } from '@tumen/claim'
import { grantedTo } from './access/granted.ts'
import { catchUp, type MemoryView, newMemory } from './memory.ts'
import type { Actor, Call, Desk } from './operation.ts'
import { groupsFor, heldInSome } from './policy.ts'

/** Views whose memory is kept. */
const MOST_VIEWS = 16
/** Changes of others after which a memory is begun anew. */
const MOST_CHANGES = 200

/** Runs an operation over what its asker may know of. */
export async function runWithin<R>(
  desk: Desk,
  call: Call,
  operation: string,
  run: (desk: Desk, call: Call) => Promise<R>,
): Promise<R> {
  const groups = groupsFor(call.actor, operation)
  const actor = await actorIn(desk, call.actor, operation, groups)
  if (!groups) return run(desk, actor === call.actor ? call : { ...call, actor })
  const ledger = desk.ledger.reaching({ groups })
  const view = await viewOf(desk, [...groups].sort())
  let isChanged = false
  const changed = (leaf: number) => {
    isChanged = true
    call.changed?.(leaf)
  }
  try {
    return await run({ ...partsOf(desk), ledger, memory: view.memory }, { ...call, changed, actor })
  } finally {
    if (isChanged) catchUp(desk.memory, [operation])
  }
}

/** The asker with what this call may read: of which groups, and by which grants. */
async function actorIn(
  desk: Desk,
  actor: Actor,
  operation: string,
  groups: readonly string[] | undefined,
): Promise<Actor> {
  const granted = await grantedTo(desk, actor, operation)
  if (!groups)
    return actor.groups || granted ? { ...actor, ...given({ granted }), within: [] } : actor
  const held = heldInSome(actor, 'field.restricted', groups)
  const except = held && (await desk.ledger.read.closedBeyond(held))
  return {
    ...actor,
    within: groups,
    ...given({ granted }),
    ...(held && except && { held: { groups: held, except } }),
  }
}

async function viewOf(desk: Desk, groups: readonly string[]): Promise<MemoryView> {
  const { views } = desk.memory
  const key = JSON.stringify(groups)
  const { size } = await desk.ledger.head()
  const known = views.get(key)
  if (known?.size === size) return known
  if (known && (await isReadOn(desk, known, size))) return known
  const view = { size, memory: newMemory(desk.memory, groups) }
  views.delete(key)
  views.set(key, view)
  for (const oldest of [...views.keys()].slice(0, -MOST_VIEWS)) views.delete(oldest)
  return view
}

/** Brings a view up to date with what others changed; false where it has to be begun anew. */
async function isReadOn(desk: Desk, view: MemoryView, size: number): Promise<boolean> {
  const count = size - view.size
  if (count < 0 || count > MOST_CHANGES) return false
  const leaves = Array.from({ length: count }, (_, n) => view.size + n)
  const changes = await desk.ledger.read.changesAt(leaves)
  // Leaves of another log, or that say nothing, are no changes that are known.
  if (changes.length < count) return false
  const operations = changes.map(({ operation }) => operation)
  catchUp(view.memory, operations)
  view.size = Math.max(view.size, size)
  return true
}

function partsOf(desk: Desk): Omit<Desk, 'ledger' | 'memory'> {
  const { clock, random, newId, verifier, readers, sandbox, modelLimit, unlisted } = desk
  const more = given({ verifier, readers, sandbox, modelLimit, unlisted })
  return { clock, random, newId, ...more }
}

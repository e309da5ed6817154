// What it costs to take out of answers what their asker may not read, and to note what was read, as
// a share of the page that asks: `npx tsx --conditions=tumen-source bench/desk/clearance.ts`. Pages
// of the invented world, by a viewer, from whom fields are taken, by their author, who is looked
// for, and by an analyst, whose looks are noted. The limit is 5 %. Entries are written together,
// after answers have left: how much of a second that takes at the most is told beside it.
import { performance } from 'node:perf_hooks'
import type { Role } from '@tumen/contract'
import { callByName } from '@tumen/desk'
import { openWorld } from '@tumen/world'
import { entriesOf } from '../../rooms/desk/src/access/note.ts'
import { cutAnswer } from '../../rooms/desk/src/clearance/cut.ts'
import { openFixtureDoor } from '../../rooms/web/fixture/door.ts'

const LIMIT = 0.05
const TIMES = 40

/** Pages that hold claims, with what each asks that may hold closed fields. */
const PAGES: readonly [path: string, operation: string, input: object][] = [
  ['/claims', 'claim.list', { limit: 50, order: 'newest' }],
  ['/claims/R08b', 'claim.show', { id: 'R08b' }],
  ['/documents/R08', 'document.show', { id: 'R08' }],
  ['/speakers/lantern', 'agent.show', { id: 'lantern' }],
  ['/history/R08b', 'record.history', { id: 'R08b' }],
]
const PEOPLE: readonly [account: string, role: Role][] = [
  ['vie-1', 'viewer'],
  ['doc-1', 'documenter'],
  ['ana-1', 'analyst'],
]

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < TIMES + 5; n++) {
    const start = performance.now()
    await work()
    if (n >= 5) times.push(performance.now() - start)
  }
  return median(times)
}

const world = await openWorld()
const { desk } = world
const progress = { report: () => undefined }
let worst = 0
for (const [account, role] of PEOPLE) {
  const actor = { account, roles: [role] }
  const door = await openFixtureDoor(world, actor)
  for (const [path, operation, input] of PAGES) {
    const page = await timed(() => door.text(path))
    // As the body gives it, with everything in it.
    const whole = { account: 'ana-1', roles: ['analyst' as const] }
    const answer = await callByName(desk, operation, input, { actor: whole, progress })
    const copies = Array.from({ length: TIMES + 5 }, () => structuredClone(answer))
    const cut = await timed(async () => {
      const own = copies.pop()
      const read = await cutAnswer(desk, actor, operation, own)
      const entries = entriesOf(desk, { account, operation }, { input, answer: own, read })
      await desk.memory.accesses.note(desk.ledger, entries)
    })
    const share = cut / page
    worst = Math.max(worst, share)
    const of = `${(share * 100).toFixed(1)} %`.padStart(7)
    console.log(
      `${role.padEnd(11)}${path.padEnd(20)}${of}  ${cut.toFixed(2)} of ${page.toFixed(1)} ms`,
    )
  }
}
const at = new Date().toISOString()
const entry = { at, account: 'ana-1', operation: 'claim.list', item: 'R08b', field: 'problems' }
const write = await timed(() => desk.ledger.noteAccesses(Array.from({ length: 100 }, () => entry)))
await world.close()
console.log(
  `writing 100 entries ${write.toFixed(1)} ms, ${((write * 4) / 10).toFixed(1)} % of a second`,
)
console.log(`worst ${(worst * 100).toFixed(1)} %, limit ${LIMIT * 100} %`)
process.exitCode = worst <= LIMIT ? 0 : 1

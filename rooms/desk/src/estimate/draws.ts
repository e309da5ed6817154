// estimate.draws: how many no list saw, with the uncertainty of linking in the interval: one table
// for each draw of links, each estimated, and all combined. Lists of one origin are one list.
// Nothing is stored: the same linkage, judgements and seed give the same answer.
// Source: estimate.md 8, linkage.md 12.4.

import { estimateDraws } from '@tumen/contract'
import {
  type CaptureTable,
  examine,
  type LinkageEstimate,
  linkageJob,
  readTable,
  withholdsReport,
} from '@tumen/estimate'
import { type LinkageBook, openLinkage } from '../linkage/book.ts'
import { drawBook, personsBand } from '../linkage/draw.ts'
import { voicesAt } from '../list/table.ts'
import { type Desk, implement } from '../operation.ts'
import { can } from '../policy.ts'
import { Refusal } from '../refusal.ts'
import { finiteFinding } from './answer.ts'
import { reckonJob } from './pool.ts'

const SMALL = 100

export const drawEstimate = implement(
  estimateDraws,
  async (desk, { run, draws, replicates, selection, seed }, call) => {
    const book = await openLinkage(desk, run)
    const groups = await groupsOf(desk, book)
    const drawn = drawBook(book, draws, seed)
    const tables = drawn.draws.map(({ cells }) => tableOfDraw(cells, groups))
    const persons = personsBand(drawn)
    if (persons.best < SMALL && !can(call.actor, 'estimate.small'))
      throw new Refusal('estimate-withheld', 'run')
    const middle = [...tables].sort((x, y) => x.persons - y.persons)[Math.floor(draws / 2)]
    const findings = middle ? examine(middle) : []
    const job = linkageJob(tables, {
      ...{ replicates, seed: BigInt(seed) },
      ...(selection && { selection }),
    })
    const found = findings.some(withholdsReport) ? undefined : await reckonJob(call, job)
    return {
      ...{ lists: groups.map(({ title }) => title), persons, seed, flags: [...drawn.flags] },
      findings: findings.map(finiteFinding),
      ...(found ? numbersOf(found) : { draws: 0, failed: draws }),
    }
  },
)

function numbersOf({ mixture, mean, draws, failed }: LinkageEstimate) {
  const [low, total, high] = ['0.025', '0.5', '0.975'].map((level) => mixture[level])
  const isThere = low !== undefined && total !== undefined && high !== undefined
  return {
    ...{ draws, failed: failed.length },
    ...(isThere && { estimate: { total, low, high } }),
    ...(mean && { combined: { total: mean.estimate, low: mean.low, high: mean.high } }),
    ...(mean && { shares: mean.shares }),
  }
}

/** Lists of a run that count as one: their places, and what they are called. */
interface Group {
  places: number[]
  title: string
}

/** Lists whose origins are one voice, or may be one, are one list. */
async function groupsOf(desk: Desk, { run }: LinkageBook): Promise<Group[]> {
  const { read } = desk.ledger
  const known = new Map((await read.rows('list')).map(({ row }) => [row.id, row]))
  const lists = run.row.lists.map((id) => known.get(id))
  const origins = [...new Set(lists.flatMap((list) => list?.origin ?? []))]
  const { classOf, maybeSame } = await voicesAt(desk, origins, desk.clock().toISOString())
  const leader = lists.map((_, at) => at)
  const find = (at: number): number => (leader[at] === at ? at : find(leader[at] as number))
  const join = (x: number, y: number) => {
    leader[Math.max(find(x), find(y))] = Math.min(find(x), find(y))
  }
  const classes = lists.map((list) =>
    list?.origin === undefined ? undefined : classOf(list.origin),
  )
  const isOne = (x: string, y: string) =>
    x === y || maybeSame.some(([a, b]) => (a === x && b === y) || (a === y && b === x))
  for (const [x, one] of classes.entries())
    for (const [y, other] of classes.entries())
      if (x < y && one !== undefined && other !== undefined && isOne(one, other)) join(x, y)
  const groups = new Map<number, Group>()
  for (const [at, list] of lists.entries()) {
    const title = list?.title ?? (run.row.lists[at] as string)
    const group = groups.get(find(at))
    if (group === undefined) groups.set(find(at), { places: [at], title })
    else {
      group.places.push(at)
      group.title = `${group.title} + ${title}`
    }
  }
  return [...groups.values()]
}

/** The table of one draw, by groups of lists. */
function tableOfDraw(
  cells: readonly (readonly [pattern: string, count: number])[],
  groups: readonly Group[],
): CaptureTable {
  const counts = new Map<string, number>()
  for (const [pattern, count] of cells) {
    const signs = groups.map(({ places }) => (places.some((at) => pattern[at] === '1') ? '1' : '0'))
    const key = signs.join('')
    counts.set(key, (counts.get(key) ?? 0) + count)
  }
  const titles = groups.map(({ title }, at) => uniqueTitle(title, at, groups))
  const reading = readTable(titles, [...counts])
  if ('problems' in reading) throw new Error('a draw of persons is a table')
  return reading.table
}

function uniqueTitle(title: string, at: number, groups: readonly Group[]): string {
  return groups.some((group, other) => other < at && group.title === title)
    ? `${title} (${at + 1})`
    : title
}

// Since when something is new to somebody: the last day before today on which they changed
// something here. The log already shows that, so nothing else is kept.
import { given } from '@tumen/claim'
import { addDays, dayOf } from '../day.ts'
import type { Remembered } from '../operation.ts'

/** Newest changes among which somebody's own are looked for: two pages of the log's reader. */
const PAGES = 2
const PAGE = 1000
/** What is new to somebody who has changed nothing in them: a week. */
const NEW_DAYS = 7

/** The day, and whether somebody worked here on it; otherwise it is a week ago. */
export interface LastVisit {
  on: string
  worked: boolean
}

/** What is known of a day: what is changed on it says nothing of the days before. */
export interface KnownVisits {
  today: string
  /** By account. */
  visits: Map<string, Promise<LastVisit>>
}

/** Since when something is new to an account. */
export function lastVisitOf(
  desk: Remembered & { clock: () => Date },
  account: string,
): Promise<LastVisit> {
  const today = dayOf(desk.clock())
  const before = desk.memory.visits
  const known = before?.today === today ? before : { today, visits: new Map() }
  desk.memory.visits = known
  const visit = known.visits.get(account) ?? readLastVisit(desk, account, today)
  known.visits.set(account, visit)
  visit.catch(() => known.visits.delete(account))
  return visit
}

async function readLastVisit(desk: Remembered, account: string, today: string): Promise<LastVisit> {
  let before: number | undefined
  for (let page = 0; page < PAGES; page++) {
    const range = given({ before })
    const changes = await desk.ledger.read.changes({ ...range, limit: PAGE })
    const own = changes.find(({ by, recorded }) => by === account && dayOf(recorded) < today)
    if (own) return { on: dayOf(own.recorded), worked: true }
    before = changes.at(-1)?.leaf
    if (before === undefined || changes.length < PAGE) break
  }
  return { on: addDays(today, -NEW_DAYS), worked: false }
}

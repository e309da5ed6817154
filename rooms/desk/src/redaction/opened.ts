// Which parts of a picture, or of a covered copy, were opened to somebody in full size: nobody has
// looked at another one, whatever a door says in their place. Source: redaction.md 10.
import { OPENED_PART } from '../access/note.ts'
import type { Actor, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'

/** Most entries of one person about one picture that are read. */
const MOST_READ = 20_000

/** A part: of a PDF with its page, and its number there, from 0. */
interface Part {
  page?: number
  part: number
}

/** Refuses parts that were never opened to the asker; `item`: the redaction, or the copy. */
export async function refuseUnopened(
  { ledger, memory }: Desk,
  { account }: Actor,
  { item, parts, field }: { item: string; parts: readonly Part[]; field: string },
): Promise<void> {
  if (parts.length === 0) return
  const written = await ledger.accesses({ account, item, limit: MOST_READ })
  const unwritten = memory.accesses.unwritten.filter(
    (one) => one.account === account && one.item === item,
  )
  const opened = new Set(
    [...written, ...unwritten].flatMap(({ field: of, facts }) =>
      of === OPENED_PART && facts ? [`${facts.page} ${facts.part}`] : [],
    ),
  )
  const isUnopened = ({ page = 1, part }: Part) => !opened.has(`${page} ${part}`)
  if (parts.some(isUnopened)) throw new Refusal('part-not-opened', field)
}

// What somebody has to look at before they let a bundle leave, and at what they have: each page of
// a copy, each picture and each closed document that goes as it came, and the words of statements
// that only few may read. What was looked at stands where reading is kept, so that no door can say
// it in their place. Source: decision 0091.
import { type Derivative, type EvidenceDocument, restrictedParts } from '@tumen/claim'
import { PROFILES } from '@tumen/custody'
import type { AccessEntry } from '@tumen/ledger'
import { readClaims } from '../claim/read.ts'
import { readableParts } from '../clearance/cut.ts'
import { isDrawn } from '../document/picture.ts'
import { pictureInspector } from '../evidence/inspect-derivative.ts'
import type { Actor, Desk } from '../operation.ts'
import { canRead } from '../policy.ts'
import { mayReadClaim, objectOf } from '../record/row-answer.ts'
import { surfacesOf } from '../redaction/tile.ts'
import { Refusal } from '../refusal.ts'
import { isUnlooked } from './note.ts'
import { goingCopies } from './object.ts'
import { questionOf } from './plan.ts'
import type { AskedBundle } from './state.ts'

/** Something to look at. */
export interface Look {
  id: string
  kind: 'document' | 'copy' | 'claim'
  /** Of a copy, where the asker may read what it was made of. */
  document?: string
  shown: 'picture' | 'text'
  pages: number
  /** Pages at which the asker has yet to look; of what is no copy, one of them is enough. */
  open: number[]
}

/** What there is to look at, and how much of it the asker may not. */
export interface Looks {
  looks: Look[]
  closed: number
  copies: ReadonlyMap<string, Derivative>
  documents: ReadonlyMap<string, EvidenceDocument>
}

/** What of a bundle the asker has to look at; what they looked at must be written down before. */
export async function looksOf(desk: Desk, actor: Actor, { request }: AskedBundle): Promise<Looks> {
  const { base } = await desk.ledger.log()
  const question = questionOf(request, base)
  const { profile } = question
  const documents = new Map<string, EvidenceDocument>()
  const copies = new Map<string, Derivative>()
  const book = new LookBook(desk, actor, request.recorded)
  const looks: Look[] = []
  let closed = 0
  if (profile !== 'exchange') {
    const found = await desk.ledger.read.documentsById([...question.documents])
    closed += question.documents.length - found.length
    const planning = { desk, actor, left: [], restricted: [], inspect: pictureInspector() }
    const going = await goingCopies({ ...planning, question: { ...question, profile } }, found)
    const readable = new Set(
      found.flatMap((one) => (canRead(actor, objectOf(one)) ? [one.row.id] : [])),
    )
    for (const { row } of going) {
      copies.set(row.id, row)
      const look = await book.copy(row)
      looks.push(readable.has(row.document) ? { ...look, document: row.document } : look)
    }
    if (PROFILES[profile].roles.includes('original'))
      for (const stored of found) {
        const { row } = stored
        const isReadable = readable.has(row.id)
        if (!isReadable) closed++
        if (!isReadable || !(await mustBeOpened(desk, row))) continue
        documents.set(row.id, row)
        looks.push(await book.document(row))
      }
  }
  const said = await claimLooks(book, request.row)
  return { looks: [...looks, ...said.looks], closed: closed + said.closed, copies, documents }
}

/** Whether who lets a document leave as it came has to open it: not a public text. */
async function mustBeOpened(desk: Desk, row: EvidenceDocument): Promise<boolean> {
  return row.sensitivity !== 'public' || isDrawn(row) || (await isUnlooked(desk, row))
}

/** Refuses who has not looked at all that leaves; names what is left of what they may open. */
export async function refuseUnlooked(desk: Desk, actor: Actor, asked: AskedBundle): Promise<void> {
  const { looks, closed } = await looksOf(desk, actor, asked)
  const left = looks.filter(({ open }) => open.length > 0)
  if (left.length + closed === 0) return
  const named = left.slice(0, 100).map(({ id }) => ({ id }))
  throw new Refusal('not-looked', 'bundle', [...(closed > 0 ? [{ count: closed }] : []), ...named])
}

/** Statements of which something goes that only few may read, and those that are not readable. */
async function claimLooks(
  book: LookBook,
  { claims, notes = [] }: { claims: readonly string[]; notes?: readonly string[] },
): Promise<Pick<Looks, 'looks' | 'closed'>> {
  const found = await readClaims(book.desk, [...claims])
  const readable = [...found.values()].filter(mayReadClaim(book.actor))
  const parts = readable.flatMap(({ claim: { row } }) => {
    const own = notes.includes(row.id) ? restrictedParts(row) : []
    return own.map(({ field }) => ({ item: row.id, field }))
  })
  const mayRead = await readableParts(book.desk, book.actor, parts)
  const open = new Set(
    readable.flatMap(({ claim: { row } }) =>
      parts.every((one) => one.item !== row.id || one.field === 'record' || mayRead(one))
        ? [row.id]
        : [],
    ),
  )
  const looks: Look[] = []
  for (const id of new Set(parts.map(({ item }) => item)))
    if (open.has(id)) {
      const fields = parts.flatMap(({ item, field }) => (item === id ? [field] : []))
      looks.push(oneOf(id, 'claim', await book.hasRead(id, fields)))
    }
  return { looks, closed: claims.length - open.size }
}

/** Something of which it is enough to have opened it. */
function oneOf(id: string, kind: 'claim' | 'document', isSeen: boolean): Look {
  return { id, kind, shown: 'text', pages: 1, open: isSeen ? [] : [1] }
}

/** Most looks of one person at one thing that are read. */
const MOST_LOOKS = 20_000

/** What one person has looked at since a bundle was asked for. */
class LookBook {
  readonly desk: Desk
  readonly actor: Actor
  readonly #since: string

  constructor(desk: Desk, actor: Actor, since: string) {
    this.desk = desk
    this.actor = actor
    this.#since = since
  }

  /** A copy is looked at page by page: what one page leaves uncovered no other page shows. */
  async copy(row: Derivative): Promise<Look> {
    const pages = await pagesOf(this.desk, row)
    const seen = new Set((await this.#looks(row.id)).map(({ facts }) => facts?.page))
    const all = Array.from({ length: pages }, (_, n) => n + 1)
    const shown = row.mediaType.startsWith('text/') ? 'text' : 'picture'
    return { id: row.id, kind: 'copy', shown, pages, open: all.filter((one) => !seen.has(one)) }
  }

  /** A document as it came was read by those who asked; here it is opened. */
  async document(row: EvidenceDocument): Promise<Look> {
    const look = oneOf(row.id, 'document', (await this.#looks(row.id)).length > 0)
    if (!isDrawn(row)) return look
    return { ...look, shown: 'picture', pages: row.layer?.pages?.length ?? 1 }
  }

  /** Whether each of these fields of a record was read. */
  async hasRead(item: string, fields: readonly string[]): Promise<boolean> {
    const read = new Set((await this.#entries(item)).map(({ field }) => field))
    return fields.every((field) => read.has(field) || (field === 'record' && read.size > 0))
  }

  async #looks(item: string): Promise<AccessEntry[]> {
    return (await this.#entries(item)).filter(({ field }) => field === 'look')
  }

  async #entries(item: string): Promise<AccessEntry[]> {
    const filter = { account: this.actor.account, item, limit: MOST_LOOKS }
    return (await this.desk.ledger.accesses(filter)).filter(({ at }) => at >= this.#since)
  }
}

/** Of a copy that was covered page by page, how many these are. */
async function pagesOf({ ledger: { read } }: Desk, { id, document }: Derivative): Promise<number> {
  const copies = await read.redactionCopiesOf([document])
  const copy = copies.find(({ row }) => row.derivative === id)
  const newest = copy && (await read.redactionsById([copy.row.redaction])).at(-1)
  return newest ? surfacesOf(newest.row).length : 1
}

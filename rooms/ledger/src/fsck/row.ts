// Brings openings and rows together: every opening that commits to a row has exactly one, of the
// digest that it states, made by whom and when its who file says. FS3, FS5, FS6.
import type { Opening, Who } from '@tumen/custody'
import { secondOf } from '../change/opening-book.ts'
import { sha256Hex } from '../evidence/object-file.ts'
import type { Table } from '../ledger.ts'
import { firstOf, orderOf, type RowCursor, type WholeRow } from '../read/row-cursor.ts'
import { RECORD_TABLES } from '../table/record.ts'
import { placeOf, type RecordCheck } from './record.ts'
import type { FsckReport } from './report.ts'

/** An opening that was read, where it stands, and the who file of its leaf. */
export interface ReadOpening {
  leaf: number
  leaf_row: number
  /** Nothing when the opening could not be read. */
  said: Opening | undefined
  who: Who | undefined
  /** The who file is gone with the opening of the leaf; this row of it is left. */
  isShredded: boolean
}

/** Bytes that the opening of a leaf names, until a row of its batch is found that holds them. */
interface NamedBytes {
  leaf: number
  digest: unknown
  media: unknown
}

/** Follows the rows of all tables in the order of the log. */
export class RowMatch {
  readonly #cursors: readonly RowCursor[]
  readonly #report: FsckReport
  readonly #records: RecordCheck
  #newest = ''
  #named: NamedBytes | undefined

  constructor(cursors: readonly RowCursor[], report: FsckReport, records: RecordCheck) {
    this.#cursors = cursors
    this.#report = report
    this.#records = records
  }

  /** Finds the row that an opening commits to. Openings come in the order of the log. */
  async opening(opening: ReadOpening): Promise<void> {
    await this.#report.breathe()
    await this.#passBefore(opening)
    const { leaf, leaf_row, said } = opening
    if (leaf_row < 0) this.#nameBytes(leaf, said)
    const cursor = firstOf(this.#cursors)
    const row = cursor?.row
    const isThere = row !== undefined && orderOf(row, opening) === 0
    // With a list the digest is that of bytes, and no row stands beside the leaf.
    const isOfRow = said?.o.digest !== undefined && said.o.list === undefined
    if (isThere && (isOfRow || !said)) {
      await this.#row(cursor as RowCursor, row, opening)
      return
    }
    if (!isOfRow) return
    const line = leaf_row < 0 ? {} : { row: leaf_row }
    this.#report.add({ code: 'FS5', what: 'row-missing', leaf, ...line })
  }

  /** Names the rows that no opening was left for. */
  async close(): Promise<void> {
    await this.#passBefore({ leaf: Number.POSITIVE_INFINITY, leaf_row: 0 })
    this.#closeNamed()
  }

  #nameBytes(leaf: number, said: Opening | undefined): void {
    this.#closeNamed()
    const { digest, list, media } = said?.o ?? {}
    if (digest !== undefined && list !== undefined) this.#named = { leaf, digest, media }
  }

  /** Names the leaf before when no row of it holds what its opening names. */
  #closeNamed(): void {
    const { leaf } = this.#named ?? {}
    this.#named = undefined
    if (leaf !== undefined) this.#report.add({ code: 'FS6', what: 'leaf-digest', leaf })
  }

  #findNamed(table: Table, { leaf, body }: WholeRow): void {
    const field: string | undefined = RECORD_TABLES[table].digest
    if (field === undefined || this.#named?.leaf !== leaf) return
    const { digest, media } = this.#named
    const held = fieldsOf(body)
    const isMedia = media === undefined || held.mediaType === media
    if (`sha256:${held[field]}` === digest && isMedia) this.#named = undefined
  }

  async #passBefore(place: { leaf: number; leaf_row: number }): Promise<void> {
    for (;;) {
      const cursor = firstOf(this.#cursors)
      if (!cursor?.row || orderOf(cursor.row, place) >= 0) return
      const where = { table: cursor.table, ...placeOf(cursor.row) }
      this.#report.add({ code: 'FS5', what: 'row-without-opening', ...where })
      await cursor.next()
    }
  }

  async #row(
    cursor: RowCursor,
    row: WholeRow,
    { said, who, isShredded }: ReadOpening,
  ): Promise<void> {
    const where = { table: cursor.table, ...placeOf(row) }
    const digest = `sha256:${sha256Hex(`${row.body}\n`)}`
    if (said && said.o.digest !== digest) {
      this.#report.add({ code: 'FS6', what: 'row-digest', ...where })
    }
    const isNamed = who && who.act === row.by && who.at === secondOf(row.recorded)
    const isTheirs = isShredded || isNamed
    // A repair of the clock lies before what it names, and nothing else goes back.
    const isBack = row.recorded < this.#newest && cursor.table !== 'clock_check'
    if (!isTheirs || isBack) {
      this.#report.add({ code: 'FS3', what: 'row-who', ...where })
    }
    this.#newest = row.recorded
    this.#findNamed(cursor.table, row)
    await this.#records.record(cursor.table, row)
    await cursor.next()
  }
}

/** The fields of a body; none of one that is no record, which its own check names. */
function fieldsOf(body: string): Readonly<Record<string, unknown>> {
  try {
    return { ...(JSON.parse(body) as object) }
  } catch {
    return {}
  }
}

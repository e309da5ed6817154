// Reads a file with everything back into a new workspace, change by change at the instants that it
// names, so that every answer as known on a day is the one that was given there. The log of the new
// workspace begins now and says at its end where all of it came from. Nobody sees the workspace
// before it is whole. Source: desk.md 3 (U11); decision 0095.
import { checkRow, parseRow, ROW_SCHEMAS, type RowByKind, type RowKind } from '@tumen/claim'
import { createFilled, type Ledger, LedgerFault, type Progress } from '@tumen/ledger'
import { type CreateDeskOptions, deskOver, HELD } from '../desk.ts'
import { rethrowSafely } from '../fault.ts'
import { newMemory } from '../memory.ts'
import type { Desk } from '../operation.ts'
import { forgetGazetteer } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'
import { ArrivingFiles } from './arriving-file.ts'
import { type ChangeLine, type EndLine, FORMAT, FORMAT_VERSION, type HeadLine } from './line.ts'
import { NumberedLines, unfit } from './numbered-line.ts'
import { type RowArrival, writeRow } from './row-in.ts'

/** Where a new workspace is made of a file, and for whom. */
export interface ReadEverythingOptions extends Omit<CreateDeskOptions, 'review' | 'clockMayJump'> {
  source: AsyncIterable<Uint8Array>
  progress: Progress
}

/** What was read back. */
export interface ReadEverything {
  /** When the file was written, and the name of the log of which it tells. */
  at: string
  log: string
  review: HeadLine['review']
  changes: number
  rows: number
  files: number
}

/**
 * Makes a workspace of a file with everything. Refuses with `file-unfit` and the line, with
 * `newer-format`, `already-exists`, `disk-full` or `cancelled`; then nothing of it stays.
 */
export async function readEverything(options: ReadEverythingOptions): Promise<ReadEverything> {
  const { source, progress, owner, ...rest } = options
  const lines = new NumberedLines(source)
  let at: string | undefined
  const clock = () => (at === undefined ? rest.clock() : new Date(at))
  try {
    const head = headOf(await lines.take())
    const created = { ...HELD, ...rest, clock, settings: { owner, review: head.review } }
    return await createFilled(created, async (ledger) => {
      const desk = deskOver({ ledger, memory: newMemory() }, { clock, random: rest.random })
      const filling = new Filling(desk, lines, { owner, progress }, (instant) => {
        at = instant
      })
      const end = await filling.run()
      at = undefined
      await sayWhence(ledger, { head, end, owner, digest: lines.digest })
      await assertSound(ledger, progress)
      const rows = Object.values(end.rows).reduce((sum, one) => sum + one, 0)
      const { log, review } = head
      return { at: head.at, log, review, changes: end.changes, rows, files: end.files }
    })
  } catch (error) {
    return rethrowSafely(error, 'everything.read', progress.signal)
  }
}

function headOf(line: unknown): HeadLine {
  const { kind, format, version, review, at, log } = line as Partial<HeadLine>
  if (kind !== 'head' || format !== FORMAT) return unfit('not_everything', 1)
  if (typeof version !== 'number' || version > FORMAT_VERSION) throw new Refusal('newer-format')
  const isKnown = review === 'self' || review === 'second-person'
  if (!isKnown || typeof log !== 'string' || !isInstant(at)) return unfit('row_unfit', 1)
  return line as HeadLine
}

function isInstant(at: unknown): at is string {
  return typeof at === 'string' && /^\d{4}-\d\d-\d\dT/.test(at) && !Number.isNaN(Date.parse(at))
}

/** Writes the changes of a file into a workspace that holds nothing. */
class Filling {
  readonly #desk: Desk
  readonly #lines: NumberedLines
  readonly #around: { owner: string; progress: Progress }
  readonly #setClock: (instant: string) => void
  readonly #files: ArrivingFiles
  /** Number of the entry in the new log, by that in the file. */
  readonly #entries = new Map<number, number>()
  readonly #rows = new Map<string, number>()

  constructor(
    desk: Desk,
    lines: NumberedLines,
    around: { owner: string; progress: Progress },
    setClock: (instant: string) => void,
  ) {
    this.#desk = desk
    this.#lines = lines
    this.#around = around
    this.#setClock = setClock
    this.#files = new ArrivingFiles(desk.ledger)
  }

  /** Everything up to the last line, which is given back when it tells the truth. */
  async run(): Promise<EndLine> {
    try {
      for (;;) {
        const line = await this.#lines.take()
        if (line.kind === 'end') return await this.#end(line)
        if (line.kind !== 'change') return unfit('row_unfit', this.#lines.number)
        await this.#change(line)
      }
    } finally {
      this.#files.discard()
    }
  }

  async #end(line: EndLine): Promise<EndLine> {
    const told = JSON.stringify(Object.entries(line.rows ?? {}).sort())
    const isTrue =
      line.changes === this.#entries.size &&
      line.files === this.#files.taken &&
      told === JSON.stringify([...this.#rows].sort())
    if (!isTrue) return unfit('count_differs', this.#lines.number)
    if (await this.#lines.peek()) return unfit('line_after_end', this.#lines.number)
    return line
  }

  async #change(line: ChangeLine): Promise<void> {
    const { number } = this.#lines
    const { entry, at, operation, subject, by } = line
    const isFit =
      Number.isSafeInteger(entry) &&
      isInstant(at) &&
      /^[a-z]+(\.[a-z-]+)?$/.test(String(operation)) &&
      /^member-\d+$/.test(String(by)) &&
      typeof subject === 'string' &&
      subject !== ''
    if (!isFit || this.#entries.has(entry)) return unfit('row_unfit', number)
    const { owner, progress } = this.#around
    progress.report('everything', this.#entries.size, 0)
    if (progress.signal?.aborted) throw new Refusal('cancelled')
    this.#setClock(at)
    const change = { operation, by: by === 'member-1' ? owner : by, subject }
    const { leaf, result } = await this.#desk.ledger
      .change(change, (write) => this.#rowsOf(write))
      .catch((error: unknown) => {
        if (error instanceof LedgerFault && error.code === 'duplicate')
          return unfit('row_twice', this.#lines.number)
        throw error
      })
    if (result.has('place')) forgetGazetteer(this.#desk)
    this.#entries.set(entry, leaf)
  }

  /** Writes the rows that follow; gives their tables. */
  async #rowsOf(write: RowArrival['write']): Promise<Set<RowKind>> {
    const tables = new Set<RowKind>()
    for (;;) {
      const next = await this.#lines.peek()
      if (next?.kind !== 'row' && next?.kind !== 'bytes') return tables
      const line = await this.#lines.take()
      const { number } = this.#lines
      if (line.kind === 'bytes') await this.#files.add(line, number)
      if (line.kind !== 'row') continue
      const { table, text } = line
      if (!Object.hasOwn(ROW_SCHEMAS, table)) return unfit('row_unfit', number)
      const row = await this.#parsed(table, line.row, { text, number })
      const files = this.#files
      const isFirst = tables.size === 0
      await writeRow({ desk: this.#desk, write, files, number, isFirst }, { table, row, text })
      tables.add(table)
      this.#rows.set(table, (this.#rows.get(table) ?? 0) + 1)
    }
  }

  async #parsed<K extends RowKind>(
    table: K,
    json: unknown,
    { text, number }: { text: string | undefined; number: number },
  ): Promise<RowByKind[K]> {
    const { value, findings } = parseRow(table, json)
    if (findings) return unfit('row_unfit', number)
    const row = table === 'undo' ? this.#moved(value as RowByKind['undo'], number) : value
    const isRight = checkRow(table, row as RowByKind[K], text === undefined ? {} : { text })
    return isRight.length === 0 ? (row as RowByKind[K]) : unfit('row_unfit', number)
  }

  /** An undo names an entry of the log, which has another number here. */
  #moved(row: RowByKind['undo'], number: number): RowByKind['undo'] {
    const leaf = this.#entries.get(Number(row.change)) ?? unfit('row_unfit', number)
    return { ...row, change: String(leaf) }
  }
}

/** The last entry of the new log: of which log this is, how far it was, and which file told it. */
async function sayWhence(
  ledger: Ledger,
  said: { head: HeadLine; end: EndLine; owner: string; digest: string },
): Promise<void> {
  const { head, owner, digest } = said
  const change = { operation: 'everything.read', by: owner, subject: 'log' }
  const { log, entries, at } = head
  await ledger.change(change, async (write) =>
    write.say({ log, entries, written: at, file: `sha256:${digest}` }),
  )
}

/** Reads everything again before anybody is told that it is there. */
async function assertSound(ledger: Ledger, progress: Progress): Promise<void> {
  const findings = await ledger.fsck({ all: true, progress })
  if (findings.some(({ harmless }) => !harmless)) throw new LedgerFault('damaged')
}

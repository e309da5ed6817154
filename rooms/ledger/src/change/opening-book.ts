// The openings of one change: one for each row of a batch, one for the leaf. Knows the previous
// opening of every subject, so that a subject's history is a chain. Source: custody.md section 3.
import { createHash, createHmac } from 'node:crypto'
import { type CanonicalValue, openingFile, whoFile } from '@tumen/custody'
import { sha256, sha256Hex } from '../evidence/object-file.ts'
import type { Store } from '../table/database.ts'
import type { Value } from '../table/insert.ts'
import { type Subject, SubjectHistory } from './subject-history.ts'

/** What all openings of a change share. */
export interface ChangeFacts {
  leaf: number
  operation: string
  by: string
  recorded: string
  random: (length: number) => Uint8Array
  /** Turns an id into the printable subject of an opening. */
  subjectKey: Uint8Array
}

/** An opening as it is stored. */
export interface StoredOpening {
  idx: number
  row: number
  kind: string
  subject: string
  bytes: Uint8Array
  who: Uint8Array | null
}

/** The columns of an opening. */
export const OPENING_COLUMNS = ['idx', 'row', 'kind', 'subject', 'bytes', 'who'] as const

/** The values of an opening in the order of its columns. */
export function openingValues(opening: StoredOpening): Value[] {
  const { idx, row, kind, subject, bytes, who } = opening
  return [idx, row, kind, subject, bytes, who]
}

/** A row of a batch, as its opening tells of it. */
export interface OpenedRow {
  subjectId: string
  isNew: boolean
  body: string
}

/** The leaf and its opening, when everything else of a change is written. */
export interface LeafOpening {
  opening: StoredOpening
  c: Uint8Array
}

const PRINTABLE = /^[\x21-\x7e]{1,128}$/

/** The subject of an opening: the id where it is printable, else a keyed hash of it. */
export function subjectOf(id: string, key: Uint8Array): string {
  if (PRINTABLE.test(id)) return id
  const mac = createHmac('sha256', key).update('tumen/subject/v1\0').update(id, 'utf8')
  return `h:${mac.digest('hex').slice(0, 40)}`
}

/** The instant in whole seconds, as who files write it. */
export function secondOf(instant: string): string {
  return `${instant.slice(0, 19)}Z`
}

/** Writes the openings of one change, in order. */
export class OpeningBook {
  readonly #history: SubjectHistory
  readonly #facts: ChangeFacts
  readonly #list = createHash('sha256')
  #rows = 0

  constructor(store: Store, facts: ChangeFacts) {
    this.#history = new SubjectHistory(store)
    this.#facts = facts
  }

  /** Openings for rows of a batch, in their order; `digest` is that of the canonical row. */
  async openRows(rows: readonly OpenedRow[]): Promise<StoredOpening[]> {
    const subjects = rows.map(({ subjectId: id, isNew }) => {
      return { id, isNew, subject: this.#subject(id) }
    })
    const before = await this.#history.newest(subjects)
    const nonces = Buffer.from(this.#facts.random(32 * rows.length)).toString('hex')
    return rows.map((row, n) => {
      const nonce = nonces.slice(64 * n, 64 * (n + 1))
      const { subject } = subjects[n] as Subject
      const digest = digestOfBody(row.body)
      const bytes = this.#rowFile({ subject, nonce, digest, p: before.get(subject) })
      const c = sha256Hex(bytes)
      before.set(subject, c)
      this.#list.update(`${c}\n`)
      return this.#stored({ row: this.#rows++, subject, bytes, who: null })
    })
  }

  /** The opening of a leaf that commits to one row. */
  openSingle(subject: string, body: string): Promise<LeafOpening> {
    return this.openLeaf(subject, { digest: digestOfBody(body) })
  }

  /** The opening of a leaf that commits to the rows opened so far, and says what is said. */
  openBatch(
    subject: string,
    said: Readonly<Record<string, CanonicalValue>> = {},
  ): Promise<LeafOpening> {
    const list = `sha256:${this.#list.copy().digest('hex')}`
    return this.openLeaf(subject, { ...said, count: this.#rows, list })
  }

  /** The opening of a leaf that says `o`. */
  async openLeaf(id: string, o: Record<string, CanonicalValue>): Promise<LeafOpening> {
    const { by, recorded } = this.#facts
    const subject = this.#subject(id)
    const who = whoFile({ act: by, at: secondOf(recorded), n: this.#nonce() })
    // The rows of the leaf itself do not count: they are committed to through its list.
    const p = await this.#history.before({ id, subject }, this.#facts.leaf)
    const bytes = this.#file({ subject, nonce: this.#nonce(), o, p, w: sha256Hex(who) })
    return { opening: this.#stored({ row: -1, subject, bytes, who }), c: sha256(bytes) }
  }

  #subject(id: string): string {
    return subjectOf(id, this.#facts.subjectKey)
  }

  #nonce(): string {
    return Buffer.from(this.#facts.random(32)).toString('hex')
  }

  #file(say: {
    subject: string
    nonce: string
    o: Record<string, CanonicalValue>
    p: string | undefined
    w: string | null
  }): Uint8Array {
    const { operation: k, recorded } = this.#facts
    const { subject: s, nonce: n, o, p = null, w } = say
    return openingFile({ at: recorded.slice(0, 10), k, n, o, p, s, w })
  }

  /** As `#file` makes it, written down member by member: an import makes one for each row. */
  #rowFile(say: { subject: string; nonce: string; digest: string; p: string | undefined }): Buffer {
    const { operation, recorded } = this.#facts
    const at = recorded.slice(0, 10)
    const p = say.p === undefined ? 'null' : `"${say.p}"`
    return Buffer.from(
      `{"at":"${at}","k":"${operation}","n":"${say.nonce}","o":{"digest":"${say.digest}"},` +
        `"p":${p},"s":${JSON.stringify(say.subject)},"v":1,"w":null}\n`,
      'latin1',
    )
  }

  #stored(part: Pick<StoredOpening, 'row' | 'subject' | 'bytes' | 'who'>): StoredOpening {
    return { idx: this.#facts.leaf, kind: this.#facts.operation, ...part }
  }
}

function digestOfBody(body: string): string {
  return `sha256:${sha256Hex(`${body}\n`)}`
}

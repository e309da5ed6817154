// The part of the log check that reads openings: FS2 (bytes and commitment), FS3 (who file), FS4
// (opened or shredded), FS5 as far as lists go, FS10 (chains), FS12 (reused nonces).
import { hexToBytes } from '@noble/hashes/utils.js'
import { CommitmentIndex } from './commitment-index.ts'
import { isFinding, type LogCode, type LogFinding } from './finding.ts'
import { hexText, isSameBytes, type Sha256, startSha256 } from './hash.ts'
import { type Opening, readOpening, readWho } from './opening.ts'
import { ShredCheck } from './shred-check.ts'
import { utf8Bytes } from './utf8.ts'

/** The row number of the opening of the leaf itself. */
const LEAF_ROW = -1

/** One stored opening of the leaf that is being checked. */
export interface StoredOpening {
  /** −1 for the leaf's own opening, 0 … for the rows of a batch, in this order. */
  row: number
  bytes: Uint8Array
  /** The who file, `null` when there is none. */
  who: Uint8Array | null
}

/** A row of a batch that was shredded: what is left of its opening, and by whose leaf. */
export interface ShreddedRow {
  row: number
  /** The commitment to the opening that is gone. */
  c: Uint8Array
  by: number
}

/** What is known about the leaf that is being checked. */
interface CurrentLeaf {
  idx: number
  c: Uint8Array
  hasOpening: boolean
  /** The leaf of the operation that shredded it. */
  shreddedBy: number | undefined
  /** Of the leaf's own opening, when it could be read. */
  opening: Opening | undefined
  rows: number
  list: ReturnType<typeof startSha256>
}

/** Checks openings leaf by leaf; memory grows by 24 to 48 bytes for each opening. */
export class OpeningCheck {
  readonly #hash: Sha256
  readonly #index = new CommitmentIndex()
  readonly #shreds = new ShredCheck()
  #current: CurrentLeaf | undefined

  constructor(hash: Sha256) {
    this.#hash = hash
  }

  /** Closes the leaf before and begins the next. */
  leaf(idx: number, c: Uint8Array): LogFinding[] {
    const findings = this.closeLeaf()
    const start = { hasOpening: false, shreddedBy: undefined, opening: undefined, rows: 0 }
    this.#current = { idx, c, ...start, list: startSha256() }
    return this.#index.add(c) ? findings : [...findings, finding('FS12', 'nonce-reused', { idx })]
  }

  /** Notes that the current leaf was shredded by the operation of leaf `by`. */
  shred(by: number): void {
    const current = this.#leafNow()
    current.shreddedBy = by
    this.#shreds.leaf(current.idx, by)
  }

  /** Notes that a row of the current leaf was shredded; `c` is what its opening committed to. */
  shredRow({ row, c, by }: ShreddedRow): LogFinding[] {
    const current = this.#leafNow()
    // Where the same operation shredded the whole leaf, its row goes with it.
    if (current.shreddedBy !== by) this.#shreds.row(current.idx, row, by)
    return this.#row(current, row, c)
  }

  /** Checks one opening of the current leaf. */
  opening(stored: StoredOpening): { findings: LogFinding[]; opening: Opening | undefined } {
    const current = this.#leafNow()
    const { idx } = current
    const row = stored.row
    const read = readOpening(stored.bytes)
    const c = this.#hash(stored.bytes)
    const findings = row === LEAF_ROW ? this.#leafOpening(current, c) : this.#row(current, row, c)
    if (isFinding(read)) {
      return {
        findings: [...findings, finding('FS2', 'opening-form', { idx, row })],
        opening: undefined,
      }
    }
    if (row === LEAF_ROW) current.opening = read
    findings.push(...this.#who(read, stored, idx), ...this.#chain(read, { idx, row }))
    this.#index.setSubject(c, read.s)
    if (row === LEAF_ROW) findings.push(...this.#shreds.opened(read, idx))
    return { findings, opening: read }
  }

  #leafNow(): CurrentLeaf {
    if (this.#current === undefined) throw new Error('an opening follows its leaf')
    return this.#current
  }

  #leafOpening(current: CurrentLeaf, c: Uint8Array): LogFinding[] {
    const { idx } = current
    const row = LEAF_ROW
    current.hasOpening = true
    const findings: LogFinding[] = []
    const isShredded = current.shreddedBy !== undefined
    if (isShredded) findings.push(finding('FS4', 'shred-not-done', { idx, row }))
    if (!isSameBytes(c, current.c)) findings.push(finding('FS2', 'commitment', { idx, row }))
    return findings
  }

  #row(current: CurrentLeaf, row: number, c: Uint8Array): LogFinding[] {
    const { idx } = current
    const findings: LogFinding[] = []
    if (row !== current.rows) findings.push(finding('FS5', 'row-gap', { idx, row }))
    if (!this.#index.add(c)) findings.push(finding('FS12', 'nonce-reused', { idx, row }))
    current.rows = row + 1
    current.list.update(utf8Bytes(`${hexText(c)}\n`))
    return findings
  }

  #who(opening: Opening, { who, row }: StoredOpening, idx: number): LogFinding[] {
    const at = { idx, row }
    if (opening.w === null) return who === null ? [] : [finding('FS3', 'who-unexpected', at)]
    if (row !== LEAF_ROW) return [finding('FS3', 'who-unexpected', at)]
    if (who === null) return [finding('FS3', 'who-missing', at)]
    const findings: LogFinding[] = []
    if (hexText(this.#hash(who)) !== opening.w) findings.push(finding('FS3', 'who-digest', at))
    if (isFinding(readWho(who))) findings.push(finding('FS3', 'who-form', at))
    return findings
  }

  #chain(opening: Opening, at: Place): LogFinding[] {
    if (opening.p === null) return []
    const isOf = this.#index.isOf(hexToBytes(opening.p), opening.s)
    // A store may keep nothing of the rows of a shredded batch, so nothing can be said then.
    if (isOf === undefined && this.#shreds.isNeeded) return []
    return isOf === true ? [] : [finding('FS10', 'chain', at)]
  }

  /** What can be said once all openings of the current leaf have been seen. */
  closeLeaf(): LogFinding[] {
    const current = this.#current
    this.#current = undefined
    if (current === undefined) return []
    const { idx, shreddedBy } = current
    if (shreddedBy !== undefined) {
      if (current.rows > 0) this.#shreds.list(idx, shreddedBy, listDigest(current))
      return []
    }
    if (!current.hasOpening) return [finding('FS4', 'opening-missing', { idx })]
    return current.opening === undefined ? [] : listFindings(current, current.opening)
  }

  /** What can be said once all leaves have been seen. */
  close(): LogFinding[] {
    const findings = this.closeLeaf()
    return [...findings, ...this.#shreds.close()]
  }
}

/** Where a finding stands. */
interface Place {
  idx: number
  row?: number
}

function finding(check: string, code: LogCode, { idx, row }: Place): LogFinding {
  const isRow = row !== undefined && row !== LEAF_ROW
  return isRow ? { check, code, leaf: idx, row } : { check, code, leaf: idx }
}

/** Whether a batch has as many rows as its opening says, with the commitments that it says. */
function listFindings(current: CurrentLeaf, opening: Opening): LogFinding[] {
  const { idx, rows } = current
  const { count, list: wanted } = opening.o
  if (wanted === undefined) return rows === 0 ? [] : [finding('FS5', 'row-unexpected', { idx })]
  if (rows !== count) return [finding('FS5', 'list-count', { idx })]
  return listDigest(current) === wanted ? [] : [finding('FS5', 'list-digest', { idx })]
}

function listDigest({ list }: CurrentLeaf): string {
  return `sha256:${hexText(list.digest())}`
}

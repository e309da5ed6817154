// The pure part of `tumen fsck`: everything about a log that its leaves, openings, tiles and
// checkpoints say about each other. The store feeds rows in order and never holds the log in
// memory. Checks that need ledger rows, objects or side files (FS5, FS6, FS11) are the store's.
import { appendLeaves, type Edge, emptyEdge, rootOf } from './edge.ts'
import type { LogFinding } from './finding.ts'
import { isSameBytes, type Sha256, sha256 } from './hash.ts'
import { HeadCheck, type StoredHead } from './head-check.ts'
import type { VerifierKey } from './key.ts'
import { HASH_LENGTH, LEAF_LENGTH, leafBytes, leafHash } from './leaf.ts'
import type { Opening } from './opening.ts'
import { OpeningCheck, type ShreddedRow, type StoredOpening } from './opening-check.ts'
import { emptyTail, growTail, type Tail } from './tail.ts'
import { TILE_WIDTH } from './tile.ts'

/** Whose signatures the checkpoints must carry, and the SHA-256 to use. */
export interface LogCheckTrust {
  log: VerifierKey
  witnesses?: readonly VerifierKey[]
  sha256?: Sha256
  /** The check of the log before, where a store has several: subjects have openings in both. */
  before?: LogCheck
  /** Number of leaf 0 among all leaves of the store; 0 for its first log. */
  base?: number
  /** False for a log that another one follows. */
  isLast?: boolean
}

/**
 * A check that is fed in this order: every `head`; then for each index `leaf`, `shred` if it was
 * shredded, `opening` or `shredRow` row by row; `closeLeaves`; every `tile`; `closeTiles`. Each
 * call returns what it found. Memory: 24 to 48 bytes for each opening, some 100 for each tile and
 * checkpoint.
 */
export class LogCheck {
  readonly #hash: Sha256
  readonly #heads: HeadCheck
  readonly #openings: OpeningCheck
  readonly #tiles = new Map<string, { digest: Uint8Array; root: Uint8Array }>()
  #tail: Tail = emptyTail()
  #edge: Edge = emptyEdge()
  /** Leaf hashes that are not yet in tail and edge. */
  #fresh: Uint8Array[] = []
  readonly #isLast: boolean
  #next: number

  constructor(trust: LogCheckTrust) {
    const { log, witnesses = [], sha256: hash = sha256, before, base = 0, isLast = true } = trust
    this.#hash = hash
    this.#next = base
    this.#isLast = isLast
    this.#heads = new HeadCheck(log, witnesses)
    this.#openings = before ? before.#openings : new OpeningCheck(hash)
  }

  /** One stored checkpoint, in the order in which they were signed; before the first leaf. */
  head(stored: StoredHead): LogFinding[] {
    if (this.size > 0) throw new Error('checkpoints are fed before leaves')
    return this.#heads.head(stored)
  }

  /** The next leaf, by index. */
  leaf(idx: number, c: Uint8Array): LogFinding[] {
    const findings = this.#openings.leaf(idx, c)
    if (idx !== this.#next) findings.push({ check: 'FS1', code: 'leaf-gap', leaf: idx })
    this.#next = idx + 1
    const isWhole = c.length === HASH_LENGTH
    if (!isWhole) findings.push({ check: 'FS1', code: 'leaf-form', leaf: idx })
    const leaf = isWhole ? leafBytes(c) : new Uint8Array(LEAF_LENGTH)
    this.#fresh.push(leafHash(leaf, this.#hash))
    const size = this.#edge.size + this.#fresh.length
    if (this.#heads.isWaitedFor(size)) findings.push(...this.#heads.root(size, this.root()))
    if (this.#fresh.length >= TILE_WIDTH) this.#settle()
    return findings
  }

  /** Says that the leaf just fed was shredded by the operation whose leaf is `by`. */
  shred(by: number): void {
    this.#openings.shred(by)
  }

  /** A row of the leaf just fed whose opening was shredded, in its place among the rows. */
  shredRow(shredded: ShreddedRow): LogFinding[] {
    return this.#openings.shredRow(shredded)
  }

  /** One opening of the leaf just fed. The answer holds what it says when it could be read. */
  opening(stored: StoredOpening): { findings: LogFinding[]; opening: Opening | undefined } {
    return this.#openings.opening(stored)
  }

  /** Says that there are no more leaves. */
  closeLeaves(): LogFinding[] {
    this.#settle()
    const openings = this.#isLast ? this.#openings.close() : this.#openings.closeLeaf()
    return [...openings, ...this.#heads.close()]
  }

  /** One stored full tile, with its root where the store keeps it; after the leaves, any order. */
  tile(level: number, n: number, bytes: Uint8Array, root?: Uint8Array): LogFinding[] {
    const key = `${level}/${n}`
    const expected = this.#tiles.get(key)
    this.#tiles.delete(key)
    const finding = (code: LogFinding['code']) => ({ check: 'FS7', code, level, tile: n })
    if (expected === undefined) return [finding('tile-unexpected')]
    const findings: LogFinding[] = []
    if (!isSameBytes(expected.digest, this.#hash(bytes))) findings.push(finding('tile-differs'))
    const isRoot = root === undefined || isSameBytes(expected.root, root)
    return isRoot ? findings : [...findings, finding('tile-root')]
  }

  /** Says that there are no more tiles. */
  closeTiles(): LogFinding[] {
    return [...this.#tiles.keys()].map((key) => {
      const [level = 0, tile = 0] = key.split('/').map(Number)
      return { check: 'FS7', code: 'tile-missing', level, tile }
    })
  }

  /** How many leaves were fed. */
  get size(): number {
    return this.#edge.size + this.#fresh.length
  }

  /** The root over all leaves fed so far, to be compared with side file and witnesses (FS11). */
  root(): Uint8Array {
    this.#settle()
    return rootOf(this.#edge, this.#hash)
  }

  #settle(): void {
    const grown = growTail(this.#tail, this.#fresh, this.#hash)
    this.#edge = appendLeaves(this.#edge, this.#fresh, this.#hash)
    this.#tail = grown.tail
    this.#fresh = []
    for (const { level, n, hashes, root } of grown.tiles) {
      this.#tiles.set(`${level}/${n}`, { digest: this.#hash(hashes), root })
    }
  }
}

/** Begins a check of a log. */
export function startLogCheck(trust: LogCheckTrust): LogCheck {
  return new LogCheck(trust)
}

// The part of the log check that follows shreddings: what is gone must be listed by the opening of
// the operation that destroyed it, and what is left of a batch must still give its list.
// Source: custody.md sections 3.3, 10 (FS4, FS5) and 11; lists and rows are ours (SPEC K100, K101).
import type { LogCode, LogFinding } from './finding.ts'
import type { Opening } from './opening.ts'

/** What the leaf of one shredding has to list. */
interface Ordered {
  /** Shredded leaves, each with the digest of its list where rows of it are left. */
  leaves: Map<number, string | undefined>
  /** Shredded rows of batches whose leaf keeps its opening, as `leaf/row`. */
  rows: Set<string>
}

/** Brings shredded leaves and rows together with the openings that list them. */
export class ShredCheck {
  readonly #ordered = new Map<number, Ordered>()

  /** Whether anything was shredded so far. */
  get isNeeded(): boolean {
    return this.#ordered.size > 0
  }

  /** Notes that leaf `idx` was shredded by the operation of leaf `by`. */
  leaf(idx: number, by: number): void {
    this.#of(by).leaves.set(idx, undefined)
  }

  /** Notes the digest of the list of a shredded leaf that has rows left. */
  list(idx: number, by: number, digest: string): void {
    this.#of(by).leaves.set(idx, digest)
  }

  /** Notes that a row of a batch was shredded whose leaf was not. */
  row(idx: number, row: number, by: number): void {
    this.#of(by).rows.add(`${idx}/${row}`)
  }

  /** Compares what the opening of leaf `idx` lists with what was noted for it. */
  opened({ o }: Opening, idx: number): LogFinding[] {
    const { leaves = [], lists = [], rows = [] } = o
    if (!Array.isArray(leaves) || !Array.isArray(lists) || !Array.isArray(rows)) return []
    const ordered = this.#ordered.get(idx)
    const findings: LogFinding[] = []
    for (const [n, leaf] of leaves.entries()) {
      if (typeof leaf !== 'number') continue
      const code = codeOfLeaf(ordered, leaf, lists[n] ?? undefined)
      ordered?.leaves.delete(leaf)
      if (code) findings.push({ check: code === 'list-digest' ? 'FS5' : 'FS4', code, leaf })
    }
    for (const place of rows) {
      if (!Array.isArray(place)) continue
      const [leaf, row] = place
      if (typeof leaf !== 'number' || typeof row !== 'number') continue
      if (ordered?.rows.delete(`${leaf}/${row}`)) continue
      findings.push({ check: 'FS4', code: 'shred-not-done', leaf, row })
    }
    return findings
  }

  /** What no opening has listed, once all leaves have been seen. */
  close(): LogFinding[] {
    return [...this.#ordered.values()].flatMap(({ leaves, rows }) => [
      ...[...leaves.keys()].map((leaf) => unlisted(leaf)),
      ...[...rows].map((place) => {
        const [leaf = 0, row = 0] = place.split('/').map(Number)
        return { ...unlisted(leaf), row }
      }),
    ])
  }

  #of(by: number): Ordered {
    const known = this.#ordered.get(by) ?? { leaves: new Map(), rows: new Set() }
    this.#ordered.set(by, known)
    return known
  }
}

function codeOfLeaf(ordered: Ordered | undefined, leaf: number, said: unknown) {
  if (!ordered?.leaves.has(leaf)) return 'shred-not-done' satisfies LogCode
  const list = ordered.leaves.get(leaf)
  if (list === said) return undefined
  // Rows that are left must be under a list, else nothing vouches for them.
  return said === undefined ? ('shred-not-done' as const) : ('list-digest' as const)
}

function unlisted(leaf: number): LogFinding {
  return { check: 'FS4', code: 'shred-unlisted', leaf }
}

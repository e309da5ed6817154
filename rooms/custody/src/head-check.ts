// The part of the log check that reads checkpoints: FS8 (each opens, and states the root that the
// leaves give) and FS9 (they grow).
import { openCheckpoint } from './checkpoint.ts'
import { isFinding, type LogCode, type LogFinding } from './finding.ts'
import { isSameBytes } from './hash.ts'
import type { VerifierKey } from './key.ts'
import { openNote } from './note.ts'
import { utf8Bytes } from './utf8.ts'

/** One stored checkpoint, with the cosignatures that are stored beside it. */
export interface StoredHead {
  size: number
  /** 32 bytes. */
  root: Uint8Array
  /** The signed note. */
  note: string
  cosignatures: readonly { name: string; line: string }[]
}

function finding(check: string, code: LogCode, head: number): LogFinding {
  return { check, code, head }
}

/** Checks checkpoints in the order of writing, then their roots while the leaves go by. */
export class HeadCheck {
  readonly #log: VerifierKey
  readonly #witnesses: readonly VerifierKey[]
  readonly #roots = new Map<number, Uint8Array>()
  #last = -1

  constructor(log: VerifierKey, witnesses: readonly VerifierKey[]) {
    this.#log = log
    this.#witnesses = witnesses
  }

  /** Checks what can be said without the leaves, and keeps the root until they reach its size. */
  head(stored: StoredHead): LogFinding[] {
    const { size, root } = stored
    const findings: LogFinding[] = []
    if (size <= this.#last) findings.push(finding('FS9', 'head-order', size))
    this.#last = Math.max(this.#last, size)
    if (size > 0) this.#roots.set(size, root)
    return [...findings, ...this.#note(stored)]
  }

  #note({ size, root, note, cosignatures }: StoredHead): LogFinding[] {
    const opened = openCheckpoint(utf8Bytes(note), this.#log, this.#witnesses)
    if (isFinding(opened)) return [finding('FS8', 'head-note', size)]
    const { checkpoint, note: open } = opened
    const isStated = checkpoint.size === size && isSameBytes(checkpoint.root, root)
    const bad = cosignatures.filter((stored) => !this.#isCosignature(open.text, stored))
    return [
      ...(isStated ? [] : [finding('FS8', 'head-differs', size)]),
      ...bad.map(() => finding('FS8', 'cosignature', size)),
    ]
  }

  #isCosignature(text: string, stored: { name: string; line: string }): boolean {
    const line = stored.line.replace(/\n$/, '')
    const opened = openNote(utf8Bytes(`${text}\n${line}\n`), this.#witnesses)
    return !isFinding(opened) && opened.signatures[0]?.key.name === stored.name
  }

  /** Whether a checkpoint waits for the root at this size. */
  isWaitedFor(size: number): boolean {
    return this.#roots.has(size)
  }

  /** Compares the root that the leaves give at a size. */
  root(size: number, root: Uint8Array): LogFinding[] {
    const stated = this.#roots.get(size)
    this.#roots.delete(size)
    const holds = stated === undefined || isSameBytes(stated, root)
    return holds ? [] : [finding('FS8', 'head-root', size)]
  }

  /** The checkpoints that no leaves have reached. */
  close(): LogFinding[] {
    return [...this.#roots.keys()].map((size) => finding('FS8', 'head-beyond-log', size))
  }
}

// The line of files that came in whole and are read behind the answer: two at a time, in the order
// in which they came. It belongs to one open workspace; what it has not read waits in the store.
// Source: decision 0112.
import { isOfWorkspace, type Output } from '@tumen/contract'
import type { WaitingFile } from '@tumen/ledger'
import { Refusal } from '../refusal.ts'

/** Whoever handed a file in may add no document any more: it is kept until they may, or dropped. */
export const ADDER_GONE = 'adder-gone'

export type WaitState = Output<'document.waits'>['state']

/** A file in the line, and what has become of it. */
export interface InLine {
  readonly file: Omit<WaitingFile, 'body'>
  title?: string
  /** Of the program that handed it in: its key. */
  readonly key?: string
  /** The digest of what was said of it. */
  readonly said: string
  state: WaitState
  done: number
  total: number
  /** When it was last heard to go on. */
  moved: string
  /** The words of its first page. */
  first?: string
  /** Refused: the code. */
  why?: string
  /** Refused by the clock: what it says. */
  clock?: { now: string; newest: string; today: string }
  /** The document of the same bytes, and its day. */
  here?: { document: string; since: string }
  added?: Output<'document.add'>
  /** The change that made its document. */
  leaf?: number
  /** Nobody wants it any more. */
  isDropped: boolean
  readonly stop: AbortController
  over: Promise<void>
  /** Takes its job out of the list. */
  end(): void
}

/** What is done with a file. */
export interface LineParts {
  /** Makes its document; what it throws is why there is none. */
  read(one: InLine): Promise<void>
  /** Destroys it. */
  drop(id: string): Promise<void>
}

/** Files that are read at one moment. */
const AT_ONCE = 2
/** While others come in: what comes is sealed by the process that starts and hears each reading. */
const AT_ONCE_BESIDE = 1
/** When no byte has come for so long nothing comes in, or somebody's line is slow. */
const QUIET_MS = 500
/** After so long a workspace that could record nothing is tried again. */
const REST_MS = 60_000
/** What has become of files is remembered of so many: the oldest go first. */
const MOST_OVER = 2000

export class WaitingLine {
  readonly #files = new Map<string, InLine>()
  #parts: LineParts | undefined
  #running = 0
  #isEnded = false
  #timer: NodeJS.Timeout | undefined
  #rest: NodeJS.Timeout | undefined
  /** When bytes of a file came last, by a clock that runs on. */
  #heard = Number.NEGATIVE_INFINITY
  #quiet: NodeJS.Timeout | undefined

  /** Says what is done with the files; without that none is read. */
  serve(parts: LineParts): void {
    this.#parts = parts
  }

  /** Takes up files that waited before; after a while, so that a short command starts nothing. */
  takeUp(files: readonly InLine[], afterMs: number): void {
    for (const one of files) this.#files.set(one.file.id, one)
    if (files.length === 0) return
    this.#timer = setTimeout(() => this.#go(), afterMs)
    this.#timer.unref()
  }

  /** Puts a file at the end of the line. */
  add(one: InLine): void {
    this.#files.set(one.file.id, one)
    this.#forgetOldest()
    // Whoever handed it in is answered first.
    setImmediate(() => this.#go())
  }

  /** Bytes of a file come in: reading gives way to it. */
  heard(): void {
    this.#heard = performance.now()
    this.#quiet ??= this.#afterQuiet()
  }

  of(id: string): Readonly<InLine> | undefined {
    return this.#files.get(id)
  }

  /** Those that are kept and not read yet, in their order. */
  unread(): readonly InLine[] {
    return [...this.#files.values()].filter(({ state }) => !isOver(state))
  }

  /** Files that are read before one. */
  before(id: string): number {
    const line = this.unread().filter(({ state }) => state !== 'refused')
    return Math.max(
      0,
      line.findIndex(({ file }) => file.id === id),
    )
  }

  /** Looks again at files of an account that could add no document: its roles have changed. */
  again(account: string): void {
    for (const one of this.unread()) {
      if (one.why !== ADDER_GONE || one.file.account !== account) continue
      putBack(one)
    }
    setImmediate(() => this.#go())
  }

  /** Goes on where the workspace could record nothing: it is mended, or time has passed. */
  wake(): void {
    clearTimeout(this.#rest)
    this.#rest = undefined
    for (const one of this.unread()) if (isOfWorkspace(one.why ?? '')) putBack(one)
    setImmediate(() => this.#go())
  }

  /** Destroys a file that nobody wants; one that was read meanwhile stays as it is. */
  async drop(id: string): Promise<void> {
    const one = this.#files.get(id)
    if (!one || isOver(one.state)) return
    one.isDropped = true
    one.stop.abort()
    await one.over
    if (isOver(one.state)) return
    await this.#parts?.drop(id)
    this.#files.delete(id)
    one.end()
  }

  /** Stops reading, and waits until nothing is read; what waits stays. */
  async end(): Promise<void> {
    this.#isEnded = true
    clearTimeout(this.#timer)
    clearTimeout(this.#rest)
    clearTimeout(this.#quiet)
    const all = [...this.#files.values()]
    for (const one of all) one.stop.abort()
    await Promise.all(all.map(({ over }) => over))
  }

  #afterQuiet(): NodeJS.Timeout {
    const look = () => {
      this.#quiet = this.#isQuiet() ? undefined : this.#afterQuiet()
      if (!this.#quiet) this.#go()
    }
    return setTimeout(look, QUIET_MS).unref()
  }

  #isQuiet(): boolean {
    return performance.now() - this.#heard >= QUIET_MS
  }

  #go(): void {
    const most = this.#isQuiet() ? AT_ONCE : AT_ONCE_BESIDE
    while (!this.#isEnded && !this.#rest && this.#parts && this.#running < most) {
      const next = this.unread().find((one) => one.state === 'waiting' && !one.isDropped)
      if (!next) return
      this.#running++
      next.state = 'reading'
      next.over = this.#work(next, this.#parts)
    }
  }

  async #work(one: InLine, parts: LineParts): Promise<void> {
    try {
      await parts.read(one)
      over(one, 'read')
    } catch (error) {
      await this.#failed(one, error)
    } finally {
      this.#running--
      setImmediate(() => this.#go())
    }
  }

  async #failed(one: InLine, error: unknown): Promise<void> {
    if (one.isDropped || this.#isEnded) {
      one.state = 'waiting'
      return
    }
    const { code, details } = error instanceof Refusal ? error : FAULT
    // The roles of its adder changed while it was read: it is read as they are now.
    if (code === 'stale') {
      putBack(one)
      return
    }
    const [twin] = details
    if (code === 'duplicate-document' && typeof twin?.document === 'string') {
      one.here = { document: twin.document, since: String(twin.since ?? '') }
      over(one, 'here')
      await this.#parts?.drop(one.file.id).catch(() => undefined)
      return
    }
    delete one.first
    one.why = code
    if (code.startsWith('clock-')) Object.assign(one, { clock: twin })
    one.state = 'refused'
    if (isOfWorkspace(code) && !this.#rest)
      this.#rest = setTimeout(() => this.wake(), REST_MS).unref()
  }

  #forgetOldest(): void {
    const over = [...this.#files.values()].filter(({ state }) => isOver(state))
    for (const { file } of over.slice(0, -MOST_OVER)) this.#files.delete(file.id)
  }
}

const FAULT = { code: 'fault', details: [] as { document?: string; since?: string }[] } as const

/** Puts a file back into the line, at its place. */
function putBack(one: InLine): void {
  Object.assign(one, { state: 'waiting', done: 0, total: 0 })
  delete one.why
  delete one.clock
}

/** What is a document, or is none, is told by documents alone: nothing of its words stays here. */
function over(one: InLine, state: 'read' | 'here'): void {
  one.state = state
  delete one.first
  delete one.title
  one.end()
}

/** Whether nothing of it waits any more. */
export function isOver(state: WaitState): boolean {
  return state === 'read' || state === 'here'
}

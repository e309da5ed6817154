// Files of one command that are sealed and read behind its answers: what becomes of each, told as
// if it had been waited for, and how many are still to be read.
import { setTimeout as wait } from 'node:timers/promises'
import { isOfWorkspace, type Output } from '@tumen/contract'
import { type Call, callOperation, type Desk, Refusal } from '@tumen/desk'
import type { AddedFile } from '@tumen/view'

type Became = Omit<AddedFile, 'file'>

/** Between two looks. */
const LOOK_MS = 50
/** Files are read in their order, some at a time: only of the first few something is new. */
const LOOKED_AT = 8

/** What is told of a document that is there. */
export function becameOf(
  answer: Pick<Output<'document.add'>, 'id' | 'units' | 'here' | 'closedAs'>,
): Became {
  const { id, units, here, closedAs } = answer
  return {
    id,
    ...(units === 0 && { isKept: true }),
    ...(here && { here }),
    ...(closedAs && { closedAs }),
  }
}

/** The files of a command that are being read; what becomes of them is put into its list. */
export class ReadingFiles {
  readonly #desk: Desk
  readonly #call: Call
  readonly #added: AddedFile[]
  readonly #left: number[] = []
  #all = 0
  /** The workspace records nothing: what waits is read when it is mended. */
  #isStuck = false

  constructor(desk: Desk, call: Call, added: AddedFile[]) {
    this.#desk = desk
    this.#call = call
    this.#added = added
  }

  /** Follows what was added last, where it is read; also what an earlier command left waiting. */
  async follow(): Promise<void> {
    const n = this.#added.length - 1
    const { id, file, isReading, since } = this.#added[n] ?? {}
    if (id === undefined || file === undefined) return
    const isLeft = since !== undefined && (await this.#becameOf(id))?.isReading === true
    if (isLeft) this.#added[n] = { file, id, isReading: true }
    if (isLeft || isReading) {
      this.#left.push(n)
      this.#all++
    }
    // What is over is remembered for a while only.
    await this.#look()
  }

  /** Waits until all are read; false when it was broken off, and then they wait where they are. */
  async end(): Promise<boolean> {
    const { report, signal } = this.#call.progress
    for (;;) {
      await this.#look()
      const left = this.#left.length
      if (this.#all > 0) report('behind', this.#all - left, this.#all)
      if (left === 0 || this.#isStuck) return true
      if (signal?.aborted) return false
      await wait(LOOK_MS)
    }
  }

  async #look(): Promise<void> {
    for (const n of this.#left.slice(0, LOOKED_AT)) {
      const { file = '', id = '' } = this.#added[n] ?? {}
      const became = await this.#becameOf(id)
      if (!became || became.isReading) continue
      this.#added[n] = { file, ...became }
      this.#left.splice(this.#left.indexOf(n), 1)
      if (became.refused && isOfWorkspace(became.refused.code)) this.#isStuck = true
      else if (became.refused) await this.#drop(id)
    }
  }

  /** What has become of a file; nothing of one that does not wait, nor did. */
  async #becameOf(id: string): Promise<Became | undefined> {
    try {
      const { state, added, here, why, clock } = await this.#ask('document.waits', { id })
      if (added) return becameOf({ id, ...added })
      if (here) return { id: here.document, since: here.since }
      if (state !== 'refused') return { id, isReading: true }
      return { refused: { code: why ?? 'fault', details: clock ? [clock] : [] } }
    } catch (error) {
      if (error instanceof Refusal && error.code === 'not-found') return undefined
      throw error
    }
  }

  /** One that is refused lies where its path leads: nothing of it is kept here. */
  async #drop(id: string): Promise<void> {
    const { jobs } = await this.#ask('job.list', {})
    const job = jobs.find(({ document }) => document === id)
    if (job) await this.#ask('job.stop', { job: job.id })
  }

  #ask<N extends 'document.waits' | 'job.list' | 'job.stop'>(
    name: N,
    input: Parameters<typeof callOperation<N>>[2],
  ): Promise<Output<N>> {
    // Also when somebody breaks off.
    const progress = { report: () => undefined }
    return callOperation(this.#desk, name, input, { actor: this.#call.actor, progress })
  }
}

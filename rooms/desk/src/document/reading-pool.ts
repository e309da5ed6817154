// Reads long texts in threads, so that the desk answers others meanwhile; short ones at once, and
// where no thread can be had, in steps. The answer is the same either way, to the last sign.
import { createPlaceIndex, type PlaceIndex } from '@tumen/reading'
import { pause, step } from '../change/make.ts'
import type { Call } from '../operation.ts'
import type { Gazetteer } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'
import { startThread, type Thread } from '../thread.ts'
import type { ReadingNews, ReadingTask } from './reading-thread.ts'
import { type ReadingJob, type ReadingResult, runReading, unitsOf } from './reading-work.ts'

const STEP = 'reading'
// A thread that wants more ends alone, and the desk goes on.
const MOST_MB = 1024
/** Work at most between two looks at what else waits, where no thread works. */
const MOST_MS = 50

/** Which texts are read in threads, in how many, and how long those wait for the next text. */
export interface ReadingBounds {
  leastUnits: number
  most: number
  idleMs: number
  /** The file of a thread. */
  file: URL
}

/** What is shorter is read before a thread has been told of it. */
const BOUNDS: ReadingBounds = {
  leastUnits: 20_000,
  most: 2,
  idleMs: 5 * 60_000,
  file: new URL('../../dist/document/reading-thread.js', import.meta.url),
}

interface Reader extends Thread<ReadingTask, ReadingNews> {
  /** Whose places it has. */
  gazetteer?: Gazetteer
  /** Ends it when it has waited for too long. */
  bored?: NodeJS.Timeout
}

/** The threads that read, for every desk of a process. */
export class ReadingPool {
  readonly #bounds: ReadingBounds
  readonly #idle: Reader[] = []
  readonly #waiting: (() => void)[] = []
  #places: { gazetteer: Gazetteer; index: PlaceIndex } | undefined
  #working = 0

  constructor(bounds: Partial<ReadingBounds> = {}) {
    this.#bounds = { ...BOUNDS, ...bounds }
  }

  /** Does a job about texts; refuses when the asker cancels, which ends the thread. */
  async run<J extends ReadingJob>(
    call: Call,
    gazetteer: Gazetteer,
    job: J,
  ): Promise<ReadingResult[J['kind']]> {
    const isLong = unitsOf(job) >= this.#bounds.leastUnits
    const found = isLong ? await this.#inThread(call, gazetteer, job) : undefined
    const result = found ? found.result : await inSteps(call, this.#placesOf(gazetteer), job)
    return result as ReadingResult[J['kind']]
  }

  /** The names of a gazetteer ready to be found in texts; made once for the one asked last. */
  #placesOf(gazetteer: Gazetteer): PlaceIndex {
    if (this.#places?.gazetteer !== gazetteer)
      this.#places = { gazetteer, index: createPlaceIndex(gazetteer.places.values()) }
    return this.#places.index
  }

  /** Ends the threads that wait, and with them what they may still hold of a text. */
  forget(): void {
    for (const reader of this.#idle.splice(0)) this.#end(reader)
  }

  async #inThread(call: Call, gazetteer: Gazetteer, job: ReadingJob) {
    await this.#turn(call)
    try {
      const reader = await this.#take()
      return reader && (await this.#ask(call, reader, { gazetteer, job }))
    } finally {
      this.#working--
      this.#waiting.shift()?.()
    }
  }

  /** Waits until a thread may work; who cancels meanwhile is told at once. */
  async #turn(call: Call): Promise<void> {
    step(call, STEP, 0, 0)
    while (this.#working >= this.#bounds.most) {
      const { signal } = call.progress
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve)
        signal?.addEventListener('abort', () => resolve(), { once: true })
      })
      if (!signal?.aborted) continue
      // Whoever goes may have been woken: the next one is.
      this.#waiting.shift()?.()
      throw new Refusal('cancelled')
    }
    this.#working++
  }

  async #take(): Promise<Reader | undefined> {
    let known = this.#idle.pop()
    while (known?.isEnded) known = this.#idle.pop()
    const start = () => startThread<ReadingTask, ReadingNews>(this.#bounds.file, MOST_MB)
    const reader: Reader | undefined = known ?? (await start().catch(() => undefined))
    clearTimeout(reader?.bored)
    reader?.hold(true)
    return reader
  }

  async #ask(
    call: Call,
    reader: Reader,
    { gazetteer, job }: { gazetteer: Gazetteer; job: ReadingJob },
  ): Promise<{ result: ReadingResult[keyof ReadingResult] }> {
    const { signal } = call.progress
    const stop = () => reader.end()
    signal?.addEventListener('abort', stop, { once: true })
    try {
      step(call, STEP, 0, 0)
      const own = reader.gazetteer === gazetteer ? {} : { own: gazetteer.own }
      reader.gazetteer = gazetteer
      const result = await resultOf(call, reader, { kind: 'work', job, ...own })
      this.#rest(reader)
      return { result }
    } catch (error) {
      reader.end()
      if (signal?.aborted) throw new Refusal('cancelled')
      throw error
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }

  #rest(reader: Reader): void {
    reader.hold(false)
    this.#idle.push(reader)
    const bored = () => {
      this.#idle.splice(this.#idle.indexOf(reader), 1)
      this.#end(reader)
    }
    reader.bored = setTimeout(bored, this.#bounds.idleMs).unref()
  }

  #end(reader: Reader): void {
    clearTimeout(reader.bored)
    reader.end()
  }
}

/** The threads of this process. */
export const readers = new ReadingPool()

/** What a thread makes of a task; proposals come in parts. */
async function resultOf(
  call: Call,
  reader: Reader,
  task: ReadingTask,
): Promise<ReadingResult[keyof ReadingResult]> {
  const tell = ({ done, total }: { done: number; total: number }) => step(call, STEP, done, total)
  let news = await reader.ask(task, tell)
  if (news.kind === 'result') return news.result
  const proposals: ReadingResult['proposals'] = []
  while (news.kind === 'part') {
    proposals.push(...news.proposals)
    if (news.left === 0) return proposals
    await pause(call, STEP, proposals.length, proposals.length + news.left)
    news = await reader.ask({ kind: 'more' })
  }
  throw new Error('a thread gave no result')
}

async function inSteps(call: Call, places: PlaceIndex, job: ReadingJob) {
  const running = runReading(job, places)
  let workedUntil = performance.now()
  for (let found = running.next(); ; found = running.next()) {
    if (found.done) return found.value
    if (performance.now() - workedUntil < MOST_MS) continue
    await pause(call, STEP, found.value.done, found.value.total)
    workedUntil = performance.now()
  }
}

// What a language model reads in the background: one document at a time, in the order in which
// somebody asked for it. It belongs to one open workspace and ends with it.

/** How far one document is. */
export interface Job {
  state: 'waiting' | 'reading' | 'read' | 'stopped' | 'failed'
  done: number
  total: number
  /** When it was last heard to go on. */
  moved?: string
  /** What it failed at: the code of a refusal, or `fault`. */
  why?: string
  readonly stop: AbortController
  /** Comes when it is over, however it ends. */
  over: Promise<void>
}

/** Jobs that are remembered: the oldest that are over go first. */
const MOST_JOBS = 500

/** The line of documents that wait for a model. */
export class ReadingQueue {
  #jobs = new Map<string, Job>()
  #last: Promise<void> = Promise.resolve()

  /** Puts a document into the line, unless it stands there, and waits until `run` has read it. */
  start(document: string, run: (job: Job) => Promise<void>): Promise<void> {
    const known = this.#jobs.get(document)
    if (known?.state === 'waiting' || known?.state === 'reading') return known.over
    const job: Job = {
      ...{ state: 'waiting', done: 0, total: 0, stop: new AbortController() },
      over: Promise.resolve(),
    }
    this.#jobs.delete(document)
    this.#jobs.set(document, job)
    this.#forgetOldest()
    job.over = this.#last.then(() => work(job, run))
    this.#last = job.over
    return job.over
  }

  /** How far a document is; nothing where nobody asked since the workspace was opened. */
  jobOf(document: string): Readonly<Job> | undefined {
    return this.#jobs.get(document)
  }

  /** Stops a document; what was over stays as it was. */
  stop(document: string): void {
    const job = this.#jobs.get(document)
    if (job?.state === 'waiting' || job?.state === 'reading') end(job)
  }

  /** Stops everything, and knows of nothing any more. */
  forget(): void {
    for (const job of this.#jobs.values()) end(job)
    this.#jobs = new Map()
  }

  /** Stops everything and waits until nothing is asked any more. */
  async end(): Promise<void> {
    this.forget()
    await this.#last
  }

  #forgetOldest(): void {
    for (const [document, { state }] of this.#jobs) {
      if (this.#jobs.size <= MOST_JOBS) return
      if (state !== 'waiting' && state !== 'reading') this.#jobs.delete(document)
    }
  }
}

function end(job: Job): void {
  job.state = 'stopped'
  job.stop.abort()
}

async function work(job: Job, run: (job: Job) => Promise<void>): Promise<void> {
  if (job.stop.signal.aborted) return
  job.state = 'reading'
  try {
    await run(job)
    if (!job.stop.signal.aborted) job.state = 'read'
  } catch (error) {
    if (job.stop.signal.aborted) return
    job.state = 'failed'
    const { code } = error as { code?: unknown }
    job.why = typeof code === 'string' ? code : 'fault'
  }
}

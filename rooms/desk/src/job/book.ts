// Long work that runs or waits at this moment, of every door of one open workspace: in memory, and
// gone when it is over. What it is and how far it is are told by the work itself.
import type { JobKind } from '@tumen/contract'

/** How far a job is. */
export interface JobProgress {
  step: string
  done: number
  total: number
  waits: boolean
  /** When it was last heard to go on. */
  moved: string
  /** Why it does not go on: a code. */
  why?: string
}

/** One piece of long work. */
export interface Job {
  id: string
  kind: JobKind
  by: string
  /** The groups of which it may read; absent: of all. */
  groups?: readonly string[]
  since: string
  document?: string
  /** The file is kept until it is read: only who handed it in knows of it, and stops it. */
  isKept?: true
  /** Of the file that is kept, where it was given one. */
  title?: string
  at(): JobProgress
  stop(): void | Promise<void>
}

/** The jobs of a workspace. */
export class JobBook {
  readonly #jobs = new Map<string, Job>()
  #count = 0

  /** Takes a job in; gives what takes it out again. */
  begin(job: Omit<Job, 'id'>): () => void {
    this.#count += 1
    const id = `job-${this.#count}`
    this.#jobs.set(id, { ...job, id })
    return () => void this.#jobs.delete(id)
  }

  /**
   * Stops what an account has begun; what stands in line for a model is of use to others, too, and
   * so is a file that was handed in.
   */
  stopOf(account: string): void {
    for (const job of this.#jobs.values())
      if (job.by === account && job.kind !== 'model' && !job.isKept) void job.stop()
  }

  /** All of them, the oldest first. */
  all(): Job[] {
    return [...this.#jobs.values()]
  }
}

// Runs the job of an estimate in threads, so that the desk answers others meanwhile, and in turn
// where no thread can be had. The report is the same either way, to the last byte.
import { availableParallelism } from 'node:os'
import {
  type AnyPart,
  type CaptureTable,
  type Job,
  type Report,
  type ReportOptions,
  reportJob,
  runJob,
} from '@tumen/estimate'
import { pause, step } from '../change/make.ts'
import type { Call } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { startThread, type Thread } from '../thread.ts'
import type { ThreadNews, ThreadTask } from './thread.ts'

const STEP = 'estimate'
// A thread that wants more ends alone, and the desk goes on.
const MOST_MB = 1024

const THREAD_FILE = new URL('../../dist/estimate/thread.js', import.meta.url)

type EstimateThread = Thread<ThreadTask, ThreadNews>

const startOne = () => startThread<ThreadTask, ThreadNews>(THREAD_FILE, MOST_MB)

/** The report about a table, reckoned in as many threads as there are processors. */
export function reckonReport(
  call: Call,
  table: CaptureTable,
  options: ReportOptions,
  threads = availableParallelism(),
): Promise<Report> {
  return whenFree(call, () => reckonInThreads(call, table, options, threads))
}

/** A job of the room, its parts in as many threads as there are processors. */
export function reckonJob<R, P extends AnyPart, O>(
  call: Call,
  job: Job<R, P, O>,
  threads = availableParallelism(),
): Promise<R> {
  return whenFree(call, async () => {
    const { parts } = job
    const results = await inThreads(call, Math.min(threads, parts.length), (pool) =>
      runParts(call, pool, parts),
    )
    return results === undefined ? inTurn(call, job) : job.join(results as O[])
  })
}

let last: Promise<unknown> = Promise.resolve()

// One estimate has the processors at a time. Who cancels while waiting need not wait to be told.
function whenFree<R>(call: Call, work: () => Promise<R>): Promise<R> {
  const turn = last.then(() => {
    step(call, STEP, 0, 0)
    return work()
  })
  last = turn.catch(() => undefined)
  const cancelled = new Promise<never>((_, reject) => {
    const refuse = () => reject(new Refusal('cancelled'))
    call.progress.signal?.addEventListener('abort', refuse, { once: true })
  })
  return Promise.race([turn, cancelled])
}

async function reckonInThreads(
  call: Call,
  table: CaptureTable,
  options: ReportOptions,
  threads: number,
): Promise<Report> {
  const found = await inThreads(call, threads > 0 ? 1 : 0, async (pool) => {
    const [first] = pool as [EstimateThread]
    step(call, STEP, 0, 0)
    const planned = await first.ask({ kind: 'plan', table, options })
    const parts = planned.kind === 'planned' ? planned.parts : []
    const more = Math.min(parts.length, threads) - 1
    for (let n = 0; n < more; n++) pool.push(await startOne())
    const results = await runParts(call, pool, parts)
    const joined = await first.ask({ kind: 'join', results })
    if (joined.kind !== 'report') throw new Error('a thread gave no report')
    return joined.report
  })
  return found ?? reckonInTurn(call, table, options)
}

/** Work with threads that end with it, whatever comes; nothing where none can be had. */
async function inThreads<R>(
  call: Call,
  count: number,
  work: (pool: EstimateThread[]) => Promise<R>,
): Promise<R | undefined> {
  const first = count > 0 ? await startOne().catch(() => undefined) : undefined
  if (first === undefined) return undefined
  const pool = [first]
  const stop = () => {
    for (const thread of pool) thread.end()
  }
  call.progress.signal?.addEventListener('abort', stop, { once: true })
  try {
    for (let n = 1; n < count; n++) pool.push(await startOne())
    return await work(pool)
  } catch (error) {
    if (call.progress.signal?.aborted) throw new Refusal('cancelled')
    throw error
  } finally {
    call.progress.signal?.removeEventListener('abort', stop)
    stop()
  }
}

/** The report without threads; other work runs between the steps. */
export function reckonInTurn(
  call: Call,
  table: CaptureTable,
  options: ReportOptions,
): Promise<Report> {
  return inTurn(call, reportJob(table, options))
}

async function inTurn<R, P extends AnyPart, O>(call: Call, job: Job<R, P, O>): Promise<R> {
  const running = runJob(job)
  let found = running.next()
  let pausedMs = 0
  while (!found.done) {
    const { done, total } = found.value
    if (performance.now() - pausedMs > 20) {
      await pause(call, STEP, done, total)
      pausedMs = performance.now()
    }
    found = running.next()
  }
  step(call, STEP, 1, 1)
  return found.value
}

/** Hands out the parts; each thread takes the next one when it is free. */
async function runParts(
  call: Call,
  pool: readonly EstimateThread[],
  parts: readonly AnyPart[],
): Promise<unknown[]> {
  const results = new Array<unknown>(parts.length)
  const done = new Array<number>(parts.length).fill(0)
  const total = parts.reduce((sum, { units }) => sum + units, 0)
  const tell = () =>
    step(
      call,
      STEP,
      Math.min(
        total,
        done.reduce((a, b) => a + b, 0),
      ),
      total,
    )
  let next = 0
  const work = async (thread: EstimateThread) => {
    for (let at = next++; at < parts.length; at = next++) {
      const part = parts[at] as AnyPart
      const found = await thread.ask({ kind: 'part', part }, (news) => {
        done[at] = news.done
        tell()
      })
      results[at] = found.kind === 'result' ? found.result : undefined
      done[at] = part.units
      tell()
    }
  }
  await Promise.all(pool.map(work))
  return results
}

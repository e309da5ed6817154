// One thread of an estimate. The first thread plans the report, which can take seconds, and joins
// it at the end; every thread runs parts. What a part gives depends on the part alone.
import { parentPort } from 'node:worker_threads'
import {
  type AnyPart,
  type CaptureTable,
  type Job,
  type Part,
  type Report,
  type ReportOptions,
  reportJob,
  runPart,
} from '@tumen/estimate'

/** What a thread is asked to do. */
export type ThreadTask =
  | { kind: 'plan'; table: CaptureTable; options: ReportOptions }
  | { kind: 'part'; part: AnyPart }
  | { kind: 'join'; results: unknown[] }

/** What it says. */
export type ThreadNews =
  | { kind: 'ready' }
  | { kind: 'planned'; parts: AnyPart[] }
  | { kind: 'progress'; done: number }
  | { kind: 'result'; result: unknown }
  | { kind: 'report'; report: Report }

let planned: Job<Report, Part, unknown> | undefined

function say(news: ThreadNews): void {
  parentPort?.postMessage(news)
}

function work(task: ThreadTask): void {
  if (task.kind === 'plan') {
    const job = reportJob(task.table, task.options)
    planned = job as unknown as Job<Report, Part, unknown>
    say({ kind: 'planned', parts: job.parts })
  } else if (task.kind === 'join') {
    const report = planned?.join(task.results)
    if (report) say({ kind: 'report', report })
  } else runOne(task.part)
}

function runOne(part: AnyPart): void {
  const running = runPart(part as Parameters<typeof runPart>[0])
  let step = running.next()
  while (!step.done) {
    say({ kind: 'progress', done: step.value })
    step = running.next()
  }
  say({ kind: 'result', result: step.value })
}

parentPort?.on('message', work)
say({ kind: 'ready' })

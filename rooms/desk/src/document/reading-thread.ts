// A thread that reads long texts. It has the places and word lists from its first job on; what was
// read is handed over in parts, because taking in all of a long text at once takes a second, too.
import { parentPort } from 'node:worker_threads'
import type { GazetteerPlace } from '@tumen/claim'
import { createPlaceIndex, type PlaceIndex } from '@tumen/reading'
import { mergedPlaces, shippedPlaces } from '../place/table.ts'
import {
  type ReadingJob,
  type ReadingResult,
  runReading,
  type ShownProposal,
} from './reading-work.ts'

/** What a thread is asked to do: `own` are the places of a workspace, when others than before. */
export type ReadingTask =
  | { kind: 'work'; job: ReadingJob; own?: readonly GazetteerPlace[] }
  | { kind: 'more' }

/** What it says; of proposals so many at a time, until none are left. */
export type ReadingNews =
  | { kind: 'ready' }
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'part'; proposals: ShownProposal[]; left: number }
  | { kind: 'result'; result: ReadingResult[keyof ReadingResult] }

const AT_ONCE = 250
const TOLD_MS = 50

let places: PlaceIndex = createPlaceIndex([])
let waiting: ShownProposal[] = []

function say(news: ReadingNews): void {
  parentPort?.postMessage(news)
}

function sayPart(): void {
  const proposals = waiting.splice(0, AT_ONCE)
  say({ kind: 'part', proposals, left: waiting.length })
}

async function work({ job, own }: Extract<ReadingTask, { kind: 'work' }>): Promise<void> {
  if (own) places = createPlaceIndex(mergedPlaces([...(await shippedPlaces()), ...own]).values())
  const running = runReading(job, places)
  let told = performance.now()
  let step = running.next()
  while (!step.done) {
    if (performance.now() - told > TOLD_MS) {
      say({ kind: 'progress', ...step.value })
      told = performance.now()
    }
    step = running.next()
  }
  if (job.kind !== 'proposals') return say({ kind: 'result', result: step.value })
  waiting = step.value as ShownProposal[]
  sayPart()
}

parentPort?.on('message', (task: ReadingTask) => {
  if (task.kind === 'more') sayPart()
  else void work(task)
})
say({ kind: 'ready' })

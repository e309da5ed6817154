// Long work told while it is done: one JSON object a line, first how far it is, at the end what
// came of it. Whoever stops listening cancels the work, and nothing of it is kept.
import { randomBytes } from 'node:crypto'
import { type Call, Refusal } from '@tumen/desk'
import { printedJson } from '@tumen/view'
import type { Context } from 'hono'
import { faultOf, refusedOf } from './api-answer.ts'
import type { DoorEnv, DoorOptions } from './app.tsx'
import { noteFault } from './fault-note.ts'

const LEAST_MS = 100

type Ask = (progress: Call['progress']) => Promise<unknown>

/** Answers with lines: `{ progress }` …, then `{ answer }`, `{ refused }` or `{ fault }`. */
export function answerLines(c: Context<DoorEnv>, options: DoorOptions, ask: Ask): Response {
  const stop = new AbortController()
  const signal = AbortSignal.any([stop.signal, c.req.raw.signal])
  const encoder = new TextEncoder()
  const lines = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (line: object) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${printedJson(line)}\n`))
      }
      say(await outcomeOf(c, options, () => ask({ report: reporter(say), signal })))
      if (!signal.aborted) controller.close()
    },
    cancel: () => stop.abort(),
  })
  return c.newResponse(lines, 200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' })
}

/** Tells the first of each step, the last, and between them at most ten a second. */
function reporter(say: (line: object) => void): Call['progress']['report'] {
  let last = { step: '', toldMs: 0 }
  return (step, done, total) => {
    const nowMs = performance.now()
    if (step === last.step && done < total && nowMs - last.toldMs < LEAST_MS) return
    last = { step, toldMs: nowMs }
    say({ progress: { step, done, total } })
  }
}

async function outcomeOf(
  c: Context<DoorEnv>,
  options: DoorOptions,
  ask: () => Promise<unknown>,
): Promise<object> {
  try {
    return { answer: await ask() }
  } catch (error) {
    if (error instanceof Refusal) return { refused: refusedOf(c, options, error) }
    const number = randomBytes(6).toString('hex')
    options.onFault(noteFault(error, number, c.req.path))
    return { fault: faultOf(c, options, number) }
  }
}

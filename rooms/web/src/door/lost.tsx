// What is answered when there is nothing to show: nothing here or not yours (one page for both),
// a refusal outside a form, and a fault.

import { randomBytes } from 'node:crypto'
import type { RefusalCode } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import { type FrameProps, type NavName, ProblemNote } from '@tumen/view'
import { wordsIn } from '@tumen/words'
import type { Context } from 'hono'
import { answerRefusal, faultOf, isForPrograms } from './api-answer.ts'
import type { DoorApp, DoorEnv, DoorOptions } from './app.tsx'
import { BrokenOff } from './body.ts'
import { noteFault } from './fault-note.ts'
import { refusalDataOf } from './refusal-data.ts'
import { statusOf } from './refusal-status.ts'
import { answerPage, frameOf, hereOf } from './render.tsx'

type Here = Context<DoorEnv>

/** Answers what no handler has answered, and what handlers have thrown. */
export function mountLost(app: DoorApp, options: DoorOptions): void {
  app.notFound((c) => answerLost(c, options))
  app.onError((error, c) => {
    if (error instanceof Refusal) return answerRefused(c, options, error)
    return error instanceof BrokenOff ? c.body(null, 400) : answerFault(c, options, error)
  })
}

/** The page of what is missing and of what is somebody else's. */
export function answerLost(c: Here, options: DoorOptions): Response {
  const frame = frameOf(c, options)
  const { lost } = wordsIn(frame.language).page.frame
  const body = (
    <>
      <p>{lost.text}</p>
      <p>
        <a href="/">{lost.next}</a>
      </p>
    </>
  )
  return answerPage(c, { ...frame, title: lost.title, done: doneOf(c) }, body, 404)
}

/** What was just done: whoever undoes the recording of a thing comes back to where it was. */
function doneOf(c: Here): FrameProps['done'] {
  const session = c.get('session')
  const flash = session?.flash
  if (!session || !flash || c.req.method === 'HEAD') return undefined
  delete session.flash
  return { ...flash, done: flash.done as 'undone', back: hereOf(c) }
}

/** The page of a refusal; of one about a missing thing, the page of what is missing. */
export function answerRefused(
  c: Here,
  options: DoorOptions,
  refusal: Refusal,
  nav?: NavName,
): Response {
  if (isForPrograms(c)) return answerRefusal(c, options, refusal)
  if (isMissing(refusal.code)) return answerLost(c, options)
  const frame = frameOf(c, options)
  const { lost } = wordsIn(frame.language).page.frame
  const body = <ProblemNote language={frame.language} problem={refusalDataOf(refusal)} />
  return answerPage(c, { ...frame, nav, title: lost.refused }, body, statusOf(refusal.code))
}

function isMissing(code: RefusalCode): boolean {
  return code === 'not-found' || code.startsWith('unknown-')
}

function answerFault(c: Here, options: DoorOptions, error: Error): Response {
  const number = randomBytes(6).toString('hex')
  options.onFault(noteFault(error, number, c.req.routePath))
  if (isForPrograms(c)) return c.json({ fault: faultOf(c, options, number) }, 500)
  const frame = frameOf(c, options)
  const { lost } = wordsIn(frame.language).page.frame
  const body = (
    <p>
      {lost.faultText} <code>{number}</code>
    </p>
  )
  return answerPage(c, { ...frame, title: lost.fault }, body, 500)
}

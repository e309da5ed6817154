// A form whose button was pressed twice: the browser sends it twice, at the same moment or right
// after the first was answered. The second gets what came of the first, and nothing is done again.
import { createHash } from 'node:crypto'
import type { Done, Saved, Shown } from '../door/ask.ts'
import type { Session } from '../door/session.ts'
import type { Form } from './form.ts'

/** How long after its answer the same form is still the same press. */
const SAME_PRESS_MS = 2_000

type Outcome = Done | Shown | Saved | undefined

/** The form that a session has posted last, and what came of it. */
export interface PostedForm {
  digest: string
  /** Where it was posted, without the query. */
  page: string
  outcome: Promise<Outcome>
  /** When it was answered, by the clock of the process; nothing while it is worked at. */
  answeredMs?: number
  /** Where what was done leads to. */
  to?: string
}

/** Does the work of a form, unless it is the one that this session has just posted. */
export async function postedOnce(
  session: Pick<Session, 'posted'>,
  { path, form }: { path: string; form: Form },
  work: () => Promise<Outcome>,
  nowMs = () => performance.now(),
): Promise<Outcome> {
  // What is in a file is not compared, and what shows a page is asked again to see it again.
  if (form.hasFile) return work()
  const digest = digestOf(path, form)
  const last = session.posted
  if (last?.digest === digest && isSamePress(last, nowMs())) return last.outcome
  const posted: PostedForm = { digest, page: pageOf(path), outcome: work() }
  session.posted = posted
  try {
    const outcome = await posted.outcome
    posted.answeredMs = nowMs()
    if (outcome === undefined || 'body' in outcome) forget(session, posted)
    else if ('to' in outcome) posted.to = outcome.to
    // A file is large: it is held no longer than a second press can want it.
    else if ('file' in outcome) setTimeout(() => forget(session, posted), SAME_PRESS_MS).unref()
    return outcome
  } catch (error) {
    forget(session, posted)
    throw error
  }
}

/**
 * Notes that a page is shown: who is shown an empty form again after what it did can only mean
 * another one. Not where the form leads back to its own page: that is shown after every press.
 */
export function noteShown(session: Pick<Session, 'posted'>, path: string): void {
  const { posted } = session
  if (posted?.to === undefined || posted.page !== pageOf(path)) return
  if (pageOf(posted.to) !== posted.page) forget(session, posted)
}

function pageOf(path: string): string {
  return path.split(/[?#]/)[0] as string
}

function isSamePress({ answeredMs }: PostedForm, nowMs: number): boolean {
  return answeredMs === undefined || nowMs - answeredMs < SAME_PRESS_MS
}

/** Only what was done is not done again. */
function forget(session: Pick<Session, 'posted'>, posted: PostedForm): void {
  if (session.posted === posted) delete session.posted
}

function digestOf(path: string, form: Form): string {
  // The token that a script draws to ask how far the work is differs from press to press.
  const entries = form.entries().filter(([name]) => name !== 'progress')
  return createHash('sha256')
    .update(JSON.stringify([path, entries]))
    .digest('base64')
}

// Long work that a form has started, so that the page it was sent from can ask how far it is and
// have it stopped. It belongs to one session; nobody else learns that it is there.
import type { Call } from '@tumen/desk'
import { progressSentence } from '@tumen/view'
import { languageFor } from '../form/language.ts'
import type { DoorApp, DoorOptions } from './app.tsx'

/** One piece of long work under way. */
export interface Running {
  step: string
  done: number
  total: number
  stop: AbortController
}

/** The work of one session, by the token that its page has drawn. */
export type RunningWork = Map<string, Running>

const TOKEN = /^[0-9a-f]{32}$/

/** The progress of a form: told under `token`, stopped from there or when the browser goes. */
export function startWork(work: RunningWork, token: string, gone: AbortSignal) {
  const running: Running = { step: '', done: 0, total: 0, stop: new AbortController() }
  const isTold = TOKEN.test(token) && !work.has(token)
  if (isTold) work.set(token, running)
  const progress: Call['progress'] = {
    report: (step, done, total) => Object.assign(running, { step, done, total }),
    signal: AbortSignal.any([running.stop.signal, gone]),
  }
  return { progress, end: () => isTold && work.delete(token) }
}

/** Serves how far the work of a token is, and stops it. */
export function mountProgress(app: DoorApp, options: DoorOptions): void {
  app.get('/progress/:token', (c) => {
    const running = c.get('session')?.running.get(c.req.param('token'))
    if (!running) return c.json({}, 404)
    const { step, done, total } = running
    const text = step === '' ? '' : progressSentence(languageFor(c, options), step, done, total)
    return c.json({ step, done, total, text })
  })
  app.post('/progress/:token/cancel', (c) => {
    const running = c.get('session')?.running.get(c.req.param('token'))
    running?.stop.abort()
    return c.json({}, running ? 200 : 404)
  })
}

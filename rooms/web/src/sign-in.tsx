// Signing in with the word that the program printed, and out again. Whoever posts a form after
// the session has ended keeps every field: the sign-in page carries them along.
import { fill, SendButton, TextField, wordsIn } from '@tumen/view'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isForPrograms } from './api-answer.ts'
import type { DoorApp, DoorEnv, DoorOptions } from './app.tsx'
import { readForm } from './body.ts'
import { cookieName } from './cookie-name.ts'
import { Form } from './form.ts'
import { answerPage, frameOf, hereOf, safePath } from './render.tsx'
import { turnAway } from './turn-away.ts'

/** Finds the session of a request; without one only the sign-in page answers. */
export function withSession(options: DoorOptions): MiddlewareHandler<DoorEnv> {
  return async (c, next) => {
    const session = options.book.find(getCookie(c, cookieName(options.host)))
    c.set('session', session)
    if (session || c.req.path === '/sign-in') return next()
    if (isForPrograms(c)) return turnAway(c, options, 'not-signed-in')
    const isForm = c.req.method === 'POST'
    const kept = isForm ? { path: hereOf(c), form: await readForm(c.req.raw) } : undefined
    return answerSignIn(c, options, { ...(kept ? { kept } : { back: hereOf(c) }), status: 401 })
  }
}

interface SignInPage {
  kept?: { path: string; form: Form }
  back?: string
  /** What did not work. */
  problem?: string
  status?: number
}

function answerSignIn(c: Context<DoorEnv>, options: DoorOptions, page: SignInPage): Response {
  const frame = frameOf(c, options)
  const { signIn, kept: keptWords } = wordsIn(frame.language).page.frame
  const { kept, back, problem, status = 200 } = page
  const body = (
    <form method="post" action="/sign-in" id="sign-in">
      {kept && <p>{keptWords}</p>}
      <p>{signIn.why}</p>
      <TextField name="word" label={signIn.word} problem={problem} required />
      {back !== undefined && <input type="hidden" name="back" value={back} />}
      {kept && <input type="hidden" name="kept-path" value={kept.path} />}
      {kept && <input type="hidden" name="kept" value={JSON.stringify(kept.form.entries())} />}
      <SendButton label={signIn.go} />
    </form>
  )
  return answerPage(c, { ...frame, title: signIn.title, islands: ['sign-in'] }, body, status)
}

/** Serves the sign-in page, signs in with a word, and signs out. */
export function mountSignIn(app: DoorApp, options: DoorOptions): void {
  app.get('/sign-in', (c) => answerSignIn(c, options, {}))
  app.post('/sign-in', async (c) => {
    const form = await readForm(c.req.raw)
    const token = options.book.signIn(form.text('word'))
    const kept = keptOf(form)
    const back = safePath(form.word('back'))
    if (token === undefined) {
      const problem = wordsIn(frameOf(c, options).language).page.frame.signIn.wrong
      return answerSignIn(c, options, { ...(kept ? { kept } : { back }), problem, status: 403 })
    }
    const session = options.book.find(token)
    if (kept && session) session.kept = { path: kept.path, entries: kept.form.entries() }
    setCookie(c, cookieName(options.host), token, {
      secure: true,
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
    })
    return c.redirect(kept?.path ?? back, 303)
  })
  app.post('/sign-out', (c) => {
    options.book.signOut(getCookie(c, cookieName(options.host)))
    c.set('session', undefined)
    c.header('Clear-Site-Data', '"cache", "cookies", "storage"')
    const frame = frameOf(c, options)
    const { signIn } = wordsIn(frame.language).page.frame
    return answerPage(c, { ...frame, title: signIn.title }, <p>{fill(signIn.out, {})}</p>)
  })
}

function keptOf(form: Form): SignInPage['kept'] {
  const path = form.word('kept-path')
  if (path === undefined) return undefined
  try {
    const entries: unknown = JSON.parse(form.text('kept'))
    if (!Array.isArray(entries)) return undefined
    const pairs = entries.filter(isPair)
    return { path: safePath(path), form: new Form(pairs) }
  } catch {
    return undefined
  }
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'string')
}

// Signing in with the word that the program printed, and out again. Whoever posts a form after
// the session has ended keeps every field: the sign-in page carries them along.
import { SendButton, TextField } from '@tumen/view'
import { fill, wordsIn } from '@tumen/words'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type KeptForm, keptFrom, keptIn, keptText, SIGN_IN_LIMIT } from '../form/kept-form.ts'
import { languageNamed } from '../form/language.ts'
import { isForPrograms } from './api-answer.ts'
import type { DoorApp, DoorEnv, DoorOptions } from './app.tsx'
import { readForm } from './body.ts'
import { cookieName } from './cookie-name.ts'
import { answerPage, frameOf, safePath } from './render.tsx'
import { liveSession } from './session-of.ts'
import { SignInLimit } from './sign-in-limit.ts'
import { turnAway } from './turn-away.ts'

type Here = Context<DoorEnv>

const COOKIE = { secure: true, httpOnly: true, sameSite: 'Strict', path: '/' } as const
/** What may be posted by somebody who is not signed in. */
const OPEN_PATHS = new Set(['/sign-in', '/look'])

/** Finds the session of a request; programs without one are turned away at once. */
export function withSession(options: DoorOptions): MiddlewareHandler<DoorEnv> {
  return async (c, next) => {
    const token = getCookie(c, cookieName(options.host))
    const session = await liveSession(options, token)
    c.set('session', session)
    c.set('isStranger', session === undefined && !options.book.knew(token))
    const connection = connectionOf(c)
    if (session && connection) options.onKnown?.(connection)
    if (!session && isForPrograms(c)) return turnAway(c, options, 'not-signed-in')
    return next()
  }
}

/** Without a session only the sign-in page answers. */
export function askToSignIn(options: DoorOptions): MiddlewareHandler<DoorEnv> {
  return async (c, next) => {
    if (c.get('session') || OPEN_PATHS.has(c.req.path)) return next()
    return answerSignIn(c, options, {
      ...(await keptFrom(c)),
      status: 401,
      isExpired: getCookie(c, cookieName(options.host)) !== undefined,
    })
  }
}

/** What the sign-in page shows and carries. */
export interface SignInPage {
  kept?: KeptForm | undefined
  /** Where to go afterwards, when no form is carried. */
  back: string
  /** What did not work. */
  problem?: string
  /** True when there was a session that has ended. */
  isExpired?: boolean
  status?: number
}

/** The sign-in page. */
export function answerSignIn(c: Here, options: DoorOptions, page: SignInPage): Response {
  const frame = frameOf(c, options)
  const { signIn, kept: keptWords } = wordsIn(frame.language).page.frame
  const { kept, back, problem, status = 200 } = page
  const body = (
    <form
      method="post"
      action="/sign-in"
      id="sign-in"
      enctype={kept ? 'multipart/form-data' : undefined}
    >
      {page.isExpired && !kept && <p>{signIn.expired}</p>}
      {kept && <p>{keptWords}</p>}
      <p>{signIn.why}</p>
      <TextField name="word" label={signIn.word} problem={problem} required />
      <input type="hidden" name="language" value={frame.language} />
      <input type="hidden" name="back" value={back} />
      {kept && <input type="hidden" name="kept-path" value={kept.path} />}
      {kept && <input type="hidden" name="kept" value={keptText(kept.form)} />}
      <SendButton label={signIn.go} />
    </form>
  )
  const look = kept ? ('none' as const) : ('language' as const)
  const around = { ...frame, here: back, title: signIn.title, look, account: undefined }
  return answerPage(c, { ...around, islands: ['sign-in'] }, body, status)
}

/** Serves the sign-in page, signs in with a word, and signs out. */
export function mountSignIn(app: DoorApp, options: DoorOptions): void {
  const limit = options.signInLimit ?? new SignInLimit(() => performance.now())
  app.get('/sign-in', (c) => answerSignIn(c, options, { back: '/' }))
  app.post('/sign-in', (c) => signIn(c, options, limit))
  app.post('/sign-out', (c) => signOut(c, options))
}

async function signIn(c: Here, options: DoorOptions, limit: SignInLimit): Promise<Response> {
  const form = await readForm(c.req.raw, SIGN_IN_LIMIT)
  c.set('language', languageNamed(form.text('language')))
  const again = { kept: keptIn(form), back: safePath(form.word('back')) }
  const connection = connectionOf(c) ?? limit
  const waitBefore = limit.waitFor(connection)
  if (waitBefore > 0) return answerWait(c, options, again, waitBefore)
  if (!options.book.useWord(form.text('word'))) {
    const wait = limit.noteWrong(connection)
    if (wait > 0) return answerWait(c, options, again, wait)
    const problem = wordsIn(frameOf(c, options).language).page.frame.signIn.wrong
    return answerSignIn(c, options, { ...again, problem, status: 403 })
  }
  limit.noteRight(connection)
  return enter(c, options, options.book.begin({ actor: options.actor }), again)
}

/** Ends what session there was, begins the new one, and goes on where the person was. */
function enter(c: Here, options: DoorOptions, token: string, { kept, back }: SignInPage): Response {
  const { book, host } = options
  book.signOut(getCookie(c, cookieName(host)))
  const session = book.find(token)
  const language = c.get('language')
  if (session && language) session.language = language
  if (kept && session) session.kept = { path: kept.path, entries: kept.form.entries() }
  setCookie(c, cookieName(host), token, COOKIE)
  return c.redirect(kept?.path ?? back, 303)
}

function answerWait(c: Here, options: DoorOptions, page: SignInPage, wait: number): Response {
  const seconds = Math.ceil(wait)
  c.header('Retry-After', String(seconds))
  const { signIn: words } = wordsIn(frameOf(c, options).language).page.frame
  const problem = fill(words.wait, { seconds })
  return answerSignIn(c, options, { ...page, problem, status: 429 })
}

/** The connection that a request came on; asked without one, as tests do, there is none. */
function connectionOf(c: Here): object | undefined {
  return (c.env as { incoming?: { socket?: object } } | undefined)?.incoming?.socket
}

function signOut(c: Here, options: DoorOptions): Response {
  const name = cookieName(options.host)
  options.book.signOut(getCookie(c, name))
  const frame = frameOf(c, options)
  c.set('session', undefined)
  deleteCookie(c, name, COOKIE)
  c.header('Clear-Site-Data', '"cache", "cookies", "storage"')
  const { signIn } = wordsIn(frame.language).page.frame
  const around = { ...frame, account: undefined, look: 'none' as const, title: signIn.outTitle }
  return answerPage(c, around, <p>{signIn.out}</p>)
}

// Signing in with the word that the program printed, and out again. Whoever posts a form after
// the session has ended keeps every field: the sign-in page carries them along.
import { given } from '@tumen/claim'
import { SendButton, TextField } from '@tumen/view'
import { wordsIn } from '@tumen/words'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { VNode } from 'preact'
import { type GroupOptions, hasGroup } from '../entry/group-door.ts'
import { programSession, programWord } from '../entry/program-key.ts'
import { memberForms, memberIn } from '../entry/sign-in-member.tsx'
import { WRONG_PATH } from '../entry/what-can-go-wrong.tsx'
import type { Form } from '../form/form.ts'
import { type KeptForm, keptFrom, keptIn, keptText, SIGN_IN_LIMIT } from '../form/kept-form.ts'
import { languageNamed } from '../form/language.ts'
import { isForPrograms } from './api-answer.ts'
import type { DoorApp, DoorEnv, DoorOptions } from './app.tsx'
import { readForm } from './body.ts'
import { cookieName } from './cookie-name.ts'
import { answerPage, frameOf, safePath } from './render.tsx'
import type { Session } from './session.ts'
import { liveSession, sessionOf } from './session-of.ts'
import { SignInLimit } from './sign-in-limit.ts'
import { turnAway } from './turn-away.ts'
import { answerWait } from './wait.ts'

type Here = Context<DoorEnv>

const COOKIE = { secure: true, httpOnly: true, sameSite: 'Strict', path: '/' } as const
/** What answers somebody who is not signed in; joining only where a group works. */
const OPEN_PATHS = new Set(['/sign-in', '/look', WRONG_PATH])

/** Finds the session of a request; programs without one are turned away at once. */
export function withSession(options: DoorOptions): MiddlewareHandler<DoorEnv> {
  return async (c, next) => {
    const token = getCookie(c, cookieName(options.host))
    const word = programWord(c)
    const session = await (word === undefined
      ? liveSession(options, token)
      : programSession(options, word))
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
    const isOpen = OPEN_PATHS.has(c.req.path) || (c.req.path === '/join' && options.group)
    if (c.get('session') || isOpen) return next()
    const token = getCookie(c, cookieName(options.host))
    const { kept, back } = await keptFrom(c)
    const of = options.book.endedOf(token)?.actor.account
    return answerSignIn(c, options, {
      ...{ back, status: 401, kept: kept && { ...kept, ...given({ of }) } },
      ...endOf(options, token),
    })
  }
}

/** Why a session has ended; of somebody who had none there is nothing to say. */
function endOf({ book, group }: DoorOptions, token: string | undefined): Partial<SignInPage> {
  // It lives on but opens nothing: it was for setting up, until an administrator had joined.
  const session = group && book.look(token)
  return session ? { isSetUp: true } : { isExpired: token !== undefined }
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
  /** True when the printed word was for setting up, and an administrator has joined since. */
  isSetUp?: boolean
  status?: number
}

/** The sign-in page. */
export async function answerSignIn(
  c: Here,
  options: DoorOptions,
  page: SignInPage,
): Promise<Response> {
  const frame = frameOf(c, options)
  const { signIn } = wordsIn(frame.language).page.frame
  const { kept, back, status = 200 } = page
  const look = kept ? ('none' as const) : ('language' as const)
  const around = { ...frame, here: back, title: signIn.title, look, account: undefined }
  if (!hasGroup(options))
    return answerPage(c, { ...around, islands: ['sign-in'] }, keyboardForm(frame, page), status)
  const ended = page.isSetUp ? signIn.setUp : page.isExpired && signIn.ended
  const { problem = ended && !kept ? ended : undefined } = page
  const body = await memberForms(options, frame.language, { fields: carried(page), problem })
  return answerPage(c, { ...around, islands: ['sign-in', 'passkey'] }, body, status)
}

/** What goes along with a form of the sign-in page. */
function carried({ kept, back }: SignInPage): (readonly [string, string])[] {
  return [['back', back], ...keptFields(kept)]
}

/** The form that is carried along, with who typed it. */
function keptFields(kept: KeptForm | undefined): (readonly [string, string])[] {
  if (!kept) return []
  const { path, form, of } = kept
  const own = [['kept-path', path] as const, ['kept', keptText(form)] as const]
  return of === undefined ? own : [...own, ['kept-of', of]]
}

/** The form for the person at the keyboard. */
function keyboardForm(frame: ReturnType<typeof frameOf>, page: SignInPage): VNode {
  const { frame: own, wrong } = wordsIn(frame.language).page
  const { signIn, kept: keptWords } = own
  const { kept, back, problem } = page
  return (
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
      {keptFields(kept).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <SendButton label={signIn.go} />
      <p>
        <a href={WRONG_PATH}>{wrong.title}</a>
      </p>
    </form>
  )
}

/** Serves the sign-in page, signs in with a word, and signs out. */
export function mountSignIn(app: DoorApp, options: DoorOptions): void {
  const limit = options.signInLimit ?? new SignInLimit(() => performance.now())
  app.get('/sign-in', (c) => answerSignIn(c, options, { back: '/' }))
  app.post('/sign-in', (c) => signIn(c, options, limit))
  app.post('/sign-out', (c) => signOut(c, options))
  app.post('/kept', takeBack)
}

async function signIn(c: Here, options: DoorOptions, limit: SignInLimit): Promise<Response> {
  const form = await readForm(c.req.raw, SIGN_IN_LIMIT)
  c.set('language', languageNamed(form.text('language')))
  const again = { kept: keptIn(form), back: safePath(form.word('back')) }
  if (hasGroup(options)) return signInMember(c, options, form, again)
  const connection = connectionOf(c) ?? limit
  const waitBefore = limit.waitFor(connection)
  if (waitBefore > 0) return answerLater(c, options, again, waitBefore)
  if (!options.book.useWord(form.text('word'))) {
    const wait = limit.noteWrong(connection)
    if (wait > 0) return answerLater(c, options, again, wait)
    const problem = wordsIn(frameOf(c, options).language).page.frame.signIn.wrong
    return answerSignIn(c, options, { ...again, problem, status: 403 })
  }
  limit.noteRight(connection)
  return enter(c, options, { actor: options.actor }, again)
}

async function signInMember(
  c: Here,
  options: GroupOptions,
  form: Form,
  again: SignInPage,
): Promise<Response> {
  const { limit, connectionOf: whence } = options.group
  const guess = { connection: whence(c), ...given({ account: form.word('account') }) }
  // Nobody guesses a signature: a guesser of words keeps no key out.
  const isGuess = !form.word('key')
  const waitBefore = isGuess ? limit.waitFor(guess) : 0
  if (waitBefore > 0) return answerLater(c, options, again, waitBefore)
  const who = await memberIn(options, form)
  if (who) {
    if (isGuess) limit.noteRight(guess)
    return enter(c, options, who, again)
  }
  const wait = isGuess ? limit.noteWrong(guess) : 0
  if (wait > 0) return answerLater(c, options, again, wait)
  const problem = wordsIn(frameOf(c, options).language).page.entry.wrong
  return answerSignIn(c, options, { ...again, problem, status: 403 })
}

/** Ends what session there was, begins the new one, and goes on where the person was. */
function enter(c: Here, options: DoorOptions, who: Who, { kept, back }: SignInPage): Response {
  const session = takeSession(c, options, who)
  return c.redirect(session && kept ? keepFor(session, kept) : back, 303)
}

/** Keeps a form for its page, for who typed it alone; gives where to go. */
function keepFor(session: Session, { path, form, of }: KeptForm): string {
  if (of !== undefined && of !== session.actor.account) return '/'
  session.kept = { path, entries: form.entries() }
  return path
}

/** What a page that went blank has kept of its form: it is shown again, and nothing is done. */
async function takeBack(c: Here): Promise<Response> {
  const kept = keptIn(await readForm(c.req.raw, SIGN_IN_LIMIT))
  return c.redirect(kept?.of === undefined ? '/' : keepFor(sessionOf(c), kept), 303)
}

/** Whose session begins. */
type Who = Pick<Session, 'actor' | 'leaf'>

/** Ends what session there was in this browser, and begins another under a token of its own. */
export function takeSession(c: Here, options: DoorOptions, who: Who): Session | undefined {
  const { book, host } = options
  book.signOut(getCookie(c, cookieName(host)))
  const token = book.begin(who)
  const session = book.find(token)
  const language = c.get('language')
  if (session && language) session.language = language
  c.set('session', session)
  setCookie(c, cookieName(host), token, COOKIE)
  return session
}

function answerLater(
  c: Here,
  options: DoorOptions,
  page: SignInPage,
  wait: number,
): Promise<Response> {
  const { signIn: words } = wordsIn(frameOf(c, options).language).page.frame
  const problem = answerWait(c, words.wait, wait)
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

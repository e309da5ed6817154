// The session of a request, and whether whoever has it may still be in.
import { type Desk, hasAdministrator, Refusal, standingOf } from '@tumen/desk'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { DoorApp, DoorEnv, DoorOptions } from './app.tsx'
import { cookieName } from './cookie-name.ts'
import type { Session } from './session.ts'

/** The session of a request that goes no further without one. */
export function sessionOf(c: Context<DoorEnv>): Session {
  const session = c.get('session')
  if (!session) throw new Refusal('not-allowed')
  return session
}

/**
 * The session of a token. That of an account is looked at anew for each request: once its account
 * was closed, reset or given other roles, nobody is in by it.
 */
export async function liveSession(
  { book, desk, group }: DoorOptions,
  token: string | undefined,
): Promise<Session | undefined> {
  const session = book.find(token)
  if (token === undefined || session === undefined) return undefined
  if (session.leaf === undefined) return group ? settingUp(desk, session) : session
  const standing = await standingOf(desk, session.actor.account)
  if (standing?.leaf === session.leaf) return session
  // What was typed under roles that have changed is carried along; of a stranger it is not.
  if (standing) book.end(token)
  else book.signOut(token)
  return undefined
}

/** Where a group works the printed word is for setting up alone. */
async function settingUp(desk: Desk, session: Session): Promise<Session | undefined> {
  return (await hasAdministrator(desk)) ? undefined : session
}

/**
 * What an open page asks every few seconds: whether it may go on showing what it shows. This is no
 * use of a session, so a page that is left open keeps nobody signed in.
 */
export function mountSignedIn(app: DoorApp, options: DoorOptions): void {
  app.get('/signed-in', async (c) => {
    const status = await pageStatus(options, getCookie(c, cookieName(options.host)))
    return c.body(null, status)
  })
}

/**
 * 204: it may. 409: its account has other roles, so nothing stays on the screen, but what was typed
 * is still its person's. 401: nothing of it is anybody's here any more, for the account was closed,
 * reset or signed out.
 */
async function pageStatus(
  { book, desk, group }: DoorOptions,
  token: string | undefined,
): Promise<204 | 401 | 409> {
  const session = book.look(token) ?? book.endedOf(token)
  if (session === undefined) return 401
  if (session.leaf === undefined) return group && (await hasAdministrator(desk)) ? 401 : 204
  const standing = await standingOf(desk, session.actor.account)
  if (standing === undefined) return 401
  return standing.leaf === session.leaf ? 204 : 409
}

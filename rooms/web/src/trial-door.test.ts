// A door in front of the invented world, for the tests of this room: real desk, real store,
// requests and answers without a port. Each test signs in as whom it needs.
import type { Actor } from '@tumen/desk'
import { type OpenedWorld, openWorld } from '@tumen/world'
import { createApp, type DoorOptions } from './app.tsx'
import type { FaultNote } from './fault-note.ts'
import { SessionBook } from './session.ts'

export const HOST = 'localhost:4321'
export const ORIGIN = `http://${HOST}`

/** Whoever has every working role, as the person at the keyboard has. */
export const KEEPER: Actor = {
  account: 'ana-1',
  roles: ['documenter', 'analyst', 'reviewer', 'statistician', 'editor'],
}
export const VIEWER: Actor = { account: 'vie-1', roles: ['viewer'] }

/** A door with somebody signed in. */
export interface TrialDoor {
  world: OpenedWorld
  book: SessionBook
  faults: FaultNote[]
  /** The cookie of the session. */
  cookie: string
  /** A request as it is, without cookie or origin. */
  send(path: string, init?: RequestInit): Promise<Response>
  /** A page as the signed-in person gets it. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** The text of a page. */
  text(path: string, headers?: Record<string, string>): Promise<string>
  /** Posts a form as the signed-in person; fields may repeat. */
  post(path: string, fields: Record<string, string | string[]>): Promise<Response>
  /** Asks an operation through the interface, as the signed-in person. */
  call(
    operation: string,
    input: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown }>
}

/** Opens a door in front of `world` and signs `actor` in. */
export async function openTrialDoor(
  world: OpenedWorld,
  actor: Actor = KEEPER,
  invented = true,
  more: Partial<DoorOptions> = {},
): Promise<TrialDoor> {
  let drawn = 0
  const random = (length: number) => Uint8Array.from({ length }, () => (drawn++ * 151) % 256)
  const book = new SessionBook({ clock: world.desk.clock, random })
  const faults: FaultNote[] = []
  const app = createApp({
    desk: world.desk,
    actor,
    book,
    host: HOST,
    language: 'en',
    invented,
    onFault: (fault) => faults.push(fault),
    ...more,
  })
  const send = async (path: string, init: RequestInit = {}) => {
    const headers = { host: HOST, ...(init.headers as Record<string, string>) }
    return app.request(`${ORIGIN}${path}`, { ...init, headers })
  }
  const form = (fields: Record<string, string | string[]>) => {
    const pairs = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    )
    return new URLSearchParams(pairs)
  }
  const signedIn = await send('/sign-in', {
    method: 'POST',
    headers: { origin: ORIGIN },
    body: form({ word: book.newWord() }),
  })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const get = (path: string, headers: Record<string, string> = {}) =>
    send(path, { headers: { cookie, ...headers } })
  const call = async (operation: string, input: unknown, more: Record<string, string> = {}) => {
    const own = { cookie, origin: ORIGIN, 'content-type': 'application/json', ...more }
    const init = { method: 'POST', headers: own, body: JSON.stringify(input) }
    const answer = await send(`/api/${operation}`, init)
    return { status: answer.status, body: (await answer.json()) as unknown }
  }
  return {
    world,
    book,
    faults,
    cookie,
    send,
    get,
    text: async (path, headers) => (await get(path, headers)).text(),
    call,
    post: (path, fields) =>
      send(path, { method: 'POST', headers: { cookie, origin: ORIGIN }, body: form(fields) }),
  }
}

let readOnly: Promise<OpenedWorld> | undefined

/**
 * One world for all tests of this room that only read. A function, because node counts tests to
 * the file that began what they waited for, and that file may have ended.
 */
export async function readOnlyWorld(): Promise<OpenedWorld> {
  readOnly ??= openWorld()
  return await readOnly
}

// What a door has at which a group works: its address in the browsers of others, and what is
// remembered while it is open. Nothing of it is kept on the disk.
import { createHmac } from 'node:crypto'
import type { Context } from 'hono'
import type { DoorEnv, DoorOptions } from '../door/app.tsx'
import { Challenges } from './challenge.ts'
import { GuessLimit } from './guess-limit.ts'

/** How the door is reached. */
export interface GroupAddress {
  /** As browsers see it, e.g. `https://desk.example.org`. */
  origin: string
  /** Whether a proxy on this machine stands before it, which says from where somebody comes. */
  isProxied?: boolean
  /** Whether this program itself holds the certificate. */
  isTls?: boolean
}

/** A door at which a group works. */
export interface GroupDoor extends GroupAddress {
  readonly challenges: Challenges
  /** How far the counter of each key had come when it was last used. */
  readonly counters: Map<string, number>
  readonly limit: GuessLimit
  /** Where a request comes from, as a digest that another run of the program cannot tell. */
  connectionOf(c: Context<DoorEnv>): string
}

/** The options of a door at which a group works. */
export type GroupOptions = DoorOptions & { group: GroupDoor }

export function hasGroup(options: DoorOptions): options is GroupOptions {
  return options.group !== undefined
}

/** Clock and randomness of the door; `tickMs` is a clock that nobody sets. */
interface Around {
  nowMs: () => number
  tickMs: () => number
  random: (length: number) => Uint8Array
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Opens the door of a group. */
export function openGroup(address: GroupAddress, around: Around): GroupDoor {
  const key = around.random(32)
  const digest = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  return {
    ...address,
    challenges: new Challenges(around),
    counters: new Map(),
    limit: new GuessLimit(around.tickMs),
    connectionOf: (c) => digest(addressOf(c, address)),
  }
}

/** The address of the peer; where that is our proxy, the last one that it names. */
function addressOf(c: Context<DoorEnv>, { isProxied, origin }: GroupAddress): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  const peer = incoming?.socket?.remoteAddress ?? ''
  // Tor passes on what visitors send: a name of where they come from would be theirs to invent.
  if (!isProxied || origin.endsWith('.onion') || !LOOPBACK.has(peer)) return peer
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? peer
}

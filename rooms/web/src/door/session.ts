// Who is signed in. The program prints a word that signs in once within half an hour, and accounts
// have keys; the browser then holds a random token, and this process only its digest. Sessions
// live in memory: when the program stops, nobody is signed in. Source: protection.md, section 6.
import { createHash } from 'node:crypto'
import { given } from '@tumen/claim'
import { type Actor, digestOfWord, newWord } from '@tumen/desk'
import type { Language } from '@tumen/words'
import type { PostedForm } from '../form/posted-form.ts'
import type { RunningWork } from './running.ts'

const WORD_LIFE_MS = 30 * 60_000
const IDLE_MS = 30 * 60_000
const LONGEST_MS = 8 * 60 * 60_000
/** Ended sessions that are remembered, so that what was typed in them can be carried along. */
const MOST_ENDED = 100

/** One line that the next page shows once: what was done, and the change that can be undone. */
export interface Flash {
  done: string
  leaf?: number
}

/** One signed-in browser. */
export interface Session {
  /** Who acts: the person at the keyboard, or whose account it is. */
  actor: Actor
  /** Of an account: the leaf by which it stood at signing in. Under a later one nobody is in. */
  readonly leaf?: number
  readonly created: number
  /** When its person last proved who they are. */
  proven: number
  lastUse: number
  language?: Language
  theme?: 'light' | 'dark'
  /** True when the person has asked to see words that are hard to look at without a press each. */
  opensWords?: boolean
  /** False when the person has switched the keyboard shortcuts off. */
  keys: boolean
  flash?: Flash
  /** Changes behind the answers of which a page has said that they can be undone. */
  readonly told: Set<number>
  /** Long work that forms of this session have started. */
  readonly running: RunningWork
  /** The form that was posted last, to know a second press of its button by. */
  posted?: PostedForm
  /** A form that was posted after the session had ended, to be shown again at its address. */
  kept?: { path: string; entries: [string, string][] }
}

/** A session that time has ended, or a change of its account: whose it was. */
export type EndedSession = Pick<Session, 'actor' | 'leaf'>

/** Clock and randomness of the book. */
export interface Around {
  clock: () => Date
  random: (length: number) => Uint8Array
}

/** The sign-in words that still work and the sessions that were made with them. */
export class SessionBook {
  readonly #around: Around
  readonly #words = new Map<string, number>()
  readonly #sessions = new Map<string, Session>()
  /** Sessions that have ended, by the digests of their tokens, the newest last. */
  readonly #ended = new Map<string, EndedSession>()

  constructor(around: Around) {
    this.#around = around
  }

  /** A fresh word that signs in once within half an hour, e.g. `k7f2-9qmd-3wxt-p8ra-m2h6`. */
  newWord(): string {
    this.#forgetEnded()
    const word = newWord(this.#around.random)
    this.#words.set(digestOfWord(word), this.#nowMs() + WORD_LIFE_MS)
    return word
  }

  /** Uses a word up, and says whether it worked. */
  useWord(word: string): boolean {
    const digest = digestOfWord(word)
    const end = this.#words.get(digest)
    this.#words.delete(digest)
    return end !== undefined && isWithin(this.#nowMs(), end - WORD_LIFE_MS, end)
  }

  /** Begins a session, and gives its token; `leaf` is that of an account. */
  begin({ actor, leaf }: Pick<Session, 'actor' | 'leaf'>): string {
    this.#forgetEnded()
    const token = Buffer.from(this.#around.random(32)).toString('base64url')
    const now = this.#nowMs()
    this.#sessions.set(digestOf(token), {
      actor,
      ...given({ leaf }),
      created: now,
      proven: now,
      lastUse: now,
      keys: true,
      running: new Map(),
      told: new Set(),
    })
    return token
  }

  /** The live session of a token; using it keeps it alive. */
  find(token: string | undefined): Session | undefined {
    const session = this.look(token)
    if (session) session.lastUse = this.#nowMs()
    return session
  }

  /** The live session of a token, without using it. */
  look(token: string | undefined): Session | undefined {
    if (token === undefined) return undefined
    const digest = digestOf(token)
    const session = this.#sessions.get(digest)
    if (!session) return undefined
    if (this.#isOver(session)) {
      this.#end(digest, session)
      return undefined
    }
    return session
  }

  /** Whether time has ended the session of this token: whoever sends it is no stranger. */
  knew(token: string | undefined): boolean {
    return token !== undefined && this.#ended.has(digestOf(token))
  }

  /** Whose session it was that time, or a change of its account, has ended; else nothing. */
  endedOf(token: string | undefined): EndedSession | undefined {
    return token === undefined ? undefined : this.#ended.get(digestOf(token))
  }

  /** Ends the session of a token as time does, because its account was changed. */
  end(token: string): void {
    const digest = digestOf(token)
    const session = this.#sessions.get(digest)
    if (session) this.#end(digest, session)
  }

  /** Ends every session of an account but the one of this token; says how many those were. */
  signOutAll(account: string, but?: string): number {
    const kept = but === undefined ? undefined : digestOf(but)
    const ended = [...this.#sessions].filter(
      ([digest, { actor, leaf }]) =>
        actor.account === account && leaf !== undefined && digest !== kept,
    )
    for (const [digest] of ended) this.#sessions.delete(digest)
    return ended.length
  }

  /** Ends the session of a token. */
  signOut(token: string | undefined): void {
    if (token !== undefined) this.#sessions.delete(digestOf(token))
  }

  #end(digest: string, { actor, leaf }: Session): void {
    this.#sessions.delete(digest)
    this.#ended.set(digest, { actor, ...given({ leaf }) })
    for (const oldest of this.#ended.keys()) {
      if (this.#ended.size <= MOST_ENDED) break
      this.#ended.delete(oldest)
    }
  }

  #isOver({ lastUse, created }: Session): boolean {
    const now = this.#nowMs()
    const isUsed = isWithin(now, lastUse, lastUse + IDLE_MS)
    return !isUsed || !isWithin(now, created, created + LONGEST_MS)
  }

  #forgetEnded(): void {
    const now = this.#nowMs()
    for (const [digest, end] of this.#words) if (end < now) this.#words.delete(digest)
    for (const [digest, session] of this.#sessions)
      if (this.#isOver(session)) this.#end(digest, session)
  }

  #nowMs(): number {
    return this.#around.clock().getTime()
  }
}

/** So far a clock may be put back by whoever keeps it right. */
export const CLOCK_BACK_MS = 2 * 60_000

/** Whether it is between two instants: where a clock was put back, nothing lives on by that. */
export function isWithin(now: number, from: number, to: number): boolean {
  return now >= from - CLOCK_BACK_MS && now <= to
}

/** sha256, so that neither memory dumps of the book nor timing give a word or token away. */
function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

// The whole web door as one function from request to answer: guards first, then the pages, the
// interface and the assets. No port is opened here, so tests ask it directly.
import type { Actor, Desk } from '@tumen/desk'
import type { Language } from '@tumen/words'
import { Hono } from 'hono'
import { type GroupDoor, hasGroup } from '../entry/group-door.ts'
import { mountJoin } from '../entry/join.tsx'
import { mountProof } from '../entry/proof.tsx'
import { mountWrong } from '../entry/what-can-go-wrong.tsx'
import { mountPictures } from '../page/document/picture/picture-file.ts'
import { pages } from '../page-table.ts'
import { mountApi } from './api.ts'
import { mountAssets } from './asset.ts'
import type { FaultNote } from './fault-note.ts'
import { type GuardName, withGuards } from './guard.ts'
import { withHeaders } from './header.ts'
import { mountLost } from './lost.tsx'
import { mountPages } from './page-door.tsx'
import { mountProgress } from './running.ts'
import type { Session, SessionBook } from './session.ts'
import { mountSignedIn } from './session-of.ts'
import { mountSettings } from './setting.ts'
import { askToSignIn, mountSignIn, withSession } from './sign-in.tsx'
import type { SignInLimit } from './sign-in-limit.ts'
import { type HearingBounds, hearStrangers } from './stranger.ts'
import { inTurn } from './turn.ts'

/** What the door stands in front of. */
export interface DoorOptions {
  desk: Desk
  /** Who signs in with the printed word: the person at the keyboard. */
  actor: Actor
  book: SessionBook
  /** The only host that is answered, e.g. `localhost:4321`. */
  host: string
  /** The language when neither the person nor the browser asks for one. */
  language: Language
  /** True for the invented world: every page says so. */
  invented: boolean
  /** Told of every fault: where and what kind, never contents. */
  onFault: (fault: FaultNote) => void
  /** The guards that stand before everything; only a test leaves one out. */
  guards?: readonly GuardName[]
  /** How often a wrong word may be tried; only a test gives one of its own. */
  signInLimit?: SignInLimit
  /** How much of a stranger is heard; only a test gives its own. */
  hearing?: HearingBounds
  /** How long an answer waits until a file that was handed in is read; only a test has its own. */
  patienceMs?: number
  /** What a group has that works here; absent for one person at a keyboard. */
  group?: GroupDoor
  /** Told of the connection on which somebody who is signed in asks. */
  onKnown?: (connection: object) => void
}

/** What the handlers of one request know beside the request. */
export interface DoorEnv {
  Variables: {
    session: Session | undefined
    /** Whether this is nobody who was ever signed in here. */
    isStranger: boolean
    /** The language that was chosen before anybody has signed in. */
    language: Language | undefined
  }
}

export type DoorApp = Hono<DoorEnv>

/** The application; `fetch` answers requests. */
export function createApp(options: DoorOptions): DoorApp {
  const app: DoorApp = new Hono<DoorEnv>()
  app.use(withHeaders(options))
  app.use(withGuards(options, options.guards))
  mountLost(app, options)
  mountAssets(app)
  mountSignedIn(app, options)
  app.use(withSession(options))
  app.use(hearStrangers(options, options.hearing))
  app.use(inTurn())
  app.use(askToSignIn(options))
  mountSignIn(app, options)
  if (hasGroup(options)) {
    mountJoin(app, options)
    mountProof(app, options)
  }
  mountWrong(app, options)
  mountSettings(app, options)
  mountProgress(app, options)
  mountApi(app, options)
  mountPictures(app, options)
  mountPages(app, options, pages)
  return app
}

// The whole web door as one function from request to answer: guards first, then the pages, the
// interface and the assets. No port is opened here, so tests ask it directly.
import type { Actor, Desk } from '@tumen/desk'
import type { Language } from '@tumen/view'
import { Hono } from 'hono'
import { mountAssets } from './asset.ts'
import { withGuards } from './guard.ts'
import { withHeaders } from './header.ts'
import { mountPages } from './page-door.tsx'
import { pages } from './page-table.ts'
import type { Session, SessionBook } from './session.ts'
import { mountSettings } from './setting.ts'
import { mountSignIn, withSession } from './sign-in.tsx'

/** What the door stands in front of. */
export interface DoorOptions {
  desk: Desk
  /** Who everybody is that signs in here: on one laptop, the person at the keyboard. */
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
}

/** What may be said of a fault: a number to quote, the kind, the operation or path pattern. */
export interface FaultNote {
  number: string
  name: string
  code: string
  where: string
}

/** What the handlers of one request know beside the request. */
export interface DoorEnv {
  Variables: { session: Session | undefined }
}

export type DoorApp = Hono<DoorEnv>

/** The application; `fetch` answers requests. */
export function createApp(options: DoorOptions): DoorApp {
  const app: DoorApp = new Hono<DoorEnv>()
  app.use(withHeaders)
  app.use(withGuards(options))
  mountAssets(app)
  app.use(withSession(options))
  mountSignIn(app, options)
  mountSettings(app)
  mountPages(app, options, pages)
  return app
}

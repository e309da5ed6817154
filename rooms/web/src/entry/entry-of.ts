// What pages may do with the keys and sessions of whoever is signed in.
import { addKey, keyIdsOf } from '@tumen/desk'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { DoorEnv, DoorOptions } from '../door/app.tsx'
import type { Entry } from '../door/ask.ts'
import { cookieName } from '../door/cookie-name.ts'
import { sessionOf } from '../door/session-of.ts'
import { hasGroup } from './group-door.ts'
import { newKeyOptions, readNewKey } from './passkey.ts'
import { isStale, ProofNeeded } from './proof.tsx'

/** The keys and sessions of this request's person; nothing at the door of one person. */
export function entryOf(c: Context<DoorEnv>, options: DoorOptions): Entry | undefined {
  if (!hasGroup(options)) return undefined
  const { group, desk, book, host } = options
  const { actor, leaf } = sessionOf(c)
  const purpose = `add ${actor.account}`
  return {
    origin: group.origin,
    isAccount: leaf !== undefined,
    async newKeyOptions() {
      const { account } = actor
      return newKeyOptions(group, purpose, account, await keyIdsOf(desk, account))
    },
    async addKey(sent, name) {
      if (isStale(c, options)) throw new ProofNeeded()
      const key = await readNewKey(group, purpose, sent)
      return key !== undefined && leaf !== undefined && addKey(desk, actor, { key, name })
    },
    signOutElsewhere: () => book.signOutAll(actor.account, getCookie(c, cookieName(host))),
  }
}

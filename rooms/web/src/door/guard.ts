// What is refused before anybody is asked who they are: other hosts, other origins, bodies of
// the wrong kind. Source: protection.md, section 6.
import type { Context, MiddlewareHandler } from 'hono'
import { programWord } from '../entry/program-key.ts'
import { isForPrograms } from './api-answer.ts'
import type { DoorEnv, DoorOptions } from './app.tsx'
import { turnAway } from './turn-away.ts'

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data']
const SAFE_METHODS = new Set(['GET', 'HEAD'])
const MOST_FILTERS = 50

/** The guards, in the order in which they are asked; a test leaves one out to see it missed. */
export const GUARDS = ['host', 'method', 'fetch', 'filters', 'origin', 'type'] as const
export type GuardName = (typeof GUARDS)[number]

type Guard = (c: Context<DoorEnv>, options: DoorOptions) => Response | undefined

const CHECKS: Readonly<Record<GuardName, Guard>> = {
  // A foreign name that leads here (DNS rebinding) is not answered at all.
  host: (c, options) =>
    c.req.header('host') === options.host ? undefined : turnAway(c, options, 'wrong-host'),
  method(c, options) {
    if (SAFE_METHODS.has(c.req.method) || c.req.method === 'POST') return undefined
    c.header('Allow', 'GET, HEAD, POST')
    return turnAway(c, options, 'wrong-method')
  },
  fetch: (c, options) => (isForeignFetch(c) ? turnAway(c, options, 'wrong-origin') : undefined),
  filters(c, options) {
    const filters = new URL(c.req.url).searchParams.size
    if (filters <= MOST_FILTERS) return undefined
    return turnAway(c, options, 'too-many-filters', { limit: MOST_FILTERS })
  },
  origin(c, options) {
    if (SAFE_METHODS.has(c.req.method) || isOwnOrigin(c, options)) return undefined
    return turnAway(c, options, 'wrong-origin')
  },
  type(c, options) {
    if (SAFE_METHODS.has(c.req.method) || isExpectedType(c)) return undefined
    return turnAway(c, options, 'wrong-type')
  },
}

/** Answers 421 to other hosts, 405 to other methods, 403 to other origins, 415 to other bodies. */
export function withGuards(
  options: DoorOptions,
  guards: readonly GuardName[] = GUARDS,
): MiddlewareHandler<DoorEnv> {
  return async (c, next) => {
    for (const name of guards) {
      const answer = CHECKS[name](c, options)
      if (answer) return answer
    }
    return next()
  }
}

/**
 * Whether another site's page loads this as a part of itself. Other ports of this machine share
 * its cookies, so this is asked of them, too; following a link from anywhere is allowed.
 */
function isForeignFetch(c: Context<DoorEnv>): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site === undefined || site === 'same-origin' || site === 'none') return false
  const isLink = c.req.header('sec-fetch-mode') === 'navigate' && SAFE_METHODS.has(c.req.method)
  return !(isLink && (c.req.header('sec-fetch-dest') ?? 'document') === 'document')
}

/** The own origin; or none, when the browser says that the request comes from the same origin. */
function isOwnOrigin(c: Context<DoorEnv>, { host, group }: DoorOptions): boolean {
  const origin = c.req.header('origin')
  if (origin !== undefined) return origin === (group?.origin ?? `http://${host}`)
  // A program with a key of its own is no page: a browser sends no key by itself.
  if (programWord(c) !== undefined) return true
  return c.req.header('sec-fetch-site') === 'same-origin'
}

function isExpectedType(c: Context<DoorEnv>): boolean {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (isForPrograms(c)) return type === 'application/json'
  return FORM_TYPES.includes(type)
}

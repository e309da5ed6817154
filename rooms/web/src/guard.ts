// What is refused before anybody is asked who they are: other hosts, other origins, bodies of
// the wrong kind. Source: protection.md, section 6.
import type { Context, MiddlewareHandler } from 'hono'
import type { DoorEnv, DoorOptions } from './app.tsx'

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data']
const SAFE_METHODS = new Set(['GET', 'HEAD'])

/** Answers 421 to other hosts, 405 to other methods, 403 to other origins, 415 to other bodies. */
export function withGuards({ host }: Pick<DoorOptions, 'host'>): MiddlewareHandler<DoorEnv> {
  return async (c, next) => {
    if (c.req.header('host') !== host) return c.text('421\n', 421)
    if (SAFE_METHODS.has(c.req.method)) return next()
    if (c.req.method !== 'POST') return c.text('405\n', 405)
    if (!isOwnOrigin(c, host)) return c.text('403\n', 403)
    if (!isExpectedType(c)) return c.text('415\n', 415)
    return next()
  }
}

/** The own origin; or none, when the browser says that the request comes from the same origin. */
function isOwnOrigin(c: Context, host: string): boolean {
  const origin = c.req.header('origin')
  if (origin !== undefined) return origin === `http://${host}`
  return c.req.header('sec-fetch-site') === 'same-origin'
}

function isExpectedType(c: Context): boolean {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (c.req.path.startsWith('/api/')) return type === 'application/json'
  return FORM_TYPES.includes(type)
}

// The headers of every answer. The table is the rule; the tests compare answers with it.
// Source: protection.md, section 6. Nothing is kept in a cache: a disk keeps what it is told.
import type { MiddlewareHandler } from 'hono'
import type { DoorOptions } from './app.tsx'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types tumen',
].join('; ')

const FEATURES_OFF = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]

/** Name and value of every header that each answer carries. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'Permissions-Policy': [
    ...FEATURES_OFF.map((name) => `${name}=()`),
    'publickey-credentials-get=(self)',
    'publickey-credentials-create=(self)',
  ].join(', '),
}

/** Where the certificate is ours: two years, so that no browser ever asks in clear again. */
const TLS_ALONE: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=63072000',
}

/** Puts the headers on every answer, also on refusals and faults. */
export function withHeaders({ group }: Pick<DoorOptions, 'group'>): MiddlewareHandler {
  const all = Object.entries(group?.isTls ? { ...HEADERS, ...TLS_ALONE } : HEADERS)
  return async (c, next) => {
    for (const [name, value] of all) c.header(name, value)
    await next()
  }
}

// Where a language model may be asked: on this machine and nowhere else, unless whoever runs the
// program names one other host. A name is looked up once and pinned. Source: reader.md 3, Model.
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

/** An address that may be asked, with the one machine that it stands for. */
export interface ModelAddress {
  /** The address literal that is connected to. */
  ip: string
  family: 4 | 6
  port: number
  /** What the server is called in its own header. */
  host: string
  /** The path before `/v1/chat/completions`, mostly empty. */
  path: string
}

/** Why an address is not asked. */
export type AddressRefusal = 'not-an-address' | 'not-plain-http' | 'not-this-machine'

/** Finds the addresses of a name; an argument, so that tests can lie. */
export type Lookup = (name: string) => Promise<readonly { address: string; family: number }[]>

const lookUp: Lookup = (name) => lookup(name, { all: true })

// As URLs and look-ups write it. "::ffff:127.0.0.1" is another way, and nobody needs one.
function isLoopback(ip: string): boolean {
  return ip === '::1' || (isIP(ip) === 4 && ip.startsWith('127.'))
}

/**
 * The pinned address of a model, or why it is refused. `trustedHost` is the one other machine that
 * may be asked, named exactly as in the address.
 */
export async function modelAddress(
  url: string,
  { trustedHost, lookUp: find = lookUp }: { trustedHost?: string; lookUp?: Lookup } = {},
): Promise<ModelAddress | AddressRefusal> {
  if (!URL.canParse(url)) return 'not-an-address'
  const { protocol, hostname, port, pathname, username, password, search, hash, host } = new URL(
    url,
  )
  if (protocol !== 'http:') return 'not-plain-http'
  if (username + password + search + hash !== '') return 'not-an-address'
  const name = hostname.replace(/^\[|\]$/gu, '')
  const isTrusted = trustedHost !== undefined && name === trustedHost.toLowerCase()
  const isLiteral = isIP(name) !== 0
  if (!isTrusted && name !== 'localhost' && !(isLiteral && isLoopback(name)))
    return 'not-this-machine'
  const found = isLiteral
    ? [{ address: name, family: isIP(name) }]
    : await find(name).catch(() => [])
  const [first] = found
  if (!first || !(isTrusted || found.every(({ address }) => isLoopback(address))))
    return 'not-this-machine'
  const path = pathname.replace(/\/+$/u, '').replace(/\/v1$/u, '')
  return {
    ip: first.address,
    family: first.family === 6 ? 6 : 4,
    port: port === '' ? 80 : Number(port),
    host,
    path,
  }
}

// The one place of the desk, beside `reader/`, that speaks to another machine: only to addresses
// that somebody configured, witnesses and authorities of time. An answer that is late, long or none
// is none; nothing is repeated, and no redirection is followed.

/** What is asked: a GET without a body, else a POST. */
export interface AddressQuestion {
  body?: string | Uint8Array<ArrayBuffer>
  type?: string
  waitMs: number
}

/** What came back. */
export interface AddressAnswer {
  status: number
  bytes: Uint8Array
}

/** An answer with a chain of certificates has some thousand bytes; a checkpoint some hundred. */
const MOST_BYTES = 256 * 1024

/** Asks an address; nothing when no whole answer came in time. */
export async function askAddress(
  url: string,
  { body, type, waitMs }: AddressQuestion,
): Promise<AddressAnswer | undefined> {
  const asked = body === undefined ? {} : { method: 'POST', body }
  const headers = type === undefined ? {} : { headers: { 'content-type': type } }
  const signal = AbortSignal.timeout(waitMs)
  try {
    const response = await fetch(url, { ...asked, ...headers, redirect: 'error', signal })
    const bytes = await bytesOf(response)
    return bytes && { status: response.status, bytes }
  } catch (error) {
    // No connection is a TypeError here, and lateness a DOMException.
    if (error instanceof TypeError || error instanceof DOMException) return undefined
    throw error
  }
}

async function bytesOf(response: Response): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array)
    length += (part as Uint8Array).length
    // Leaving the loop ends the connection.
    if (length > MOST_BYTES) return undefined
  }
  return new Uint8Array(Buffer.concat(parts))
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/**
 * Whether a witness may be asked at this address: by https, as an onion address, or on this
 * machine. Elsewhere whoever is on the way could answer in its name.
 */
export function isWitnessAddress(text: string): boolean {
  if (!isAddress(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || hostname.endsWith('.onion') || LOOPBACK.test(hostname)
}

/** Whether a text is an address that may be configured: http or https, without a password. */
export function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return /^https?:$/.test(protocol) && username === '' && password === ''
}

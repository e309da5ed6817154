// One request to a server on this machine: to the pinned address alone, without redirects, without
// proxies, cut by length and time. Source: reader.md 3, Model.
import { Agent, type IncomingMessage, request } from 'node:http'
import type { ModelAddress } from './address.ts'

/** How much and how long is waited for. */
export interface PostLimit {
  timeMs: number
  bytes: number
}

/** Why there is no answer. */
export type PostFailure =
  | 'unreachable'
  | 'broken-off'
  | 'too-slow'
  | 'too-long'
  | 'redirected'
  | 'refused'
  | 'stopped'

/** What a server answered, or why it did not. Never throws. */
export type Posted = { body: string; failure?: never } | { body?: never; failure: PostFailure }

/** Posts JSON to a path of the pinned address; without JSON it only looks what is there. */
export function post(
  { ip, family, port, host }: ModelAddress,
  { path, json }: { path: string; json?: unknown },
  limit: PostLimit,
  signal: AbortSignal,
): Promise<Posted> {
  const body = json === undefined ? undefined : Buffer.from(JSON.stringify(json), 'utf8')
  const method = body ? 'POST' : 'GET'
  const about = body && { 'content-type': 'application/json', 'content-length': body.length }
  // An agent of its own knows no proxy, whatever the environment says.
  const agent = new Agent({ keepAlive: false })
  return new Promise((resolve) => {
    const headers = { host, ...about }
    const asked = request({ host: ip, family, port, path, method, headers, agent, lookup })
    const end = (posted: Posted) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      resolve(posted)
      asked.destroy()
    }
    const stop = () => end({ failure: 'stopped' })
    const timer = setTimeout(() => end({ failure: 'too-slow' }), limit.timeMs)
    signal.addEventListener('abort', stop)
    asked.on('error', () => end({ failure: 'unreachable' }))
    asked.on('response', (answer) => {
      const failure = failureOf(answer)
      if (failure) end({ failure })
      else collect(answer, limit.bytes, end)
    })
    if (signal.aborted) stop()
    else asked.end(body)
  })
}

// The address is a literal; whoever asks for a name after all gets none.
function lookup(name: string, _: unknown, done: (error: Error, address: string) => void): void {
  done(new Error(`${name} is not looked up`), '')
}

function failureOf({ statusCode = 0, socket }: IncomingMessage): PostFailure | undefined {
  if (statusCode >= 300 && statusCode < 400) return 'redirected'
  return statusCode === 200 && socket.remoteAddress !== undefined ? undefined : 'refused'
}

function collect(answer: IncomingMessage, most: number, end: (posted: Posted) => void): void {
  const parts: Buffer[] = []
  let length = 0
  answer.on('data', (part: Buffer) => {
    length += part.length
    parts.push(part)
    if (length > most) end({ failure: 'too-long' })
  })
  answer.on('end', () => end({ body: Buffer.concat(parts).toString('utf8') }))
  answer.on('error', () => end({ failure: 'broken-off' }))
  answer.on('aborted', () => end({ failure: 'broken-off' }))
}

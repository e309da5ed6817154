// Whether strangers can keep the owner waiting: `npm run build`, then
// `npx tsx --conditions=tumen-source bench/web/stranger.ts [--seconds N]`. Four hundred of them
// send half heads, slow bodies and bodies of 85 MB to a door in front of the invented world, each
// beginning anew when it is turned away, while the owner asks for the start page twice a second.
import { connect } from 'node:net'
import { parseArgs } from 'node:util'
import { memoryMb, openWorldDoor, type WorldDoor } from './door.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '20' } } })
const SECONDS = Number(values.seconds)
const COUNTS = { half: 200, slow: 188, large: 12 } as const
const LARGE = 85 * 1024 * 1024
const LIMITS = { ms: 1000, mb: 300 } as const

/** One stranger, who begins anew whenever the connection ends, until the time is over. */
async function pester(origin: string, kind: keyof typeof COUNTS, end: number): Promise<number> {
  const { port, host } = new URL(origin)
  const length = kind === 'large' ? LARGE : 60_000
  const head =
    `POST /${kind === 'large' ? 'documents/new' : 'sign-in'} HTTP/1.1\r\nHost: ${host}\r\n` +
    `Origin: ${origin}\r\nContent-Type: application/x-www-form-urlencoded\r\n`
  const piece = Buffer.alloc(64 * 1024, 'x')
  let begun = 0
  while (Date.now() < end) {
    begun++
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1')
      const more = () => {
        if (kind === 'half') socket.write('X-A: b\r\n')
        if (kind === 'slow') socket.write('x')
        if (kind === 'large') while (socket.writable && socket.write(piece));
      }
      // A stated length would be turned away at once; the large ones do not state theirs.
      const stated = kind === 'large' ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`
      const large = `${stated}\r\n\r\n${kind === 'large' ? `${LARGE.toString(16)}\r\n` : ''}`
      socket.once('connect', () => {
        socket.write(kind === 'half' ? head : head + large)
        more()
      })
      const drip = setInterval(more, 500)
      socket.on('drain', more)
      socket.on('error', () => undefined)
      socket.on('data', () => undefined)
      socket.on('close', () => {
        clearInterval(drip)
        clearTimeout(over)
        resolve()
      })
      const over = setTimeout(() => socket.destroy(), Math.max(0, end - Date.now()))
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return begun
}

function print(what: string, figure: number, unit: string, limit?: number): void {
  const shown = `${what.padEnd(52)} ${figure.toFixed(0).padStart(7)} ${unit}`
  const ratio = limit === undefined ? '' : `  limit ${limit} (${(limit / figure).toFixed(2)} x)`
  process.stdout.write(`${shown}${ratio}\n`)
}

async function measure(door: WorldDoor): Promise<void> {
  const cookie = await door.signIn()
  const headers = { cookie, 'accept-language': 'en' }
  const ask = async () => {
    const started = performance.now()
    const answer = await fetch(`${door.origin}/`, { headers })
    if (answer.status !== 200) throw new Error(`the start page: ${answer.status}`)
    await answer.text()
    return performance.now() - started
  }
  for (let n = 0; n < 5; n++) await ask()
  print('memory before', memoryMb(door.server, 'VmRSS'), 'MB')
  const end = Date.now() + SECONDS * 1000
  const kinds = Object.entries(COUNTS) as [keyof typeof COUNTS, number][]
  const strangers = kinds.flatMap(([kind, count]) =>
    Array.from({ length: count }, () => pester(door.origin, kind, end)),
  )
  const taken: number[] = []
  let [failed, most] = [0, 0]
  let signedInMs: number | undefined
  while (Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await ask().then(
      (ms) => taken.push(ms),
      () => failed++,
    )
    most = Math.max(most, memoryMb(door.server, 'VmRSS'))
    if (signedInMs === undefined && Date.now() > end - SECONDS * 500) {
      const started = performance.now()
      if ((await door.signIn()) !== '') signedInMs = performance.now() - started
    }
  }
  const begun = (await Promise.all(strangers)).reduce((sum, one) => sum + one, 0)
  const sorted = taken.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, sorted.length * share) | 0] ?? 0
  print(`connections begun by ${strangers.length} strangers`, begun, '')
  print('start page of the owner, p50', at(0.5), 'ms')
  print('start page of the owner, p95', at(0.95), 'ms', LIMITS.ms)
  print('start page of the owner, longest', at(1), 'ms', LIMITS.ms)
  print('start pages that failed', failed, 'of', taken.length + failed)
  print('signing in meanwhile', signedInMs ?? Number.NaN, 'ms', LIMITS.ms)
  print('memory of the serving process, most seen', most, 'MB', LIMITS.mb)
  print('memory of the serving process, peak', memoryMb(door.server, 'VmHWM'), 'MB', LIMITS.mb)
}

const door = await openWorldDoor()
try {
  await measure(door)
} finally {
  door.close()
}
process.exit()

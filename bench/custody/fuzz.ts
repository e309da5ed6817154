// Each parser of custody on hostile bytes, so many seconds each (60 when none are said): vectors
// with bytes changed, cut, doubled and joined. None may throw, and what one accepts it must write
// again as the same bytes; an archive that holds must hold the bundle of the vectors.
// `npx tsx --conditions=tumen-source bench/custody/fuzz.ts [seconds] [seed]`
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipPieces } from '@tumen/archive'
import {
  archiveBundle,
  type BundleCheck,
  isFinding,
  readPolicy,
  readSigners,
  verifyBundle,
} from '@tumen/custody'
import { archiveReaderOf } from '../../rooms/custody/fixture/archive.ts'
import { numbersFrom } from '../ledger/store-data.ts'
import { TARGETS } from './target.ts'

const [SECONDS, SEED] = [Number(process.argv[2] ?? 60), Number(process.argv[3] ?? 7)]
const COURT = fileURLToPath(new URL('../../vectors/custody/bundle/court', import.meta.url))
const next = numbersFrom(SEED)
const below = (limit: number) => next() % Math.max(1, limit)

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

/** One change: a byte, a bit, a piece taken out, doubled, or put in from elsewhere. */
const CHANGES: readonly ((bytes: Uint8Array, other: Uint8Array) => Uint8Array)[] = [
  (bytes) => withByte(bytes, () => below(256)),
  (bytes) => withByte(bytes, (byte) => byte ^ (1 << below(8))),
  (bytes) => withByte(bytes, () => '0 \n+=/"{}\u0000'.charCodeAt(below(10))),
  (bytes) => bytes.slice(0, below(bytes.length)),
  (bytes) => {
    const [from, length] = [below(bytes.length), below(40)]
    return joined(bytes.subarray(0, from), bytes.subarray(from + length))
  },
  (bytes) => {
    const [from, length] = [below(bytes.length), below(40)]
    return joined(bytes.subarray(0, from + length), bytes.subarray(from))
  },
  (bytes, other) => {
    const [at, from] = [below(bytes.length), below(other.length)]
    const piece = other.subarray(from, from + below(60))
    return joined(bytes.subarray(0, at), piece, bytes.subarray(at))
  },
]

function withByte(bytes: Uint8Array, change: (byte: number) => number): Uint8Array {
  const changed = Uint8Array.from(bytes)
  const at = below(changed.length)
  if (changed.length > 0) changed[at] = change(changed[at] ?? 0)
  return changed
}

function changed(seeds: readonly Uint8Array[]): Uint8Array {
  const draw = () => seeds[below(seeds.length)] ?? new Uint8Array()
  let bytes = draw()
  for (let n = below(4); n >= 0; n--)
    bytes = CHANGES[below(CHANGES.length)]?.(bytes, draw()) ?? bytes
  return bytes
}

interface Tally {
  tried: number
  accepted: number
}

/** Tries until the time is over; gives back the first bytes that break the promise, if any do. */
async function tryOut(
  seeds: readonly Uint8Array[],
  keeps: (bytes: Uint8Array) => boolean | undefined | Promise<boolean | undefined>,
): Promise<Tally & { broken?: Uint8Array }> {
  const until = performance.now() + 1000 * SECONDS
  const tally = { tried: 0, accepted: 0 }
  while (performance.now() < until) {
    const bytes = changed(seeds)
    try {
      const kept = await keeps(bytes)
      tally.tried++
      if (kept === true) tally.accepted++
      if (kept === false) return { ...tally, broken: bytes }
    } catch (error) {
      process.stdout.write(`${String(error)}\n`)
      return { ...tally, broken: bytes }
    }
  }
  return tally
}

function say(name: string, { tried, accepted, broken }: Tally & { broken?: Uint8Array }): void {
  const numbers = [tried, accepted].map((count) => count.toLocaleString('en').padStart(11))
  const end = broken ? `BROKEN by ${Buffer.from(broken).toString('base64')}` : 'holds'
  process.stdout.write(`${name.padEnd(18)} ${numbers.join(' tried ')} accepted   ${end}\n`)
  if (broken) process.exitCode = 1
}

/** The bundle of the vectors as one archive. */
async function courtArchive(): Promise<Uint8Array> {
  const entries = readdirSync(COURT, { recursive: true, withFileTypes: true })
  const parts = entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const bytes = new Uint8Array(readFileSync(path))
      const digest = new Uint8Array(32)
      return {
        path: path.slice(COURT.length + 1),
        size: bytes.length,
        digest,
        read: async () => bytes,
      }
    })
  const pieces: Uint8Array[] = []
  for await (const piece of zipPieces(parts)) pieces.push(piece)
  return joined(...pieces)
}

async function tryArchives(): Promise<void> {
  const read = (path: string) => readFileSync(join(COURT, 'custody', path), 'utf8')
  const [policy, signers] = [readPolicy(read('policy.txt')), readSigners(read('allowed_signers'))]
  if (isFinding(policy) || isFinding(signers)) throw new Error('the vectors have no policy')
  const check = async (bytes: Uint8Array): Promise<BundleCheck> =>
    verifyBundle(await archiveBundle(archiveReaderOf(bytes)), { policy, signers })
  const archive = await courtArchive()
  const whole = JSON.stringify(await check(archive))
  const tally = await tryOut([archive], async (bytes) => {
    const found = await check(bytes)
    if (found.exit >= 2) return undefined
    return JSON.stringify(found) === whole
  })
  say('archive', tally)
}

for (const { name, seeds, parse } of TARGETS)
  say(
    name,
    await tryOut(seeds, (bytes) => {
      const again = parse(bytes)
      return again === undefined ? undefined : Buffer.compare(bytes, again) === 0
    }),
  )
await tryArchives()

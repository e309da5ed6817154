// How fast leaves become a root: `node --import tsx --conditions=tumen-source
// bench/custody/custody.ts`. The limit is 100,000 leaves a second from leaf bytes to root, in
// memory. Node's own SHA-256 is handed in as an argument; the room's own is printed beside it.
// Also: canonical files, proofs and the log check, each against its limit.
import { hash, randomBytes } from 'node:crypto'
import {
  appendLeaves,
  canonicalFile,
  commitmentOf,
  emptyEdge,
  emptyTail,
  growTail,
  hexText,
  leafBytes,
  leafHash,
  noteKey,
  openingFile,
  provePath,
  rootOf,
  type Sha256,
  sha256,
  startLogCheck,
  tileReader,
} from '@tumen/custody'

const LEAVES = 100_000
const RUNS = 7

const nodeSha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer')

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Seconds that `work` takes: the median of several runs, after one to warm up. */
function seconds(work: () => unknown): number {
  work()
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now()
    work()
    return (performance.now() - start) / 1000
  })
  return median(times)
}

function printRate(name: string, perSecond: number, limit: number): void {
  const ratio = (perSecond / limit).toFixed(2)
  const rate = Math.round(perSecond).toLocaleString('en')
  process.stdout.write(
    `${name.padEnd(44)} ${rate.padStart(10)}/s   ${ratio} × the limit of ${limit}/s\n`,
  )
}

function printTime(name: string, ms: number, limitMs: number): void {
  const ratio = (ms / limitMs).toFixed(3)
  process.stdout.write(
    `${name.padEnd(44)} ${ms.toFixed(2).padStart(9)} ms   ${ratio} × the limit of ${limitMs} ms\n`,
  )
}

function benchRoot(leaves: readonly Uint8Array[]): void {
  const run = (by: Sha256) => seconds(() => rootOf(appendLeaves(emptyEdge(), leaves, by), by))
  printRate('leaf bytes to root, Node’s SHA-256', LEAVES / run(nodeSha256), 100_000)
  printRate('leaf bytes to root, noble’s SHA-256', LEAVES / run(sha256), 100_000)
}

function benchCanonical(): void {
  const claim = {
    id: 'cl_7f3a09c1',
    quote: '최소 39명이 "단둥"에서 구금되어 있다고 말했다. '.repeat(12),
    quantity: { op: 'at-least', low: 39, high: null, unit: 'person' },
    places: [{ id: 'kp-dandong', role: 'held', precision: 'city' }],
    chain: [
      { agent: 'ag_1', verb: 'said' },
      { agent: 'ag_2', verb: 'reported' },
    ],
    note: 'x'.repeat(900),
  }
  const size = canonicalFile(claim).length
  const each = seconds(() => {
    for (let i = 0; i < 10_000; i++) canonicalFile(claim)
  })
  printRate(`canonical files of ${size} bytes`, 10_000 / each, 10_000)
}

async function benchProof(): Promise<void> {
  const size = 1_000_000
  const one = leafHash(leafBytes(new Uint8Array(32)), nodeSha256)
  const hashes = Array.from({ length: size }, () => one)
  const { tail, tiles } = growTail(emptyTail(), hashes, nodeSha256)
  const full = new Map(tiles.map((tile) => [`${tile.level}/${tile.n}`, tile.hashes]))
  const none = new Uint8Array(0)
  const read = tileReader(tail, (level, n) => full.get(`${level}/${n}`) ?? none)
  const times: number[] = []
  for (let i = 0; i < 101; i++) {
    const start = performance.now()
    await provePath((i * 7919 * 131) % size, size, read, nodeSha256)
    times.push(performance.now() - start)
  }
  printTime('inclusion proof in 1,000,000 leaves', median(times), 5)
}

function benchCheck(): void {
  const openings = Array.from({ length: 20_000 }, (_, i) =>
    openingFile({
      ...{ at: '2026-11-24', k: 'claim.record', o: { digest: `sha256:${'0'.repeat(64)}` } },
      ...{ n: randomBytes(32).toString('hex'), p: null, s: `cl_${i}`, w: null },
    }),
  )
  const log = noteKey(new Uint8Array(32), 'bench.example/log/00000000')
  const each = seconds(() => {
    const check = startLogCheck({ log, sha256: nodeSha256 })
    for (const [idx, bytes] of openings.entries()) {
      check.leaf(idx, commitmentOf(bytes, nodeSha256))
      check.opening({ row: -1, bytes, who: null })
    }
    return hexText(check.root())
  })
  printRate('log check, leaves with openings', openings.length / each, 10_000)
}

const leaves = Array.from({ length: LEAVES }, () => leafBytes(randomBytes(32)))
benchRoot(leaves)
benchCanonical()
await benchProof()
benchCheck()

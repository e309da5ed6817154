// How long a web archive takes to be read, and how much memory beside its own bytes: each part is
// streamed. Run: `npx tsx --conditions=tumen-source bench/intake/archive.ts [--mb N]` (64). Beside
// it the SHA-256 of the same bytes by Node, which reads them once; the archive's are digested three
// times (list, block, payload) and unpacked twice. Then bombs: each refused within a second.
import { createHash, randomFillSync } from 'node:crypto'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { readWacz } from '@tumen/intake'
import { filesOf, packWacz, packZip, warcOf } from '../../rooms/intake/fixture/wacz.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const { values } = parseArgs({ options: { mb: { type: 'string', default: '64' } } })
const MIB = 1024 * 1024
const RECORD_BYTES = 65_536
const MOST_MEMORY_MB = 150
const MOST_BOMB_MS = 1000

/** An archive whose records do not pack, so that it is as large packed as unpacked. */
async function largeArchive(mib: number): Promise<Buffer> {
  const records = Math.max(1, Math.round((mib * MIB) / RECORD_BYTES))
  const parts: Buffer[] = []
  for (let n = 0; n < records; n++) {
    const body = randomFillSync(new Uint8Array(RECORD_BYTES))
    const headers = { 'Content-Type': 'image/png' }
    parts.push(await warcOf([{ url: `https://reed.example/${n}.png`, headers, body }]))
  }
  const page = { url: 'https://reed-courier.example/held', body: '<p>At least 39 held.' }
  return packWacz(await filesOf({ warc: Buffer.concat([await warcOf([page]), ...parts]) }))
}

/** Bytes of objects and buffers: what is left of earlier work is not given back at once. */
function heldBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

async function timed(bytes: Uint8Array): Promise<{ ms: number; said: string; mb: number }> {
  collect()
  const before = heldBytes()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, heldBytes())
  }, 2)
  const started = performance.now()
  const read = await readWacz({ bytes })
  const ms = performance.now() - started
  clearInterval(watch)
  const said = read.findings?.[0]?.code ?? `${read.facts?.records ?? 0} records`
  return { ms, said, mb: (most - before) / 1e6 }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

const PAGE = { url: 'https://reed-courier.example/held', body: '<p>At least 39 held.' }

/** Archives that are small and want to be large. */
async function hostileArchives(): Promise<[string, Buffer][]> {
  const zeros = Buffer.alloc(400 * MIB)
  const after = (text: string) => gzipSync(Buffer.concat([Buffer.from(text), zeros]))
  const head = `WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: ${zeros.length}\r\n\r\n`
  const empty = Buffer.alloc(0)
  const files = Array.from({ length: 100_000 }, (_, n) => ({ name: `f${n}`, bytes: empty }))
  return [
    ['a record of 400 MiB of zeros', packWacz(await filesOf({ warc: after(head) }))],
    ['a header that does not end', packWacz(await filesOf({ warc: after('WARC/1.1\r\nX: ') }))],
    ['a file of 400 MiB of zeros', packZip([{ name: 'a', bytes: zeros, isDeflated: true }])],
    ['100,000 files', packZip(files)],
  ]
}

async function main(): Promise<void> {
  const large = await largeArchive(Number(values.mb))
  const started = performance.now()
  createHash('sha256').update(large).digest()
  const hashMs = performance.now() - started
  const { ms, said, mb } = await timed(large)
  say(`${(large.length / 1e6).toFixed(0)} MB: ${said} in ${ms.toFixed(0)} ms`)
  say(`  ${(ms / hashMs).toFixed(1)} times one SHA-256 of its bytes (${hashMs.toFixed(0)} ms)`)
  say(`  memory beside the bytes: ${mb.toFixed(0)} MB (limit ${MOST_MEMORY_MB})`)
  const one = await warcOf([PAGE])
  const many = Buffer.concat(Array.from({ length: 50_000 }, () => one))
  const small = await timed(packWacz(await filesOf({ warc: many })))
  say(`${small.said} of one page: ${small.ms.toFixed(0)} ms, ${small.mb.toFixed(0)} MB more`)
  for (const [name, bytes] of await hostileArchives()) {
    const bomb = await timed(bytes)
    say(`${name} (${bytes.length} bytes): ${bomb.said} in ${bomb.ms.toFixed(0)} ms`)
    if (bomb.ms > MOST_BOMB_MS) process.exitCode = 1
  }
  if (mb > MOST_MEMORY_MB) process.exitCode = 1
}

await main()

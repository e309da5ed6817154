// How fast files that are no text go in, through the operations of the desk to the sealed state:
// `npx tsx --conditions=tumen-source bench/intake/file.ts [--files N] [--mb N]`. PDF files of one
// page beside a picture that does not pack, DOCX with one, and texts of 14 kB in turn, two at once;
// then one PDF of 200 pages, from its bytes to the answer that shows its first page; then one PDF
// nearly as large as is taken. Limits are those of issue 21: 20 MB/s, 300 MB of memory over what it
// held before, 2 seconds. A file is whole in memory while it is read and sealed, so the last says
// what the largest takes, the programs of the sandbox not counted.
import { randomFillSync } from 'node:crypto'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { MOST_ARCHIVE_BYTES, type Output } from '@tumen/contract'
import { openFixture } from '../../rooms/desk/fixture/desk.ts'
import { noteFile } from '../../rooms/desk/src/evidence/file-beside.ts'
import { docxOf, paragraph } from '../../rooms/intake/fixture/office.ts'
import { linesFrom, pdfOf } from '../../rooms/intake/fixture/pdf.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '60' },
    mb: { type: 'string', default: '2' },
  },
})
const [FILES, MB] = [Number(values.files), Number(values.mb)]
const LIMIT = { mbPerSecond: 20, memoryMb: 300, firstPageMs: 2000 }

const WORDS = 'the group said that people were held and sent back at a river crossing in April'
const page = (seed: number) =>
  linesFrom(
    800,
    Array.from({ length: 50 }, (_, n) => `${WORDS} ${seed} ${n}`),
  )

/** A file of a kind, in turn; what fills it does not pack. */
function fileOf(n: number): Uint8Array {
  const said = `At least ${n} people were held in the town, two sources said there. `
  if (n % 3 === 0)
    return docxOf(paragraph(said), { 'word/media/a.png': noise().toString('latin1') })
  if (n % 3 === 1) return Buffer.from(said.repeat(200))
  const filler = `<</Length ${MB * 1e6}>>stream\n${noise().toString('latin1')}\nendstream`
  return pdfOf({ pages: [page(n)], objects: [filler] })
}

function noise(): Buffer {
  return Buffer.from(randomFillSync(new Uint8Array(Math.round(MB * 1e6))))
}

function say(
  what: string,
  value: number,
  [limit, unit]: readonly [number, string],
  isLeast = false,
) {
  const ratio = isLeast ? limit / value : value / limit
  const told = `${value.toFixed(1)} ${unit}, limit ${limit} ${unit}`
  const line = `${what}: ${told}, ratio ${ratio.toFixed(2)}`
  process.stdout.write(`${line}\n`)
}

const fixture = await openFixture()
const HEAD = { published: '2022-05', language: 'en' }

async function add(bytes: Uint8Array, title: string): Promise<Output<'document.add'>> {
  const files = new Map<string, Uint8Array>()
  const input = { ...HEAD, title, bytes: noteFile(files, bytes) }
  return fixture.ask('doc', 'document.add', input, { files })
}

await fixture.ask('doc', 'workspace.show', { isolation: true })
const before = process.memoryUsage.rss()
let most = before
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 10)
let [next, bytes, busyMs] = [0, 0, 0]
async function asker(): Promise<void> {
  while (next < FILES) {
    const n = next++
    const file = fileOf(n)
    const begun = performance.now()
    await add(file, `File ${n}`)
    busyMs += performance.now() - begun
    bytes += file.length
  }
}
await Promise.all([asker(), asker()])
clearInterval(watch)
// Two ask at once: making the files is not counted.
process.stdout.write(`load of the machine: ${loadavg()[0]?.toFixed(1)}\n`)
say('taken in and sealed', bytes / 1e6 / (busyMs / 2000), [LIMIT.mbPerSecond, 'MB/s'], true)
say('memory over before', (most - before) / 1e6, [LIMIT.memoryMb, 'MB'])

const large = pdfOf({ pages: Array.from({ length: 200 }, (_, n) => page(n)) })
const begun = performance.now()
const { id, layer } = await add(large, '200 pages')
await fixture.ask('doc', 'document.show', { id })
say(`first of ${layer?.pages} pages`, performance.now() - begun, [LIMIT.firstPageMs, 'ms'])

// Made from bytes: a text of this length would take more memory than what is measured.
const filler = Buffer.alloc(MOST_ARCHIVE_BYTES - 1_000_000)
randomFillSync(filler)
const largest = Buffer.concat([Buffer.from(pdfOf({ pages: [page(1)] })), filler])
const held = process.memoryUsage.rss()
most = held
const watchLargest = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 10)
const sent = performance.now()
const { layer: read } = await add(largest, 'The largest')
const took = (performance.now() - sent) / 1000
clearInterval(watchLargest)
const [megabytes, found] = [largest.length / 1e6, read?.findings[0]?.code ?? 'read']
process.stdout.write(`one PDF of ${megabytes.toFixed(0)} MB (${found}):\n`)
say('taken in and sealed', megabytes / took, [LIMIT.mbPerSecond, 'MB/s'], true)
say('memory over before', (most - held) / 1e6, [LIMIT.memoryMb, 'MB'])
await fixture.close()

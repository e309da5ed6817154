// How fast files of mixed kinds are kept when nobody waits until they are read, what that takes,
// and whether others are served meanwhile: `npx tsx --conditions=tumen-source bench/intake/wait.ts
// [--files N] [--mb N]`, after `npm run build`. PDF and DOCX files beside what does not pack, and
// pictures, in turn, two at once; then all of them are read behind the answers, while one
// document is shown again and again. At last one PDF of 200 pages: when its first page can be read,
// and when it is a document. Limits of issue 21: 20 MB/s, 300 MB of memory over what was held
// before, 300 ms for nineteen of twenty questions, 2 seconds.
import { randomFillSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Output } from '@tumen/contract'
import { openFixture } from '../../rooms/desk/fixture/desk.ts'
import { type FileBook, noteFile } from '../../rooms/desk/src/evidence/file-beside.ts'
import { receiveFile } from '../../rooms/desk/src/evidence/receive.ts'
import { docxOf, paragraph } from '../../rooms/intake/fixture/office.ts'
import { linesFrom, pdfOf } from '../../rooms/intake/fixture/pdf.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '60' },
    mb: { type: 'string', default: '2' },
  },
})
const [FILES, MB] = [Number(values.files), Number(values.mb)]

const WORDS = 'the group said that people were held and sent back at a river crossing in April'
const page = (seed: number) =>
  linesFrom(
    800,
    Array.from({ length: 50 }, (_, n) => `${WORDS} ${seed} ${n}`),
  )
const letter = readFileSync(new URL('../../vectors/intake/river-letter.png', import.meta.url))

/** A file of a kind, in turn; one in ten is a picture, with what does not pack behind its end. */
function fileOf(n: number): Uint8Array {
  const noise = Buffer.from(randomFillSync(new Uint8Array(Math.round(MB * 1e6))))
  if (n % 10 === 9) return Buffer.concat([letter, noise])
  const said = `At least ${n} people were held in the town, two sources said there. `
  if (n % 2 === 0) return docxOf(paragraph(said), { 'word/media/a.png': noise.toString('latin1') })
  const filler = `<</Length ${noise.length}>>stream\n${noise.toString('latin1')}\nendstream`
  return pdfOf({ pages: [page(n)], objects: [filler] })
}

function say(what: string, value: number, [limit, unit]: readonly [number, string]) {
  process.stdout.write(`${what}: ${value.toFixed(1)} ${unit}, limit ${limit} ${unit}\n`)
}

const fixture = await openFixture()
const { desk, ask } = fixture
const HEAD = { published: '2022-05', language: 'en', wait: false }

async function handIn(bytes: Uint8Array, title: string): Promise<Output<'document.add'>> {
  const files: FileBook = new Map()
  async function* parts() {
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
  }
  const name = noteFile(files, await receiveFile(desk, parts(), { expected: bytes.length }))
  return ask('doc', 'document.add', { ...HEAD, title, bytes: name }, { files })
}

const waitsOf = (id: string) => ask<Output<'document.waits'>>('doc', 'document.waits', { id })

await ask('doc', 'workspace.show', { isolation: true })
const { id: first } = await ask<{ id: string }>('doc', 'document.add', {
  ...{ title: 'A text', text: `${WORDS}. `.repeat(200), published: '2022-05', language: 'en' },
})
const made = Array.from({ length: FILES }, (_, n) => fileOf(n))
const bytes = made.reduce((sum, { length }) => sum + length, 0)
const before = process.memoryUsage.rss()
let most = before
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 10)
let next = 0
const ids: string[] = []
async function asker(): Promise<void> {
  while (next < FILES) {
    const n = next++
    ids.push((await handIn(made[n] ?? new Uint8Array(), `File ${n}`)).id)
  }
}
const cpu = process.cpuUsage()
const began = performance.now()
await Promise.all([asker(), asker()])
process.stdout.write(`load of the machine: ${loadavg()[0]?.toFixed(1)}\n`)
say(`${FILES} files kept and sealed`, bytes / 1e3 / (performance.now() - began), [20, 'MB/s'])
const kept = process.cpuUsage(cpu)
process.stdout.write(`${((kept.user + kept.system) / 1000 / FILES).toFixed(0)} ms of work a file\n`)
const waits = (await Promise.all(ids.map(waitsOf))).filter(({ state }) => state !== 'read').length
process.stdout.write(`of them not read yet: ${waits}\n`)
const tookMs: number[] = []
while (desk.memory.waiting.unread().some(({ state }) => state !== 'refused')) {
  const asked = performance.now()
  await ask('vie', 'document.show', { id: first })
  tookMs.push(performance.now() - asked)
  await wait(50)
}
clearInterval(watch)
const readMs = performance.now() - began
const { user, system } = process.cpuUsage(cpu)
tookMs.sort((a, b) => a - b)
say('a document shown meanwhile, p95', tookMs[Math.floor(tookMs.length * 0.95)] ?? 0, [300, 'ms'])
say('memory over before', (most - before) / 1e6, [300, 'MB'])
const ends = await Promise.all(ids.map(waitsOf))
const told = [...new Set(ends.map(({ state }) => state))].map(
  (state) => `${ends.filter((one) => one.state === state).length} ${state}`,
)
process.stdout.write(
  `all read: ${told.join(', ')}; ${(readMs / FILES).toFixed(0)} ms a file, ` +
    `${((user + system) / 1000 / FILES).toFixed(0)} ms of this process\n`,
)

const large = pdfOf({ pages: Array.from({ length: 200 }, (_, n) => page(n)) })
const sent = performance.now()
const { id } = await handIn(large, '200 pages')
let seenMs: number | undefined
for (;;) {
  const { state, first: words } = await waitsOf(id)
  if (words !== undefined || state === 'read') seenMs ??= performance.now() - sent
  if (state === 'read' || state === 'refused') break
  await wait(10)
}
say('first of 200 pages', seenMs ?? Number.NaN, [2000, 'ms'])
process.stdout.write(`all 200: ${((performance.now() - sent) / 1000).toFixed(1)} s\n`)
await fixture.close()

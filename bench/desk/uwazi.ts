// A collection of Uwazi taken in as people bring it: 20,000 entities in the tables that it exports,
// with 5,000 small files in one archive (texts, PDF, DOCX and pictures in turn), checked and then
// taken in by the operations that a user has; and the check of the same archive after that. The
// limit is ten minutes. Everything is drawn here and invented. After `npm run build`, run:
// `npx tsx --conditions=tumen-source bench/desk/uwazi.ts`. `--entities N`, `--files N`.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { zipPieces } from '@tumen/archive'
import { callByName, createDesk, keepHeapSmall, type OpenDesk } from '@tumen/desk'
import sharp from 'sharp'
import { type FileBook, noteFile } from '../../rooms/desk/src/evidence/file-beside.ts'
import { docxOf, paragraph } from '../../rooms/intake/fixture/office.ts'
import { linesFrom, pdfOf } from '../../rooms/intake/fixture/pdf.ts'

const { values } = parseArgs({
  options: {
    entities: { type: 'string', default: '20000' },
    files: { type: 'string', default: '5000' },
  },
})
const [ENTITIES, FILES] = [Number(values.entities), Number(values.files)]
const LIMIT_SECONDS = 600
const ENDINGS = ['txt', 'pdf', 'docx', 'png']
const PROVINCES = ['Liaoning', 'Jilin', 'Heilongjiang', '云南省', '지린성']
const SURNAMES = ['Kim', 'Ri', 'Pak', 'Choe', '김', '박', '金', '李']

const dayOf = (n: number) => `20${10 + (n % 13)}-0${1 + (n % 9)}-${10 + (n % 18)}`
const nameOf = (n: number) => `file-${n}.${ENDINGS[n % ENDINGS.length]}`
const saidOf = (n: number) =>
  `At least ${10 + (n % 90)} people were held near house ${n}, two neighbours of town ${n % 997} ` +
  `said on ${dayOf(n)}.`

/** A small file of one of the kinds, in turn; no two are alike. */
async function fileOf(n: number): Promise<Uint8Array> {
  const said = saidOf(n)
  const ending = ENDINGS[n % ENDINGS.length]
  if (ending === 'txt') return Buffer.from(`${said}\n`.repeat(20))
  if (ending === 'pdf') return pdfOf({ pages: [linesFrom(800, [said, `Page of file ${n}`])] })
  if (ending === 'docx') return docxOf(paragraph(said))
  const [r, g, b] = [n % 256, (n >> 8) % 256, (n * 7) % 256]
  const create = { width: 320, height: 240, channels: 3, background: { r, g, b } } as const
  return sharp({ create }).png().toBuffer()
}

/** Of four entities one is a document, one an event, one a person in it, one of no kind of ours. */
function tables(): { path: string; text: string }[] {
  const rows: Record<string, string[]> = {
    Testimony: ['id,title,Date,Outlet,Text,Documents'],
    Incident: ['id,title,Type,Date,Country'],
    Person: ['id,title,Name,Born,Sex,Home,Victim'],
    Note: ['id,title,Remark'],
  }
  for (let n = 0; n < ENTITIES; n += 4) {
    const [of, place] = [n / 4, PROVINCES[n % PROVINCES.length]]
    const file = of < FILES ? nameOf(of) : ''
    const name = `${SURNAMES[of % SURNAMES.length]} Number ${of}`
    rows.Testimony?.push(`t${n},Testimony ${n},${dayOf(n)},Outlet ${n % 40},"${saidOf(n)}",${file}`)
    rows.Incident?.push(`i${n},Incident ${n},detention,${dayOf(n)},${place}`)
    rows.Person?.push(`p${n},${name},${name},${1940 + (n % 60)},F,${place},i${n}`)
    rows.Note?.push(`n${n},Note ${n},What was noted of incident ${n}`)
  }
  return Object.entries(rows).map(([path, lines]) => ({
    path: `${path}.csv`,
    text: lines.join('\n'),
  }))
}

async function drawn(): Promise<Uint8Array> {
  const parts: { path: string; bytes: Uint8Array }[] = tables().map(({ path, text }) => {
    return { path, bytes: new TextEncoder().encode(text) }
  })
  for (let n = 0; n < FILES; n++) parts.push({ path: `files/${nameOf(n)}`, bytes: await fileOf(n) })
  const pieces: Uint8Array[] = []
  const asked = parts.map(({ path, bytes }) => ({
    ...{ path, size: bytes.length },
    read: async () => bytes,
  }))
  for await (const piece of zipPieces(asked)) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

let most = 0
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 50)

/** Asks once, and says what it took; gives how long. */
async function timed(desk: OpenDesk, operation: string, zip: Uint8Array): Promise<number> {
  const files: FileBook = new Map()
  const input = { format: 'uwazi', namespace: 'theirs', bytes: noteFile(files, zip) }
  most = 0
  const [started, cpu] = [performance.now(), process.cpuUsage()]
  const answer = (await callByName(desk, operation, input, {
    actor: { account: 'ana', roles: ['analyst'] },
    progress: { report: () => undefined },
    files,
  })) as { counts: { kind: string; new: number; unchanged: number }[]; problemCount: number }
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const counts = answer.counts.map((one) => `${one.kind} ${one.new} new ${one.unchanged} here`)
  console.log(
    `${operation}: ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of the ` +
      `processor without the sandbox, ${(most / 2 ** 20).toFixed(0)} MiB; ${counts.join(', ')}; ` +
      `${answer.problemCount} problems`,
  )
  return seconds
}

async function main(folder: string): Promise<void> {
  const desk = await createDesk({
    ...{ folder, passphrase: 'a bench', owner: 'ana', review: 'self', workFactor: 4 },
    clock: () => new Date(),
    random: (length) => new Uint8Array(randomBytes(length)),
  })
  const zip = await drawn()
  const size = (zip.length / 2 ** 20).toFixed(0)
  console.log(`${ENTITIES} entities, ${FILES} files, ${size} MiB`)
  const checked = await timed(desk, 'exchange.check', zip)
  const seconds = checked + (await timed(desk, 'exchange.import', zip))
  await timed(desk, 'exchange.check', zip)
  await desk.close()
  const ok = seconds <= LIMIT_SECONDS ? 'ok' : 'OVER'
  console.log(
    `check and import ${seconds.toFixed(0)} s of ${LIMIT_SECONDS} ${ok}; ` +
      `load of the machine ${loadavg()[0]?.toFixed(1)}`,
  )
  process.exitCode = seconds <= LIMIT_SECONDS ? 0 : 1
}

// As the process of `tumen` does.
keepHeapSmall()
const folder = mkdtempSync(join(tmpdir(), 'tumen-bench-uwazi-'))
await main(join(folder, 'workspace')).finally(() => {
  clearInterval(watch)
  rmSync(folder, { recursive: true, force: true })
})

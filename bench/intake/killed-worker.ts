// Kills the programs that open hostile files, one at a named step each time, after `npm run build`:
// `npx tsx --conditions=tumen-source bench/intake/killed-worker.ts [kills]` (100). Each time a file
// comes in, the first program of that name under this process is ended by SIGKILL, at once or some
// milliseconds later. Every file has to be here, whole, with its text or the code why it has none;
// nothing may be half, and nothing may lie beside. Limit: 0.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Output } from '@tumen/contract'
import { openFixture } from '../../rooms/desk/fixture/desk.ts'
import { docxOf, paragraph } from '../../rooms/intake/fixture/office.ts'
import { statesUnder } from './under.ts'

const KILLS = Number(process.argv[2] ?? 100)
const VECTORS = new URL('../../vectors/intake/', import.meta.url)
/** Which file, the program that is ended while it is read, and how late at the most. */
const STEPS = [
  ['held-mail.eml', 'bwrap', 10],
  ['made.docx', 'node', 60],
  ['river-observer.pdf', 'pdftotext', 2],
  ['river-observer.pdf', 'pdftoppm', 2],
  ['river-letter.png', 'node', 200],
] as const

type Added = Output<'document.add'>

const root = mkdtempSync(join(tmpdir(), 'tumen-bench-killed-'))
const temporary = join(root, 'temporary')
mkdirSync(temporary)
const fixture = await openFixture()
// From here on whatever is written for a moment lies there.
process.env.TMPDIR = temporary
const tally = new Map<string, number>()
const count = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1)

function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return ''
  }
}

/** Ends the first program of that name once it is there; whether there was one. */
async function killFirst(name: string, afterMs: number, isOver: () => boolean): Promise<boolean> {
  while (!isOver()) {
    const [found] = [...statesUnder().keys()].filter((pid) => nameOf(pid) === name)
    if (found === undefined) {
      await wait(1)
      continue
    }
    await wait(afterMs)
    try {
      process.kill(found, 'SIGKILL')
      return true
    } catch {
      return false
    }
  }
  return false
}

/** Another file each time: other words, or bytes behind the end of what they are. */
function another(file: string, n: number): Buffer {
  if (file.endsWith('.docx')) return Buffer.from(docxOf(paragraph(`At least ${n} were held.`)))
  return Buffer.concat([readFileSync(new URL(file, VECTORS)), Buffer.from(`\n${n}`)])
}

async function wrongWith(n: number): Promise<string[]> {
  const [file, name, mostMs] = STEPS[n % STEPS.length] ?? STEPS[0]
  const bytes = another(file, n)
  let isOver = false
  const about = { id: `k${n}`, title: `${n}`, published: '2022-05-01', language: 'en' }
  const adding = fixture
    .ask<Added>('doc', 'document.add', { ...about, bytes: bytes.toString('base64') })
    .finally(() => {
      isOver = true
    })
  const isKilled = await killFirst(name, Math.random() * mostMs, () => isOver)
  const { units } = await adding
  const how = !isKilled ? 'over before' : units > 0 ? 'read all the same' : 'kept without a text'
  count(`${file}, ${name}: ${how}`)
  const [stored] = await fixture.desk.ledger.read.documentsById([about.id])
  if (!stored) return ['not here']
  const held = await fixture.desk.ledger.bytesOf(stored.row)
  const digest = createHash('sha256').update(held).digest('hex')
  const isWhole = Buffer.from(held).equals(bytes) && digest === stored.row.bytesHash
  const hasReason = (stored.row.layer?.findings.length ?? 0) > 0
  return [
    ...(isWhole ? [] : ['not whole']),
    ...(units > 0 || hasReason ? [] : ['neither text nor reason']),
    ...([...statesUnder().keys()].some((pid) => nameOf(pid) === name) ? ['it goes on'] : []),
  ]
}

let wrong = 0
try {
  // Which isolation there is is tried with the first file; that trial is not killed here.
  const first = another('held-mail.eml', KILLS).toString('base64')
  await fixture.ask('doc', 'document.add', { bytes: first, published: '2022-05-01' })
  for (let n = 0; n < KILLS; n++)
    for (const one of await wrongWith(n)) {
      wrong++
      process.stdout.write(`kill ${n}: ${one}\n`)
    }
  const findings = await fixture.desk.ledger.fsck({ all: true })
  const beside = readdirSync(temporary)
  for (const [what, times] of [...tally].sort()) process.stdout.write(`${what}: ${times}\n`)
  process.stdout.write(
    `${KILLS} files came while a program was ended; wrong ${wrong}, findings of the check ` +
      `${findings.length}, left beside ${beside.length}; limit 0\n`,
  )
} finally {
  await fixture.close()
  rmSync(root, { recursive: true, force: true })
}

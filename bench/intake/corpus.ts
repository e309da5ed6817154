// The whole hostile corpus on every isolation that this machine offers, as a table of what became
// of each file: `npx tsx --conditions=tumen-source bench/intake/corpus.ts`, after `npm run build`.
// Beside that, limits 0: originals that are not as they came, hidden words of a file in an answer,
// in a name on the disk or in what this process prints, copies that are not made twice the same or
// do not pass the inspection. Level C is told, not had: Node has its permission model everywhere.
// In a network that counts: `bench/intake/egress.ts --run bench/intake/corpus.ts`. Source:
// intake.md 7, and what must be shown, 1 to 3 and 5.
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import type { Output } from '@tumen/contract'
import { askPicture, inspectDerivative, isPdf, Sandbox, testIsolation } from '@tumen/intake'
import { actorOf, type FixtureDesk, openFixture } from '../../rooms/desk/fixture/desk.ts'
import { HOSTILE, type HostileFile } from '../../rooms/desk/fixture/hostile.ts'
import { callByName } from '../../rooms/desk/src/call.ts'
import { noteFile } from '../../rooms/desk/src/evidence/file-beside.ts'
import { Refusal } from '../../rooms/desk/src/refusal.ts'
import { findProgram } from '../../rooms/intake/src/isolation/program.ts'
import { pictureKind } from '../../rooms/intake/src/picture/inspect-derivative.ts'
import { moreFiles } from './corpus-file.ts'

const without = (...hidden: string[]) => {
  return (name: string) => (hidden.includes(name) ? undefined : findProgram(name))
}
const LEVELS: readonly [level: string, sandbox: Sandbox][] = [
  ['A', new Sandbox()],
  ['B', new Sandbox(without('bwrap'))],
  ['C', new Sandbox(without('bwrap', 'prlimit'), async () => ({ level: 'C' }))],
]
const HIDDEN = /canary|카나리아|金丝雀|\/etc\/passwd/i
const DIGEST = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const tally = { changed: 0, told: 0, copies: 0, badCopies: 0, otherwise: 0 }
const notes: string[] = []

function note(kind: 'changed' | 'told' | 'badCopies' | 'otherwise', what: string): void {
  tally[kind] += 1
  notes.push(`${kind}: ${what}`)
}

interface Opened {
  fixture: FixtureDesk
  level: string
  sandbox: Sandbox
}

/** What became of a file, as the table of the corpus says it, with what was found in it. */
async function becomes(opened: Opened, { name, bytes: made, mediaType }: HostileFile, n: number) {
  const { fixture, sandbox, level } = opened
  const bytes = made()
  const before = DIGEST(bytes)
  const files = new Map<string, Uint8Array>()
  const ask = <T>(operation: string, input: object) =>
    callByName({ ...fixture.desk, sandbox }, operation, input, {
      ...{ actor: actorOf('doc'), files, progress: { report: () => undefined } },
    }) as Promise<T>
  const head = { published: '2022-05', language: 'en', title: `File ${n}` }
  const input = { ...head, bytes: noteFile(files, bytes), ...(mediaType && { mediaType }) }
  try {
    const added = await ask<Output<'document.add'>>('document.add', input)
    const stored = await fixture.desk.ledger.read.document(added.id)
    const kept = stored && (await fixture.desk.ledger.bytesOf(stored.row))
    if (DIGEST(bytes) !== before || !kept || DIGEST(kept) !== before) note('changed', name)
    const shown = await ask<Output<'document.show'>>('document.show', { id: added.id })
    if (HIDDEN.test(JSON.stringify([added, shown]))) note('told', `${level} ${name}`)
    const found = (added.layer?.findings ?? []).map(({ code }) => code)
    return added.units === 0
      ? { is: `kept:${found[0]}`, found }
      : { is: `text:${shown.text}`, found }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (HIDDEN.test(JSON.stringify([error.details, error.message, error.stack])))
      note('told', `${level} ${name}`)
    if (DIGEST(bytes) !== before) note('changed', name)
    return { is: `${error.code}/${error.details[0]?.code}`, found: [] }
  }
}

const BOX = { x: 4, y: 4, w: 20, h: 20, isFound: false }

/** A copy of a picture or of the first page of a PDF, made twice. */
async function copied(sandbox: Sandbox, picture: Uint8Array): Promise<Uint8Array[] | undefined> {
  const copies: Uint8Array[] = []
  for (let n = 0; n < 2; n++) {
    const made = isPdf(picture)
      ? await pageCopy(sandbox, picture)
      : await askPicture(
          { do: 'cover', boxes: [BOX], fill: 'solid', format: 'jpeg' },
          { sandbox, picture },
        )
    if (made.code !== undefined) return undefined
    copies.push(made.bytes)
  }
  return copies
}

async function pageCopy(sandbox: Sandbox, picture: Uint8Array) {
  const boxes = [{ ...BOX, isWords: false }]
  const how = { page: 0, boxes, fill: 'solid', tone: 'grey' } as const
  const made = await askPicture({ do: 'cover-page', ...how }, { sandbox, picture })
  if (made.code !== undefined) return made
  const sizes = [await sizeOf(sandbox, picture)]
  const bound = [made.bytes]
  return askPicture({ do: 'bind', sizes }, { sandbox, picture: new Uint8Array(), bound })
}

async function sizeOf(sandbox: Sandbox, picture: Uint8Array) {
  const counted = await askPicture({ do: 'pages' }, { sandbox, picture })
  const [first] = counted.code === undefined ? counted.pages : []
  return { width: first?.width ?? 0, height: first?.height ?? 0 }
}

async function checkCopy(sandbox: Sandbox, { name, bytes }: HostileFile): Promise<string> {
  const original = bytes()
  if (!isPdf(original) && pictureKind(original) === undefined) return ''
  const copies = await copied(sandbox, original)
  const [one, two] = copies ?? []
  if (!one || !two) return ', no copy'
  tally.copies += 1
  const mediaType = isPdf(original) ? 'application/pdf' : 'image/jpeg'
  const came = inspectDerivative(one, mediaType)
  const isSame = DIGEST(one) === DIGEST(two)
  const isTold = HIDDEN.test(Buffer.from(one).toString('latin1'))
  if (came !== 'passed' || !isSame || isTold) note('badCopies', `${name}: ${came} ${isSame}`)
  return ', copy'
}

const short = (text: string) => (text.length > 34 ? `${text.slice(0, 33)}…` : text)
const isAs = ({ becomes: is }: HostileFile, found: string) =>
  is instanceof RegExp ? is.test(found) : is === found

/** What each file became on one level. */
async function column(level: string, sandbox: Sandbox, files: readonly HostileFile[]) {
  const fixture = await openFixture()
  const opened = { fixture, sandbox, level }
  const cells: string[] = []
  for (const [n, file] of files.entries()) {
    const begun = performance.now()
    const { is, found } = await becomes(opened, file, n)
    const ms = performance.now() - begun
    const more = level === 'A' ? await checkCopy(sandbox, file) : ''
    const isExpected = isAs(file, is)
    if (level === 'A' && !isExpected) note('otherwise', `${file.name}: ${is}`)
    const told = found.length > 0 && !is.startsWith('kept:') ? ` [${found.join(' ')}]` : ''
    const text = is.startsWith('text:') ? `text${told}` : is
    const mark = isExpected ? '' : ' *'
    cells.push(`${text}${mark}${more} ${ms.toFixed(0)} ms`)
  }
  const names = readdirSync(fixture.folder, { recursive: true, encoding: 'utf8' })
  for (const name of names.filter((one) => HIDDEN.test(one))) note('told', `${level} ${name}`)
  const broken = await fixture.desk.ledger.fsck({ all: true })
  if (broken.length > 0) note('changed', `${level}: ${broken.length} findings of the check`)
  await fixture.close()
  return cells
}

const files = [...HOSTILE, ...(await moreFiles())]
const columns: string[][] = []
for (const [level, sandbox] of LEVELS) {
  const found = await sandbox.report()
  if (level !== 'C' && found.level !== level) {
    process.stdout.write(`level ${level} is not offered here: ${found.level}\n`)
    columns.push(files.map(() => '–'))
    continue
  }
  columns.push(await column(level, sandbox, files))
}
const has = (await testIsolation(undefined)).level
process.stdout.write(`without programs this machine has level ${has}; * is not as on level A\n`)
process.stdout.write('| file | A | B | C |\n|---|---|---|---|\n')
for (const [n, { name }] of files.entries())
  process.stdout.write(`| ${short(name)} | ${columns.map((cells) => cells[n]).join(' | ')} |\n`)
for (const one of notes) process.stdout.write(`${one}\n`)
const { changed, told, copies, badCopies, otherwise } = tally
process.stdout.write(
  `${files.length} files; not as expected ${otherwise}, limit 0; originals changed ${changed}, ` +
    `limit 0; hidden words told ${told}, limit 0; copies made twice ${copies}, not the same or ` +
    `not passed ${badCopies}, limit 0\n`,
)
process.exitCode = changed + told + badCopies + otherwise === 0 ? 0 : 1

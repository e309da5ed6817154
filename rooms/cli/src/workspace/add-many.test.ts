// Many files at the command line. Everything here is invented.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { contractList } from '@tumen/contract'
import { type Actor, openDesk } from '@tumen/desk'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'
import { addMany } from './add-many.ts'

const root = mkdtempSync(join(tmpdir(), 'tumen-many-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
await makeWorkspace(join(root, 'reed'))

async function tumen(...words: string[]) {
  const terminal = captureTerminal({
    ...{ cwd: root, env: FIXTURE_ENV, stateFolder: join(root, 'state') },
  })
  const exit = await run(['-w', join(root, 'reed'), ...words], terminal)
  return { exit, ...terminal.printed }
}

const folder = join(root, 'letters')
mkdirSync(join(folder, 'below'), { recursive: true })
const said = (n: number) => `At least ${n} people were held in the town, two sources said there.`
writeFileSync(join(folder, 'canary-name.txt'), said(12))
writeFileSync(join(folder, 'same.txt'), said(12))
writeFileSync(join(folder, 'below', 'other.txt'), said(14))
writeFileSync(join(folder, 'broken.pdf'), '%PDF-1.7')
writeFileSync(join(folder, 'signs.txt'), '— … —')
writeFileSync(join(folder, '.hidden.txt'), said(16))
symlinkSync('/etc/hostname', join(folder, 'link.txt'))

const HEAD = ['--published', '2022-05', '--language', 'en']
interface Answer {
  files: { file: string; id?: string; since?: string; refused?: { code: string } }[]
}
const stateOf = ({ since, refused }: Answer['files'][number]) =>
  since ? 'here' : (refused?.code ?? 'added')

test('[E792] a folder is added with what is below it; what is not taken keeps nothing else out', async () => {
  const { exit, out } = await tumen('document', 'add', 'letters', ...HEAD, '--json')
  assert.equal(exit, EXIT.warnings)
  const { files } = JSON.parse(out) as Answer
  assert.deepEqual(
    files.map((one) => [one.file, stateOf(one)]),
    [
      ['letters/below/other.txt', 'added'],
      ['letters/broken.pdf', 'added'],
      ['letters/canary-name.txt', 'added'],
      ['letters/same.txt', 'here'],
      ['letters/signs.txt', 'invalid-input'],
    ],
  )
  const two = ['letters/same.txt', 'letters/missing.txt']
  const some = await tumen('document', 'add', ...two, ...HEAD, '--title', 'Two', '--json')
  const states = (JSON.parse(some.out) as Answer).files.map(stateOf)
  assert.deepEqual(states, ['added', 'file-unreadable'])
})

test('[E950] what is wrong with a file of many is told at its line, as it is for one alone', async () => {
  mkdirSync(join(root, 'unsure'))
  writeFileSync(join(root, 'unsure', 'numbers.txt'), '14 22\n')
  const { exit, out } = await tumen('document', 'add', 'unsure', '--published', '2022-05')
  assert.equal(exit, EXIT.warnings)
  const told = out.replace(/\s+/g, ' ')
  assert.match(told, /language: is not clear from the text: name it/)
  assert.doesNotMatch(told, /named below/)
})

test('[E793] the same command again adds nothing and says since when', async () => {
  const { out } = await tumen('document', 'add', 'letters', ...HEAD)
  assert.match(out, /already here since \d/)
  assert.match(out, /0 added, 4 already here, 1 not added\./)
  assert.match(out.replace(/\s+/g, ' '), /has no text that gives it a title/)
  const korean = await tumen('--lang', 'ko', 'document', 'add', 'letters', ...HEAD)
  assert.match(korean.out, /이미 있음/)
  const list = await tumen('document', 'list', '--json')
  assert.doesNotMatch(list.out, /canary-name|letters/)
})

/** A PDF of one page, with one line. */
function pdfOf(line: string): string {
  const drawn = `BT /F1 12 Tf 20 100 Td (${line}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  const all = objects.map((one, n) => `${n + 1} 0 obj${one}endobj\n`)
  return `%PDF-1.4\n${all.join('')}trailer<</Root 1 0 R>>\n%%EOF`
}

const river = join(root, 'river')
mkdirSync(river)
for (const n of [1, 2, 3, 4])
  writeFileSync(join(river, `${n}.pdf`), pdfOf(`${said(n)} It was a river.`))
const RIVER = ['document', 'add', 'river', ...HEAD, '--json']

test('[E792] who breaks off has lost nothing that was sealed: the same command goes on reading it', async () => {
  const passphrase = FIXTURE_ENV.TUMEN_PASSPHRASE
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const around = { clock: () => new Date(), random }
  const desk = await openDesk({ folder: join(root, 'reed'), unlock: { passphrase }, ...around })
  const read = ({ stop: { signal } }: { stop: AbortController }) =>
    new Promise<void>((_, end) => signal.addEventListener('abort', () => end(new Error('stopped'))))
  desk.memory.waiting.serve({ read, drop: async () => undefined })
  const broken = new AbortController()
  const { signal } = broken
  const steps: string[] = []
  const report = (step: string, done: number, total: number) => {
    steps.push(`${step} ${done}/${total}`)
    if (step === 'behind') broken.abort()
  }
  const operation = contractList.find(({ name }) => name === 'document.add')
  assert.ok(operation)
  const terminal = captureTerminal({ cwd: root, env: FIXTURE_ENV, signal })
  const actor: Actor = { account: desk.ledger.settings.owner, roles: ['documenter'] }
  const files = [1, 2, 3, 4].map((n) => join(river, `${n}.pdf`))
  const asked = { files, options: HEAD, operation }
  const shown = { language: 'en' as const, terminal, isJson: false, isPlain: false }
  const exit = await addMany(desk, { actor, progress: { report, signal } }, asked, shown)
  await desk.close()
  assert.equal(exit, EXIT.interrupted)
  assert.equal(steps.at(-1), 'behind 0/4')
  assert.match(terminal.printed.out.replace(/\s+/g, ' '), /4 files are sealed and not read yet/)
  const again = await tumen(...RIVER)
  const all = (JSON.parse(again.out) as Answer).files
  assert.deepEqual([again.exit, all.map(stateOf)], [EXIT.done, Array(4).fill('added')])
  const list = JSON.parse((await tumen('document', 'list', '--json')).out) as {
    documents: { id: string }[]
  }
  const there = new Set(list.documents.map(({ id }) => id))
  assert.ok(all.every(({ id = '' }) => there.has(id)))
})

test('[E792] what is refused when it is read is told with its reason, and nothing of it is kept', async () => {
  mkdirSync(join(root, 'wrong'))
  const list = new URL('../../../../vectors/intake/held-list.xlsx', import.meta.url)
  const bytes = Buffer.concat([readFileSync(list), Buffer.from('and more')])
  writeFileSync(join(root, 'wrong', 'a.xlsx'), bytes)
  writeFileSync(join(root, 'wrong', 'b.pdf'), pdfOf(said(40)))
  const { exit, out } = await tumen('document', 'add', 'wrong', ...HEAD, '--json')
  assert.equal(exit, EXIT.warnings)
  assert.deepEqual((JSON.parse(out) as Answer).files.map(stateOf), ['archive-refused', 'added'])
  assert.deepEqual(JSON.parse((await tumen('job', 'list', '--json')).out), { jobs: [] })
})

test('[E792] a clock that is wrong is told once and nothing is waited for in vain', async () => {
  mkdirSync(join(root, 'late'))
  for (const n of [1, 2, 3])
    writeFileSync(join(root, 'late', `${n}.pdf`), pdfOf(`${said(60 + n)} Later.`))
  const seen = { cwd: root, env: FIXTURE_ENV, stateFolder: join(root, 'state') }
  const clock = () => new Date(Date.now() + 9 * 86_400_000)
  const terminal = captureTerminal({ ...seen, clock })
  const words = ['-w', join(root, 'reed'), 'document', 'add', 'late', ...HEAD]
  assert.equal(await run(words, terminal), EXIT.warnings)
  const told = terminal.printed.out.replace(/\s+/g, ' ')
  assert.match(told, /This computer says/)
  assert.doesNotMatch(told, /\{now\}/)
  const { out } = await tumen('document', 'add', 'late', ...HEAD, '--json')
  assert.deepEqual((JSON.parse(out) as Answer).files.map(stateOf), Array(3).fill('added'))
})

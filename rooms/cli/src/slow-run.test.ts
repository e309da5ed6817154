import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { contractList, REFUSAL_CODES } from '@tumen/contract'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { FIXTURE_ENV, makeWorkspace } from '../fixture/workspace.ts'
import { type CapturedTerminal, captureTerminal, type Seen } from './captured-terminal.ts'
import { EXIT, exitCodeOf } from './exit-code.ts'
import { run } from './run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-cli-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))

interface Ran extends CapturedTerminal {
  status: number
}

async function tumen(args: string[], seen: Partial<Seen> = {}): Promise<Ran> {
  const terminal = captureTerminal({ cwd: here, ...seen })
  const status = await run(args, terminal)
  return { ...terminal, status }
}

const inDemo = (args: string[], seen: Partial<Seen> = {}) =>
  tumen(['-w', 'tumen-demo', ...args], seen)
const GOOD = 'a heron waits by the ford'
const question = ['--act', 'detention', '--place', 'Liaoning', '--at', '2022-07-31']

test('[T12] the demo builds the invented world, says so, and is left alone the second time', async () => {
  const first = await tumen(['demo'])
  assert.equal(first.status, 0, first.printed.err)
  assert.match(first.printed.out, /Invented world, nothing here happened/)
  assert.match(first.printed.out, /about 80/)
  const leaves = async () => JSON.parse((await inDemo(['log', 'show', '--json'])).printed.out).size
  const before = await leaves()
  assert.equal((await tumen(['demo'])).status, 0)
  assert.equal(await leaves(), before)
})

test('[T6] the usage of a command that takes a file says where the file stands', async () => {
  const usageOf = async (...words: string[]) =>
    /Usage: (.*)/.exec((await tumen(['help', ...words])).printed.out)?.[1] ?? ''
  assert.match(await usageOf('document', 'add'), /^tumen document add \[file\|folder …\]/)
  assert.match(await usageOf('list', 'import'), /^tumen list import \[file\]/)
  assert.doesNotMatch(await usageOf('claim', 'show'), /file/)
})

test('[T6] every operation is a command with help that names each of its fields', async () => {
  const overview = (await tumen(['help'])).printed.out
  for (const { name, input } of contractList) {
    assert.ok(overview.includes(name.split('.').join(' ')), name)
    const help = await tumen(['help', ...name.split('.')])
    assert.equal(help.status, 0, name)
    const fields = Object.keys((input as unknown as { shape: object }).shape)
    for (const field of fields)
      assert.ok(help.printed.out.includes(`--${kebab(field)}`), `${name} ${field}`)
  }
})

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

test('[T5] [T6] an unknown command and a noun without a verb say what there is', async () => {
  const unknown = await tumen(['nonsense'])
  assert.equal(unknown.status, EXIT.usage)
  const noun = await tumen(['claim'])
  assert.equal(noun.status, EXIT.usage)
  assert.match(noun.printed.err, /claim record/)
})

test('[T7] a refusal says its code, what to do, and has the exit code of its kind', async () => {
  const missing = await inDemo(['claim', 'show', 'nothing'])
  assert.equal(missing.status, EXIT.notFound)
  assert.match(missing.printed.err, /refused \((not-found|unknown-claim)\): /)
  assert.equal(missing.printed.out, '')
  const korean = await inDemo([
    '--lang',
    'ko',
    'figure',
    'ask',
    ...question.slice(0, 2),
    '--place',
    'x',
  ])
  assert.equal(korean.status, EXIT.notFound)
  assert.match(korean.printed.err, /unknown-place/)
  assert.match(korean.printed.err, /[가-힣]/)
  assert.equal(exitCodeOf('findings'), EXIT.refused)
})

test('[T9] --json prints one object and nothing else', async () => {
  for (const command of [
    ['figure', 'ask', ...question],
    ['document', 'list'],
    ['search', '북송'],
  ]) {
    const { status, printed } = await inDemo([...command, '--json'])
    assert.equal(status, 0)
    assert.equal(printed.err, '')
    assert.equal(typeof JSON.parse(printed.out), 'object')
  }
})

test('[T10] the passphrase comes from a file, the environment or the terminal', async () => {
  await writeFile(join(here, 'secret.txt'), `${GOOD}\n`)
  const fromFile = ['--passphrase-file', join(here, 'secret.txt')]
  assert.equal((await tumen(['init', 'own', ...fromFile])).status, 0)
  assert.equal((await tumen(['-w', 'own', 'workspace', 'show', ...fromFile])).status, 0)
  await makeWorkspace(join(here, 'quick'))
  const show = ['-w', 'quick', 'workspace', 'show']
  assert.equal((await tumen(show, { env: FIXTURE_ENV })).status, 0)
  assert.equal((await tumen(show, { secrets: [FIXTURE_ENV.TUMEN_PASSPHRASE] })).status, 0)
  const wrong = await tumen(show, { secrets: ['four words of chances'] })
  assert.equal(wrong.status, EXIT.notSignedIn)
  assert.match(wrong.printed.err, /wrong-passphrase/)
  const noFile = await tumen([...show, '--passphrase-file', 'not-there'])
  assert.equal(noFile.status, EXIT.usage)
  assert.match(noFile.printed.err, /passphrase-file/)
  const nobody = await tumen(show)
  assert.equal(nobody.status, EXIT.notSignedIn)
})

test('[T10] a new passphrase is asked twice, and nothing is made when the two differ', async () => {
  const differ = await tumen(['init', 'other'], { secrets: [GOOD, `${GOOD}s`] })
  assert.equal(differ.status, EXIT.notSignedIn)
  assert.equal((await tumen(['init', 'other'], { secrets: [GOOD, GOOD] })).status, 0)
  const again = await tumen(['init', 'other'], { secrets: [GOOD, GOOD] })
  assert.equal(again.status, EXIT.conflict)
})

test('[T17] --role gives rights up and never adds any', async () => {
  const asViewer = await inDemo(['--role', 'viewer', 'claim', 'show', 'R08l'])
  assert.equal(asViewer.status, EXIT.notFound)
  assert.equal((await inDemo(['claim', 'show', 'R08l'])).status, 0)
  // Whoever only administers reads nothing.
  const asAdministrator = await inDemo(['--role', 'administrator', 'document', 'list'])
  assert.equal(asAdministrator.status, EXIT.refused)
  for (const role of ['custodian', 'nobody'])
    assert.equal((await inDemo(['--role', role, 'document', 'list'])).status, EXIT.usage, role)
})

test('[T11] every refusal code has a sentence in each language', () => {
  for (const language of LANGUAGES) {
    const sentences: Record<string, string> = wordsIn(language).refusal
    for (const code of REFUSAL_CODES) assert.ok(sentences[code], `${language} ${code}`)
    const steps: Record<string, string> = wordsIn(language).command.operation
    for (const { name } of contractList) assert.ok(steps[name], `${language} ${name}`)
  }
})

test('[T13] the doctor finds the demo well, and a missing workspace not', async () => {
  const well = await inDemo(['doctor', '--json'])
  const states = JSON.parse(well.printed.out).checks as { name: string; state: string }[]
  assert.deepEqual(
    states.filter(({ state }) => state === 'fail'),
    [],
  )
  assert.ok(states.some(({ name }) => name === 'isolation'))
  const ill = await tumen(['-w', 'nowhere', 'doctor'])
  assert.equal(ill.status, EXIT.usage)
})

test('[T14] the same figure in three languages has the same numbers', async () => {
  const asked = ['figure', 'ask', ...question, '--as-known-on', '2022-08-10']
  const texts = await Promise.all(
    LANGUAGES.map((language) => inOrder(() => inDemo(['--lang', language, ...asked]))),
  )
  for (const { printed } of texts)
    for (const number of ['52', '80']) assert.ok(printed.out.includes(number))
  assert.match(texts[1]?.printed.out ?? '', /약 80명/)
  assert.match(texts[2]?.printed.out ?? '', /约80人/)
})

let last: Promise<unknown> = Promise.resolve()
/** One process holds a workspace at a time, so commands wait for each other. */
function inOrder<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work, work)
  last = next
  return next
}

test('[T4] standard input and files give fields, and bytes that are not text are refused', async () => {
  const input = JSON.stringify({ query: '북송' })
  const found = await inDemo(['search', '-', '--json'], { input })
  assert.equal(JSON.parse(found.printed.out).hits.length, 1)
  await writeFile(join(here, 'query.txt'), '북송')
  const fromFile = await inDemo(['search', '--query-file', 'query.txt', '--json'])
  assert.equal(fromFile.printed.out, found.printed.out)
  await writeFile(join(here, 'bad.txt'), new Uint8Array([0x41, 0xff, 0xfe]))
  assert.equal((await inDemo(['search', '--query-file', 'bad.txt'])).status, EXIT.usage)
  assert.equal((await inDemo(['search', '-'], { input: '{' })).status, EXIT.usage)
})

test('[T8] a fault names itself and repeats nothing that it stumbled over', async () => {
  const { status, printed } = await inDemo(['figure', 'ask', ...question], {
    clock: () => {
      throw new TypeError('CANARY-40-SECRET')
    },
  })
  assert.equal(status, EXIT.fault)
  assert.match(printed.err, /TypeError|Fault/)
  assert.ok(!printed.err.includes('CANARY'))
})

test('[T15] the world marker holds the public passphrase and says what it is', async () => {
  const marker = await readFile(join(here, 'tumen-demo', 'INVENTED-WORLD.txt'), 'utf8')
  assert.match(marker, /nothing here happened/)
  await assert.rejects(readFile(join(here, 'own', 'INVENTED-WORLD.txt')))
})

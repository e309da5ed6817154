// Many files at the command line. Everything here is invented.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

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
      ['letters/broken.pdf', 'invalid-input'],
      ['letters/canary-name.txt', 'added'],
      ['letters/same.txt', 'here'],
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
  assert.match(out, /0 added, 3 already here, 1 not added\./)
  assert.match(out.replace(/\s+/g, ' '), /has no text that gives it a title/)
  const korean = await tumen('--lang', 'ko', 'document', 'add', 'letters', ...HEAD)
  assert.match(korean.out, /이미 있음/)
  const list = await tumen('document', 'list', '--json')
  assert.doesNotMatch(list.out, /canary-name|letters/)
})

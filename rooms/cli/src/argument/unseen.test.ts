// Signs that nobody sees at the command line: refused by field, and printed as marks or escapes.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { visibleSigns } from '@tumen/view'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const folder = join(mkdtempSync(join(tmpdir(), 'tumen-unseen-')), 'w')
after(() => rmSync(join(folder, '..'), { recursive: true, force: true }))
await makeWorkspace(folder)
const SIGNS = ['\u001b[2J', '\u0085', '\u202e', '\u2066', '\u200f']

async function tumen(argv: readonly string[], input = '') {
  const terminal = captureTerminal({ cwd: folder, env: FIXTURE_ENV, input })
  const code = await run(['-w', folder, ...argv], terminal)
  const { out, err } = terminal.printed
  for (const text of [out, err]) assert.equal(visibleSigns(text), text)
  return { code, out, err }
}

test('[T110] typed words with a sign that nobody sees are refused by field', async () => {
  for (const sign of SIGNS) {
    const name = `Harbour${sign}`
    const named = JSON.stringify({ en: name })
    const argv = ['agent', 'record', '--kind', 'outlet', '--name', named]
    const { code, err } = await tumen(argv)
    assert.notEqual(code, EXIT.done)
    assert.match(err, /name.en: holds a sign that nobody sees \(U\+[0-9A-F]{4}\), character 8/)
  }
  const half = JSON.stringify({ kind: 'outlet', name: { en: 'a\ud83d' } })
  const { code, err } = await tumen(['agent', 'record', '-'], half)
  assert.notEqual(code, EXIT.done)
  assert.match(err, /\(U\+D83D\), character 2/)
})

test('[T110] a text that holds them is printed with marks, and in JSON with escapes', async () => {
  const text = `At least 52 people${SIGNS.join(' ')} were held.`
  const document = { id: 'U1', title: 'Unseen', language: 'en', published: '2022-07-29', text }
  assert.equal((await tumen(['document', 'add', '-'], JSON.stringify(document))).code, EXIT.done)
  const shown = await tumen(['document', 'show', 'U1'])
  assert.equal(shown.code, EXIT.done)
  const { out } = await tumen(['--json', 'document', 'show', 'U1'])
  assert.ok(out.includes('\\u202e'))
  assert.equal((JSON.parse(out) as { text: string }).text, text)
})

test('[T110] mutation test: such a text as it is would steer the terminal', () => {
  const shown = JSON.stringify('a\u202eb\u0085')
  assert.notEqual(visibleSigns(shown), shown)
})

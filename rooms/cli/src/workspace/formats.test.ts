// The table of formats, and a format out and in at the command line. The report is invented.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { EXCHANGE_FORMATS } from '@tumen/contract'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-formats-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))
await makeWorkspace(join(here, 'own'))

async function tumen(...args: string[]) {
  const { printed, ...terminal } = captureTerminal({ cwd: here, env: FIXTURE_ENV })
  const status = await run(['-w', 'own', ...args], terminal)
  return { status, out: printed.out, err: printed.err }
}

test('[E981] every format is told with its ways and what is lost, in three languages', async () => {
  for (const language of LANGUAGES) {
    const { status, out } = await tumen('formats', '--lang', language)
    assert.equal(status, EXIT.done)
    const { name } = wordsIn(language).exchange
    for (const format of Object.keys(EXCHANGE_FORMATS))
      assert.ok(out.includes(name[format as 'uwazi']), `${language} ${format}`)
  }
  const told = JSON.parse((await tumen('formats', '--json')).out) as {
    format: string
    lost: string
  }[]
  for (const { format, lost } of told) assert.ok(lost.length > 5, format)
})

test('[E981] a collection goes in by its check, and out in another form', async () => {
  await writeFile(join(here, 'cases.csv'), 'id,Title,Template,Date\na1,Taken,Case,2022-05\n')
  const of = ['--format', 'uwazi', '--namespace', 'cases', '--language', 'en']
  const checked = await tumen('exchange', 'check', 'cases.csv', ...of, '--json')
  assert.equal(checked.status, EXIT.done, checked.err)
  const { token, mapping } = JSON.parse(checked.out)
  assert.equal(mapping[0].target, 'event')
  const taken = await tumen('exchange', 'import', 'cases.csv', ...of, '--token', token)
  assert.equal(taken.status, EXIT.done, taken.err)
  const out = await tumen('exchange', 'export', '--format', 'huridocs', '--to', 'events.zip')
  assert.equal(out.status, EXIT.done, out.err)
  assert.match((await readFile(join(here, 'events.zip'))).toString('latin1'), /cases:a1,Taken/)
  const form = await tumen('exchange', 'export', '--format', 'xlsform', '--to', 'form.xlsx')
  assert.equal(form.status, EXIT.done, form.err)
  const bad = await tumen('exchange', 'export', '--format', 'ftm', '--to', 'x.pdf')
  assert.notEqual(bad.status, EXIT.done)
})

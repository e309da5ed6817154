// Lists that are written into files, at the command line.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const root = mkdtempSync(join(tmpdir(), 'tumen-table-file-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
await makeWorkspace(join(root, 'own'))

async function tumen(...words: string[]) {
  const stateFolder = join(root, 'state')
  const terminal = captureTerminal({ cwd: root, env: FIXTURE_ENV, stateFolder })
  const exit = await run(['-w', join(root, 'own'), ...words], terminal)
  return { exit, ...terminal.printed }
}

test('[T63] a list goes into a new file by its ending, with the fields of the list', async () => {
  const name = ['--name', '{"en":"Harbour Wire"}']
  await tumen('agent', 'record', '--id', 'harbour', '--kind', 'outlet', ...name)
  await tumen('agent', 'record', '--id', 'heron', '--kind', 'person', '--name', '{"en":"Heron"}')
  const done = await tumen('agent', 'list', '--kind', 'outlet', '--to', 'outlets.csv', '--json')
  assert.equal(done.exit, EXIT.done, done.err)
  assert.equal((JSON.parse(done.out) as { rows: number }).rows, 1)
  const [head, row, ...more] = readFileSync(join(root, 'outlets.csv'), 'utf8').split('\r\n')
  assert.match(head ?? '', /^\ufeffurl,id,kind,name,/)
  assert.match(row ?? '', /^\/speakers\/harbour,harbour,outlet,en: Harbour Wire,/)
  assert.deepEqual(more, [''])
  assert.equal(statSync(join(root, 'outlets.csv')).mode & 0o777, 0o600)
  const same = await tumen('table', 'export', 'speakers', '--to=all.jsonl')
  assert.equal(same.exit, EXIT.done, same.err)
  assert.equal(readFileSync(join(root, 'all.jsonl'), 'utf8').trim().split('\n').length, 2)
})

test('[T63] nothing is written over, and a refused table leaves no file', async () => {
  const again = await tumen('agent', 'list', '--to', 'outlets.csv')
  assert.equal(again.exit, EXIT.usage)
  assert.ok(!again.err.includes('outlets'))
  const refused = await tumen('claim', 'list', '--place', 'Nowhere', '--to', 'claims.xlsx')
  assert.notEqual(refused.exit, EXIT.done)
  const other = await tumen('--role', 'viewer', 'claim', 'list', '--to', 'claims.xlsx')
  assert.notEqual(other.exit, EXIT.done)
  assert.ok(!existsSync(join(root, 'claims.xlsx')))
  for (const words of [
    ['claim', 'list', '--to', 'claims.pdf'],
    ['claim', 'list', '--to'],
    ['table', 'export', 'claims'],
  ]) {
    const { exit, err } = await tumen(...words)
    assert.equal(exit, EXIT.usage, words.join(' '))
    assert.match(err, /--to claims\.csv/)
  }
})

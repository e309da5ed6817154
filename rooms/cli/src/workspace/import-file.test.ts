// What comes in by file at the command line, although "import" is a command of its own. The words
// are invented.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-import-file-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))
await makeWorkspace(join(here, 'own'))

async function own(...args: string[]) {
  const { printed, ...terminal } = captureTerminal({ cwd: here, env: FIXTURE_ENV })
  const status = await run(['-w', 'own', ...args, '--json'], terminal)
  assert.equal(status, EXIT.done, printed.err)
  return JSON.parse(printed.out) as { document: string; outcomes: object[] }
}

async function takeIn(name: string, kind: string, lines: readonly string[]) {
  await writeFile(join(here, name), lines.join('\n'))
  const { document } = await own('import', 'keep', name, '--title', name)
  const asked = [document, kind, '--namespace', 'ours']
  await own('import', 'check', ...asked)
  return (await own('import', 'commit', ...asked)).outcomes
}

test('[T6] documents and claims come in by file with the commands of their operations', async () => {
  const text = 'The Wire said that at least 52 people were held.'
  const document = `1,Held,The Wire,2022-04-29,https://w.example,${text}`
  const documents = ['id,title,outlet,published,address,text', document]
  assert.deepEqual(await takeIn('documents.csv', 'documents', documents), [
    { outcome: 'new', rows: 1 },
  ])
  const claim = '1,https://w.example,at least 52 people were held,at least 52,detention'
  const claims = ['id,document,quote,number,act', claim]
  assert.deepEqual(await takeIn('claims.csv', 'claims', claims), [{ outcome: 'new', rows: 1 }])
  assert.deepEqual(await takeIn('claims.csv', 'claims', claims), [
    { outcome: 'unchanged', rows: 1 },
  ])
})

// A language model at the command line: turned on, asked about a report, shown and turned off. The
// server and the report are invented.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { openModel } from '@tumen/world/model-server'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const root = mkdtempSync(join(tmpdir(), 'tumen-reader-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))

async function tumen(...words: string[]) {
  const terminal = captureTerminal({
    cwd: root,
    env: FIXTURE_ENV,
    stateFolder: join(root, 'state'),
  })
  const exit = await run(['-w', join(root, 'space'), ...words], terminal)
  return { exit, ...terminal.printed }
}

test('[T142] a model is turned on, reads a report, and is turned off, in plain words', async () => {
  const server = await openModel()
  await makeWorkspace(join(root, 'space'))
  const text = 'In March 2022 police in Liaoning arrested 17 people, Harbour Wire said.'
  writeFileSync(join(root, 'report.txt'), text)
  const about = [
    '--title',
    'Seventeen',
    '--language',
    'en',
    '--published',
    '2022-04-01',
    '--id',
    'R1',
  ]
  assert.equal((await tumen('document', 'add', 'report.txt', ...about)).exit, EXIT.done)
  assert.match(
    (await tumen('reader', 'show')).out,
    /^No model is on\. Nothing leaves this program\./,
  )
  assert.equal(server.connections(), 0)
  const far = await tumen('reader', 'set', 'http://10.0.0.5:8080', 'herd-7b')
  assert.equal(far.exit, EXIT.refused)
  assert.match(far.err.replaceAll(/\s+/g, ' '), /not of this machine, and nothing was sent/)
  const set = await tumen('reader', 'set', server.url, 'herd-7b')
  assert.equal(set.exit, EXIT.done, set.err)
  assert.match(set.out.replaceAll(/\s+/g, ' '), /A model is on: herd-7b .* on this machine\./)
  const read = await tumen('reader', 'read', 'R1')
  assert.match(read.out, /The model herd-7b has read this text\./)
  assert.match((await tumen('document', 'read', 'R1')).out, /Rules and model (?:agree|differ)/)
  assert.match((await tumen('--lang', 'ko', 'document', 'read', 'R1')).out, /규칙과 모델/)
  const shown = (await tumen('--lang', 'zh', 'reader', 'show')).out
  assert.match(shown, /已打开一个模型：herd-7b/)
  assert.match((await tumen('reader', 'off')).out, /^No model is on\./)
  assert.doesNotMatch((await tumen('document', 'read', 'R1')).out, /Rules and model/)
  await server.close()
})

test('[T142] another machine is named with --trusted-host, and said in words', async () => {
  const server = await openModel()
  const elsewhere = server.url.replace('127.0.0.1', '0.0.0.0')
  const set = await tumen('reader', 'set', elsewhere, 'herd-7b', '--trusted-host', '0.0.0.0')
  assert.equal(set.exit, EXIT.done, set.err)
  assert.match(set.out.replaceAll(/\s+/g, ' '), /on another machine: 0\.0\.0\.0\. Whoever runs it/)
  await tumen('reader', 'off')
  await server.close()
})

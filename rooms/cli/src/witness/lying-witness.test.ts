// A witness that lies, over HTTP on this machine: what the command line says of it. Test keys only.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { noteKey, vkey } from '@tumen/custody'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const root = mkdtempSync(join(tmpdir(), 'tumen-lying-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))

async function tumen(...words: string[]) {
  const terminal = captureTerminal({
    cwd: root,
    env: FIXTURE_ENV,
    stateFolder: join(root, 'state'),
  })
  const exit = await run(['-w', join(root, 'heron'), ...words], terminal)
  return { exit, ...terminal.printed }
}

test('[T90] a witness that states more is named in three languages, and stops nothing', async (t) => {
  const server = createServer((request, response) => {
    const status = request.method === 'GET' ? 404 : 409
    response.writeHead(status, { 'content-type': 'text/x.tlog.size' }).end('999999\n')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  t.after(() => server.close().closeAllConnections())
  await makeWorkspace(join(root, 'heron'))
  const log = JSON.parse((await tumen('log', 'show', '--json')).out) as { vkey: string }
  const key = noteKey(new Uint8Array(32).fill(8), 'north.example', 4)
  const { port } = server.address() as AddressInfo
  const policy = (address: string) =>
    `log ${log.vkey}\nwitness north ${vkey(key)} ${address}\nquorum north\n`
  const file = join(root, 'policy.txt')
  writeFileSync(file, policy('http://192.0.2.7'))
  const plain = await tumen('log', 'set-policy', '--policy-file', file)
  assert.equal(plain.exit, EXIT.refused)
  assert.match(plain.err, /policy-unfit\): .*witness-address/)
  writeFileSync(file, policy(`http://127.0.0.1:${port}`))
  assert.equal((await tumen('log', 'set-policy', '--policy-file', file)).exit, EXIT.done)
  // The first checkpoint has no note to ask with; the second is told the number.
  assert.equal((await tumen('log', 'checkpoint')).exit, EXIT.done)
  const signed = await tumen('log', 'checkpoint')
  assert.equal(signed.exit, EXIT.done, signed.err)
  for (const [language, words] of [
    ['en', /north\.example +says, without a signature, that it holds a longer log: 999999/],
    ['ko', /north\.example +서명 없이 더 긴 로그를 갖고 있다고 함: 999999/],
    ['zh', /north\.example +声称持有更长的日志（没有签名）： 999999/],
  ] as const) {
    const shown = await tumen('--lang', language, 'log', 'show')
    assert.match(shown.out.replace(/\s+/g, ' '), words)
  }
  const refused = await tumen('backup', 'restore', '--new-log')
  assert.equal(refused.exit, EXIT.refused)
  assert.match(refused.err, /head-unsigned/)
  assert.match(refused.err.replace(/\s+/g, ' '), /north\.example only states 999999 log entries/)
})

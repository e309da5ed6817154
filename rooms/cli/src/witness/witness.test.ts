// `tumen witness` over HTTP: the series of requests, and what stays in its folder. Test keys only.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { noteKey } from '@tumen/custody'
import { startServing } from '../../fixture/serving.ts'
import { EXIT } from '../exit-code.ts'

interface Series {
  name: string
  witnessSeedHex: string
  witnessVkey: string
  now: number
  logs: string[]
  requests: { name: string; body: string; status: number; response?: string }[]
}

const VECTORS = fileURLToPath(new URL('../../../../vectors/custody/', import.meta.url))
const series = JSON.parse(readFileSync(join(VECTORS, 'witness/requests.json'), 'utf8')) as Series
const root = mkdtempSync(join(tmpdir(), 'tumen-witness-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
const logs = join(root, 'logs.txt')
writeFileSync(logs, `# whom we watch\n${series.logs.join('\n')}\n`)
const seed = new Uint8Array(Buffer.from(series.witnessSeedHex, 'hex'))

/** A witness with the key and the clock of the vectors; its address. */
async function witness(folder: string) {
  const args = ['witness', folder, '--logs', logs, '--name', series.name, '--json']
  const seen = { cwd: root, clock: () => new Date(1000 * series.now), random: () => seed }
  const { terminal, ended, stop } = await startServing(args, seen)
  const { address = '', vkey = '' } = JSON.parse(terminal.printed.out || '{}')
  return { address, vkey, ended, terminal, stop }
}

const add = (address: string, body: string) =>
  fetch(`${address}/add-checkpoint`, { method: 'POST', body })

test('[T43] a witness answers the series over HTTP exactly, and goes on after it was stopped', async () => {
  const half = Math.floor(series.requests.length / 2)
  const folder = join(root, 'series')
  for (const part of [series.requests.slice(0, half), series.requests.slice(half)]) {
    const { address, vkey, stop } = await witness(folder)
    assert.equal(vkey, series.witnessVkey)
    for (const { name, body, status, response } of part) {
      const answer = await add(address, body)
      const text = await answer.text()
      assert.equal(answer.status, status, name)
      if (status === 200 || status === 409) assert.equal(text, response, name)
      const type = answer.headers.get('content-type')
      assert.equal(type?.startsWith('text/x.tlog.size'), status === 409, name)
    }
    assert.equal(await stop(), EXIT.done)
  }
  assert.equal(statSync(folder).mode & 0o077, 0)
  for (const name of readdirSync(folder)) {
    assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name)
    assert.ok(/^(?:witness\.key|index|lock|[0-9a-f]{64}\.note)$/.test(name), name)
  }
})

test('[T43] two growths from one size at once have one winner, and what it holds can be asked', async () => {
  const { address, stop } = await witness(join(root, 'race'))
  const [first, , growth] = series.requests
  assert.equal((await add(address, first?.body ?? '')).status, 200)
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => add(address, growth?.body ?? '')),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(7).fill(409)])
  const hash = readdirSync(join(root, 'race')).find((name) => name.endsWith('.note')) ?? ''
  const held = await fetch(`${address}/${hash.slice(0, 64)}/checkpoint`)
  assert.equal(held.status, 200)
  assert.match(await held.text(), /^tumen\.example\/log\/5f3a09c1\n5\n/)
  assert.equal((await fetch(`${address}/${'0'.repeat(64)}/checkpoint`)).status, 404)
  assert.equal((await fetch(`${address}/add-checkpoint`)).status, 405)
  assert.equal((await fetch(`${address}/`)).status, 404)
  await stop()
})

test('[T44] a witness does not start over what it cannot open, and changes nothing of it', async () => {
  const folder = join(root, 'damaged')
  const { address, stop } = await witness(folder)
  await add(address, series.requests[0]?.body ?? '')
  await stop()
  const file = readdirSync(folder).find((name) => name.endsWith('.note')) ?? ''
  const kept = readFileSync(join(folder, file), 'utf8')
  const forged = kept.replace('\n3\n', '\n2\n')
  writeFileSync(join(folder, file), forged)
  const refused = await witness(folder)
  assert.equal(await refused.ended, EXIT.usage)
  assert.match(refused.terminal.printed.err, /\.note/)
  assert.equal(readFileSync(join(folder, file), 'utf8'), forged)
  writeFileSync(join(folder, file), kept)
  const other = noteKey(
    seed.map((byte) => byte ^ 1),
    'witness.example/south',
    4,
  )
  writeFileSync(join(folder, 'witness.key'), `${other.secretText()}\n`)
  const alien = await witness(folder)
  assert.equal(await alien.ended, EXIT.usage)
  assert.ok(!alien.terminal.printed.err.includes('PRIVATE'))
})

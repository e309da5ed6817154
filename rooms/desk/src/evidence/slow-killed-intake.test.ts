// A program that is killed while files come in: what was acknowledged is here and whole, what was
// not is here whole or not at all, and nothing is left beside it. In a process of its own, killed
// by the signal that nobody can catch.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Sandbox } from '@tumen/intake'
import { openDesk } from '../desk.ts'

const BUILT = new URL('../../dist/', import.meta.url).href
const LETTER = new URL('../../../../vectors/intake/tracked-letter.docx', import.meta.url).pathname
const PASSPHRASE = 'trial passphrase'
const ROUNDS = 6
const AROUND = {
  clock: () => new Date(),
  random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
}

/** Adds files without end and says each that was acknowledged. */
const SCRIPT = `
  import { createDesk, openDesk } from '${BUILT}desk.js'
  import { callByName } from '${BUILT}call.js'
  import { noteFile } from '${BUILT}evidence/file-beside.js'
  import { readFileSync } from 'node:fs'
  const [folder, round] = process.argv.slice(1)
  const random = (length) => crypto.getRandomValues(new Uint8Array(length))
  const around = { clock: () => new Date(), random }
  const passphrase = '${PASSPHRASE}'
  const own = { ...around, folder, passphrase, owner: 'own', review: 'self', workFactor: 4 }
  const desk = await (round === '0'
    ? createDesk(own)
    : openDesk({ ...around, folder, unlock: { passphrase } }))
  const actor = { account: 'own', roles: ['documenter'] }
  const letter = readFileSync('${LETTER}')
  for (let n = 0; ; n++) {
    const files = new Map()
    const bytes = n % 2 ? letter : Buffer.from('At least ' + n + ' held. '.repeat(20000))
    const head = { title: round + ' ' + n, published: '2022-05', language: 'en' }
    const input = { ...head, bytes: noteFile(files, bytes) }
    const call = { actor, files, progress: { report() {} } }
    const { id, bytesHash } = await callByName(desk, 'document.add', input, call)
    process.stdout.write(id + ' ' + bytesHash + '\\n')
  }`

test('[D1034] killed at any moment, a program loses no file that it acknowledged and leaves nothing', async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'tumen-killed-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  const folder = join(root, 'workspace')
  const TMPDIR = join(root, 'temporary')
  mkdirSync(TMPDIR)
  const acknowledged = new Map<string, string>()
  for (let round = 0; round < ROUNDS; round++) {
    const words = ['--input-type=module', '-e', SCRIPT, folder, String(round)]
    const child = spawn(process.execPath, words, {
      ...{ stdio: ['ignore', 'pipe', 'inherit'] as const, env: { ...process.env, TMPDIR } },
    })
    const lines = createInterface({ input: child.stdout })
    const first = new Promise<void>((resolve) => lines.once('line', () => resolve()))
    lines.on('line', (line) => {
      const [id = '', digest = ''] = line.split(' ')
      if (digest.length === 64) acknowledged.set(id, digest)
    })
    await first
    await wait(40 + ((round * 389) % 700))
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('close', resolve))
    const desk = await openDesk({ folder, unlock: { passphrase: PASSPHRASE }, ...AROUND })
    assert.deepEqual(await desk.ledger.fsck({ all: true }), [], `round ${round}`)
    for (const [id, digest] of acknowledged) {
      const stored = await desk.ledger.read.document(id)
      assert.ok(stored, `round ${round}`)
      const bytes = await desk.ledger.bytesOf(stored.row)
      assert.equal(createHash('sha256').update(bytes).digest('hex'), digest)
    }
    await desk.close()
  }
  assert.ok(acknowledged.size >= ROUNDS)
  // What the killed ones had made to try their isolation goes with the next that tries it.
  const usual = process.env.TMPDIR
  process.env.TMPDIR = TMPDIR
  await new Sandbox().report()
  if (usual === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = usual
  assert.deepEqual(readdirSync(TMPDIR), [])
  assert.deepEqual(readdirSync(root).sort(), ['temporary', 'workspace'])
})

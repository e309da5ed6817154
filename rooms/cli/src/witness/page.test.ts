// The page about who confirms the log, with a witness that runs: the invented world, its web
// server, and `tumen witness` over HTTP on this machine.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { createApp, SessionBook } from '@tumen/web'
import { type OpenedWorld, openWorld, worldActor } from '@tumen/world'
import { startServing } from '../../fixture/serving.ts'

const root = mkdtempSync(join(tmpdir(), 'tumen-witness-page-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
const HOST = 'localhost:4321'
const ORIGIN = `http://${HOST}`
const NAME = 'witness.example/north'

/** `tumen witness` for one log, until it is stopped. */
async function witness(logKey: string) {
  const logs = join(root, 'logs.txt')
  writeFileSync(logs, `${logKey}\n`)
  const args = ['witness', 'north', '--logs', logs, '--name', NAME, '--json']
  const { terminal, stop } = await startServing(args, { cwd: root })
  const { address = '', vkey = '' } = JSON.parse(terminal.printed.out || '{}')
  return { address, vkey, stop }
}

/** The door of the world, as somebody of it goes through. */
async function openDoor(world: OpenedWorld, account: string) {
  let drawn = 0
  const random = (length: number) => Uint8Array.from({ length }, () => (drawn++ * 151) % 256)
  const book = new SessionBook({ clock: world.desk.clock, random })
  const { desk } = world
  const actor = worldActor(account)
  const app = createApp({
    ...{ desk, actor, book, host: HOST, language: 'en', invented: true, onFault: () => undefined },
  })
  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    app.request(`${ORIGIN}${path}`, {
      method: 'POST',
      headers: { host: HOST, origin: ORIGIN, cookie },
      body: new URLSearchParams(fields),
    })
  const signedIn = await post('/sign-in', { word: book.newWord() })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const get = async (path: string) =>
    (await app.request(`${ORIGIN}${path}`, { headers: { host: HOST, cookie } })).text()
  return { get, post: (path: string, fields: Record<string, string>) => post(path, fields, cookie) }
}

test('[T58] the page says whom the log asks, what they vouched for and what they answered', async () => {
  const world = await openWorld()
  const { vkey: logKey } = await world.ask<{ vkey: string }>('vie-1', 'log.show', {})
  const north = await witness(logKey)
  const policy = [
    `log ${logKey}`,
    `witness north ${north.vkey} ${north.address}`,
    'quorum north',
    '',
  ].join('\n')
  await world.ask('rev-1', 'log.set-policy', { policy })
  const [keeper, viewer] = [await openDoor(world, 'rev-1'), await openDoor(world, 'vie-1')]
  const before = await keeper.get('/log/witnesses')
  assert.match(before, /witness\.example\/north<\/span><\/th><td>nothing yet/)
  await keeper.post('/log', { do: 'sign' })
  const cosigned = await viewer.get('/log/witnesses')
  assert.match(cosigned, /witness\.example\/north<\/span><\/th><td>\d+ log entries, /)
  assert.match(cosigned, /— witness\.example\/north [A-Za-z0-9+/=]+\n/)
  assert.ok(!cosigned.includes('Ask the witnesses now'))
  const asked = await keeper.post('/log/witnesses', { do: 'ask' })
  assert.match(
    await asked.text(),
    /role="status"[\s\S]*witness\.example\/north<\/span> has cosigned/,
  )
  // What an outsider is shown says who the witnesses are, and not where they are.
  assert.ok(!cosigned.includes(north.address))
  await north.stop()
  await world.ask('rev-1', 'agent.grade', { agent: 'harbour', grade: 'C' })
  await keeper.post('/log', { do: 'sign' })
  const silent = await (await keeper.post('/log/witnesses', { do: 'ask' })).text()
  assert.match(silent, /witness\.example\/north<\/span> does not answer/)
  await world.close()
})

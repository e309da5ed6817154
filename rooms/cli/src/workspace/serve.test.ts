// `tumen serve` and `tumen demo --serve`: what is printed, who can come in with it, and that
// nothing stays open after them.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mkdtemp, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { startServing } from '../../fixture/serving.ts'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal, type Seen } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-serve-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))
await run(['demo'], captureTerminal({ cwd: here }))

const ADDRESS = /http:\/\/localhost:\d+\/sign-in#\S+/g

/** Starts a command that serves, and comes back when its address is printed. */
async function serve(args: string[], seen: Partial<Seen> = {}) {
  const { terminal, stop } = await startServing(args, { cwd: here, ...seen }, /sign-in#\S+\s/)
  const addresses = () => terminal.printed.out.match(ADDRESS) ?? []
  return { ...terminal, addresses, stop }
}

/** Signs in as a browser does that was given the printed address. */
async function enter(address: string): Promise<Response> {
  const { origin, pathname, hash } = new URL(address)
  return fetch(origin + pathname, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ word: hash.slice(1) }),
    redirect: 'manual',
  })
}

const inDemo = (...args: string[]) => ['-w', 'tumen-demo', ...args]

test('[T18] serve prints one address with its word in the fragment, and the word alone', async () => {
  const serving = await serve(inDemo('serve'))
  try {
    const [address = ''] = serving.addresses()
    const word = address.split('#')[1] ?? '?'
    assert.equal(serving.printed.out.split(word).length, 3, 'in the address, and to be typed')
    const entered = await enter(address)
    assert.equal(entered.status, 303)
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    const { origin } = new URL(address)
    assert.equal((await fetch(`${origin}/log`, { headers: { cookie } })).status, 200)
    assert.equal((await enter(address)).status, 403, 'once')
    serving.pressEnter()
    assert.equal(serving.addresses().length, 2)
    assert.equal((await enter(serving.addresses()[1] ?? '')).status, 303)
  } finally {
    await serving.stop()
  }
})

test('[T19] told to stop it ends with 0, and the port and the workspace are free', async () => {
  const serving = await serve(inDemo('serve'))
  const [address = ''] = serving.addresses()
  assert.equal(await serving.stop(), EXIT.done)
  await assert.rejects(fetch(new URL(address).origin))
  const again = await serve(inDemo('serve', '--port', new URL(address).port))
  assert.equal(new URL(again.addresses()[0] ?? '').port, new URL(address).port)
  assert.equal(await again.stop(), EXIT.done)
})

test('[T20] a port that is taken, or none, is wrong usage, and the workspace stays free', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const port = String((taken.address() as AddressInfo).port)
  for (const asked of [port, '70000', '-1', '1.5']) {
    const terminal = captureTerminal({ cwd: here })
    assert.equal(await run(inDemo('serve', `--port=${asked}`), terminal), EXIT.usage, asked)
    assert.match(terminal.printed.err, /--port/)
    assert.ok(!terminal.printed.out.includes('sign-in#'))
  }
  taken.close()
  const other = createServer().listen(0, '::1')
  const isThere = await new Promise((resolve) => {
    other.once('listening', () => resolve(true))
    other.once('error', () => resolve(false))
  })
  if (isThere) {
    const half = captureTerminal({ cwd: here })
    const { port: halfPort } = other.address() as AddressInfo
    assert.equal(await run(inDemo('serve', '--port', String(halfPort)), half), EXIT.usage)
    other.close()
  }
  const terminal = captureTerminal({ cwd: here })
  assert.equal(await run(inDemo('log', 'show'), terminal), 0)
})

test('[T140] without a port the usual one is opened, and where it is taken any, which is said', async () => {
  const noted = /Another program has port 8863/
  const taken = createServer().listen(8863, '127.0.0.1')
  // Somebody else may have it already: it is taken in any case.
  await new Promise((resolve) => taken.once('listening', resolve).once('error', resolve))
  const other = await serve(inDemo('serve'))
  assert.match(other.printed.err, noted)
  assert.notEqual(new URL(other.addresses()[0] ?? '').port, '8863')
  assert.equal((await enter(other.addresses()[0] ?? '')).status, 303)
  await other.stop()
  await new Promise((resolve) => taken.close(resolve))
  const usual = await serve(['demo', '--serve', '-w', 'tumen-demo'])
  const { port } = new URL(usual.addresses()[0] ?? '')
  assert.equal(noted.test(usual.printed.err), port !== '8863')
  await usual.stop()
})

test('[T141] beside serve a command says on which page to go on, or that there is none', async () => {
  const serving = await serve(inDemo('serve'))
  const asked = async (...args: string[]) => {
    const terminal = captureTerminal({ cwd: here })
    assert.equal(await run(inDemo(...args), terminal), EXIT.conflict)
    return terminal.printed.err.replace(/\s+/g, ' ')
  }
  try {
    const { origin } = new URL(serving.addresses()[0] ?? '')
    const told = await asked('claim', 'list')
    assert.ok(told.includes(`Go on at ${origin}/claims, or end it with Ctrl+C`), told)
    assert.match(await asked('place', 'import', '--places', '[]'), /No page does this/)
    assert.doesNotMatch(told, /sign-in|#/)
    for (const language of LANGUAGES)
      assert.ok((await asked('claim', 'list', '--lang', language)).includes(`${origin}/claims`))
    const noted = join(here, 'tumen-demo', 'serving.json')
    assert.equal((await stat(noted)).mode & 0o077, 0, 'read by its owner alone')
    await writeFile(noted, JSON.stringify({ pid: 1, origin }))
    assert.doesNotMatch(await asked('claim', 'list'), /Go on at/)
  } finally {
    await serving.stop()
  }
  await assert.rejects(stat(join(here, 'tumen-demo', 'serving.json')))
})

test('[T21] the passphrase is asked for, and --role limits what the browser may', async () => {
  await makeWorkspace(join(here, 'own'))
  const wrong = captureTerminal({ cwd: here, secrets: ['five words of chance'] })
  assert.equal(await run(['-w', 'own', 'serve'], wrong), EXIT.notSignedIn)
  const own = await serve(['-w', 'own', 'serve'], { secrets: [FIXTURE_ENV.TUMEN_PASSPHRASE] })
  assert.equal(own.addresses().length, 1)
  assert.equal(await own.stop(), EXIT.done)
  const viewer = await serve(inDemo('--role', 'viewer', 'serve'))
  try {
    const [address = ''] = viewer.addresses()
    const cookie = (await enter(address)).headers.get('set-cookie')?.split(';')[0] ?? ''
    const { origin } = new URL(address)
    const headers = { cookie, origin, 'content-type': 'application/json' }
    const ask = (operation: string, input: object) =>
      fetch(`${origin}/api/${operation}`, { method: 'POST', headers, body: JSON.stringify(input) })
    assert.equal((await ask('claim.show', { id: 'R08l' })).status, 404)
    assert.equal((await ask('event.record', { title: 'x' })).status, 403)
  } finally {
    await viewer.stop()
  }
})

test('[T22] the demo asks its questions and ends; with --serve it opens its door at once', async () => {
  const serving = await serve(['demo', '--serve'])
  assert.match(serving.printed.out, /^Invented world[^\n]*\n[\s\S]*sign-in#/)
  assert.ok(!serving.printed.out.includes('about 80'))
  const { origin } = new URL(serving.addresses()[0] ?? '')
  assert.match(await (await fetch(`${origin}/sign-in`)).text(), /Invented world/)
  assert.equal(await serving.stop(), EXIT.done)
})

test('[T23] a fault behind a page is told by number, kind and place, without its words', async () => {
  let calls = 0
  const clock = () => {
    calls += 1
    if (calls > 0 && broken) throw new TypeError('CANARY-40-SECRET')
    return new Date('2023-03-01T09:00:00Z')
  }
  let broken = false
  const serving = await serve(inDemo('serve'), { clock })
  const [address = ''] = serving.addresses()
  const { origin } = new URL(address)
  broken = true
  const answer = await enter(address)
  broken = false
  assert.equal(answer.status, 500)
  assert.match(serving.printed.err, /[0-9a-f]{12} TypeError unexpected \(\/sign-in\)/)
  assert.ok(!serving.printed.err.includes('CANARY'))
  assert.ok(!(await answer.text()).includes('CANARY'))
  assert.ok(origin)
  await serving.stop()
})

test('[T18] the address is explained in each language, and one object with --json', async () => {
  for (const lang of LANGUAGES) {
    const serving = await serve(inDemo('--lang', lang, 'serve'))
    assert.equal(serving.addresses().length, 1)
    assert.match(serving.printed.out, /Ctrl\+C/)
    await serving.stop()
  }
  const serving = await serve(inDemo('--json', 'serve'))
  const { address, word } = JSON.parse(serving.printed.out) as { address: string; word: string }
  assert.ok(address.endsWith(`/sign-in#${word}`))
  await serving.stop()
})

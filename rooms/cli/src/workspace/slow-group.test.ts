// `tumen serve --host`: a group with its own certificate, or behind a proxy on this machine. All
// servers listen on the loopback address only.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { startServing } from '../../fixture/serving.ts'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { EXIT } from '../exit-code.ts'
import { run } from '../run.ts'

const here = await mkdtemp(join(tmpdir(), 'tumen-group-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))
const NAME = 'desk.example.org'
const pem = { cert: join(here, 'cert.pem'), key: join(here, 'key.pem') }
execFileSync('openssl', [
  ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
  ...['-keyout', pem.key, '-out', pem.cert, '-days', '2', '-subj', `/CN=${NAME}`],
  ...['-addext', `subjectAltName=DNS:${NAME}`],
])
const ca = await readFile(pem.cert, 'utf8')

interface Got {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

interface Sent {
  headers?: Record<string, string>
  form?: Record<string, string>
}

/** Asks the port of this machine under some Host, with TLS or without. */
function ask(port: number, isTls: boolean, path: string, sent: Sent = {}): Promise<Got> {
  const body = sent.form && new URLSearchParams(sent.form).toString()
  const type = body && { 'content-type': 'application/x-www-form-urlencoded' }
  const options = {
    ...{ host: '127.0.0.1', port, path, method: body === undefined ? 'GET' : 'POST' },
    headers: { host: isTls ? `${NAME}:${port}` : NAME, ...type, ...sent.headers },
    ...(isTls ? { ca, servername: NAME } : {}),
  }
  return new Promise((resolve, reject) => {
    const asked = (isTls ? tlsRequest : plainRequest)(options, (answer) => {
      let text = ''
      answer.on('data', (part) => {
        text += String(part)
      })
      const got = () => ({ status: answer.statusCode ?? 0, headers: answer.headers, body: text })
      answer.on('end', () => resolve(got()))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Serves a workspace for a group, and gives what was printed first. */
async function serveGroup(...args: string[]) {
  const command = ['-w', 'work', '--json', 'serve', '--host', NAME, ...args]
  const { terminal, stop } = await startServing(command, { cwd: here, env: FIXTURE_ENV })
  assert.equal(terminal.printed.err, '')
  const told = JSON.parse(terminal.printed.out.split('\n')[0] || '{}') as Told
  return { told, stop }
}

interface Told {
  origin: string
  word?: string
}

const TLS = ['--tls-cert', pem.cert, '--tls-key', pem.key, '--listen', '127.0.0.1']

await makeWorkspace(join(here, 'work'))

test('[T170] with a certificate of its own it answers one name alone, and asks for TLS ever after', async () => {
  const { told, stop } = await serveGroup(...TLS, '--port', '0')
  try {
    const port = Number(new URL(told.origin).port)
    assert.equal(told.origin, `https://${NAME}:${port}`)
    const page = await ask(port, true, '/sign-in')
    assert.equal(page.status, 200)
    assert.equal(page.headers['strict-transport-security'], 'max-age=63072000')
    for (const host of [`evil.example:${port}`, NAME, '127.0.0.1', `localhost:${port}`])
      assert.equal((await ask(port, true, '/sign-in', { headers: { host } })).status, 421, host)
    const form = { word: told.word ?? '' }
    const foreign = { headers: { origin: `http://${NAME}:${port}` }, form }
    assert.equal((await ask(port, true, '/sign-in', foreign)).status, 403)
    const own = { headers: { origin: told.origin }, form }
    const entered = await ask(port, true, '/sign-in', own)
    assert.equal(entered.status, 303)
    assert.match(String(entered.headers['set-cookie']), /^__Host-.*; Secure/)
  } finally {
    assert.equal(await stop(), EXIT.done)
  }
})

test('[T171] behind a proxy it listens on this machine alone, and names that others send change nothing', async () => {
  const { told, stop } = await serveGroup('--proxied', '--port', '0', '--json')
  try {
    assert.equal(told.origin, `https://${NAME}`)
    const { port } = JSON.parse(await readFile(join(here, 'work', 'serving.json'), 'utf8')) as {
      port: number
    }
    const page = await ask(port, false, '/sign-in')
    assert.equal(page.status, 200)
    assert.equal(page.headers['strict-transport-security'], undefined)
    const lie = { host: 'evil.example', 'x-forwarded-host': NAME, 'x-forwarded-proto': 'https' }
    assert.equal((await ask(port, false, '/sign-in', { headers: lie })).status, 421)
    const form = { word: told.word ?? '' }
    const plain = { headers: { origin: `http://${NAME}` }, form }
    assert.equal((await ask(port, false, '/sign-in', plain)).status, 403)
    const own = { headers: { origin: told.origin }, form }
    assert.equal((await ask(port, false, '/sign-in', own)).status, 303)
  } finally {
    assert.equal(await stop(), EXIT.done)
  }
})

test('[T172] the first administrator is invited at the machine, joins, and no word is printed any more', async () => {
  const terminal = captureTerminal({ cwd: here, env: FIXTURE_ENV })
  const roles = '{"role":"administrator"}'
  const invite = ['account', 'invite', 'adm-1', '--roles', roles, '--json']
  assert.equal(await run(['-w', 'work', ...invite], terminal), EXIT.done)
  const { word } = JSON.parse(terminal.printed.out) as { word: string }
  const first = await serveGroup(...TLS, '--port', '0')
  const port = Number(new URL(first.told.origin).port)
  try {
    assert.ok(first.told.word)
    const headers = { origin: first.told.origin }
    const joined = await ask(port, true, '/join', { headers, form: { word, do: 'words' } })
    assert.equal(joined.status, 200)
    const setUp = { word: first.told.word ?? '' }
    assert.equal((await ask(port, true, '/sign-in', { headers, form: setUp })).status, 403)
  } finally {
    await first.stop()
  }
  const second = await serveGroup(...TLS, '--port', '0')
  assert.equal(second.told.word, undefined)
  await second.stop()
})

test('[T174] where people have accounts nobody acts under another name, but as the owner', async () => {
  for (const [args, code] of [
    [['--as', 'adm-1', 'log', 'show'], EXIT.notSignedIn],
    [['--as', 'nobody', 'account', 'list'], EXIT.notSignedIn],
    [['--as', 'adm-1', 'serve'], EXIT.notSignedIn],
    [['--as', 'owner', 'log', 'show'], EXIT.done],
    [['log', 'show'], EXIT.done],
  ] as const) {
    const terminal = captureTerminal({ cwd: here, env: FIXTURE_ENV })
    assert.equal(await run(['-w', 'work', ...args], terminal), code, args.join(' '))
    if (code !== EXIT.done) assert.match(terminal.printed.err, /proof-needed/)
  }
})

test('[T173] a host without certificate and proxy, with both, or that is a number is wrong usage', async () => {
  for (const args of [
    ['--host', NAME],
    ['--host', NAME, '--tls-cert', pem.cert],
    ['--host', NAME, ...TLS, '--proxied'],
    ['--host', '192.0.2.1', '--proxied'],
    ['--host', 'Desk.example', '--proxied'],
    ['--host', `${NAME}:80`, '--proxied'],
    ['--proxied'],
    ['--host', NAME, '--tls-cert', 'nothing.pem', '--tls-key', pem.key],
  ]) {
    const terminal = captureTerminal({ cwd: here, env: FIXTURE_ENV })
    assert.equal(await run(['-w', 'work', 'serve', ...args], terminal), EXIT.usage, args.join(' '))
    assert.equal(terminal.printed.out, '')
  }
})

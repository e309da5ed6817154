// The recipe of the manual for nginx, word for word, with a real nginx in front of `tumen serve`,
// on the loopback address alone. Where there is no nginx it says so, and tries nothing.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { hasNginx, nginxRecipe, type RunningProxy, startNginx } from '../../fixture/nginx.ts'
import { startServing } from '../../fixture/serving.ts'
import { FIXTURE_ENV, makeWorkspace } from '../../fixture/workspace.ts'
import { captureTerminal } from '../captured-terminal.ts'
import { run } from '../run.ts'

const NAME = 'desk.example.org'
const ORIGIN = { origin: `https://${NAME}` }
const here = await mkdtemp(join(tmpdir(), 'tumen-proxy-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))

interface Got {
  status: number
  message: IncomingMessage
  body: Buffer
}

interface Sent {
  headers?: Record<string, string>
  form?: Record<string, string>
  body?: Buffer
  /** How long nothing is read of the answer. */
  pauseMs?: number
}

/** Asks through the proxy, as a browser does that knows the name. */
async function ask({ ports, ca }: RunningProxy, path: string, sent: Sent = {}): Promise<Got> {
  const body = sent.form ? Buffer.from(new URLSearchParams(sent.form).toString()) : sent.body
  const type = sent.form && { 'content-type': 'application/x-www-form-urlencoded' }
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = tlsRequest(
      {
        ...{ host: '127.0.0.1', port: ports.tls, path, ca, servername: NAME, agent: false },
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...{ host: NAME, ...type, ...sent.headers },
          ...(body && { 'content-length': String(body.length) }),
        },
      },
      resolve,
    )
    asked.on('error', reject)
    asked.end(body)
  })
  if (sent.pauseMs !== undefined) await wait(sent.pauseMs)
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return { status: message.statusCode ?? 0, message, body: Buffer.concat(parts) }
}

/** The word of an invitation that is made at the machine. */
async function invite(account: string, role: string): Promise<string> {
  const terminal = captureTerminal({ cwd: here, env: FIXTURE_ENV })
  const roles = JSON.stringify({ role })
  await run(['-w', 'work', 'account', 'invite', account, '--roles', roles, '--json'], terminal)
  return (JSON.parse(terminal.printed.out) as { word: string }).word
}

/** A form with a file of so many bytes. */
function upload(bytes: number) {
  const boundary = 'x'.repeat(40)
  const about = 'Content-Disposition: form-data; name="file"; filename="a.bin"'
  const head = `--${boundary}\r\n${about}\r\n\r\n`
  const body = Buffer.concat([
    Buffer.from(head),
    Buffer.alloc(bytes, 0xff),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { body, type: `multipart/form-data; boundary=${boundary}` }
}

test('[T180] behind nginx as the manual says, all is whole, and nothing is kept of anybody', async (t) => {
  if (!hasNginx()) {
    t.diagnostic('no nginx here: its recipe is not tried')
    return t.skip('no nginx')
  }
  await makeWorkspace(join(here, 'work'))
  const word = await invite('doc-1', 'documenter')
  const command = ['-w', 'work', '--json', 'serve', '--host', NAME, '--proxied', '--port', '0']
  const serving = await startServing(command, { cwd: here, env: FIXTURE_ENV })
  const served = await readFile(join(here, 'work', 'serving.json'), 'utf8')
  const { port } = JSON.parse(served) as { port: number }
  const proxy = await startNginx(here, NAME, port)
  try {
    await headersAreOurs(proxy, port)
    const cookie = await joined(proxy, word)
    await largeGoesThrough(proxy, cookie)
    await workIsFollowed(proxy, cookie)
    await guessesAreCounted(proxy)
    await clearTextIsLedOn(proxy)
    assert.deepEqual(proxy.files(), [])
    assert.ok(!/127\.0\.0\.1|client|GET|POST/.test(proxy.logged()), proxy.logged())
  } finally {
    await proxy.stop()
    await serving.stop()
  }
})

/** An answer of the program, or of the port for clear text. */
function askPlain(port: number, path: string): Promise<IncomingMessage> {
  const to = { host: '127.0.0.1', port, path, headers: { host: NAME } }
  return new Promise((resolve) => plainRequest(to, (answer) => resolve(answer.resume())).end())
}

/** What the connection, and no answer, is about. */
const OF_CONNECTION = new Set(['connection', 'keep-alive', 'date', 'server', 'transfer-encoding'])

/** The headers are those of the program, each once, with that of the proxy; nothing is packed. */
async function headersAreOurs(proxy: RunningProxy, port: number): Promise<void> {
  const page = await ask(proxy, '/sign-in', { headers: { 'accept-encoding': 'gzip, br' } })
  assert.equal(page.status, 200)
  const own = (await askPlain(port, '/sign-in')).headersDistinct
  const added = { 'strict-transport-security': ['max-age=63072000'] }
  const all: NodeJS.Dict<string[]> = { ...own, ...added }
  const got = page.message.headersDistinct
  for (const name of new Set([...Object.keys(all), ...Object.keys(got)]))
    if (!OF_CONNECTION.has(name)) assert.deepEqual(got[name], all[name], name)
  assert.ok('content-security-policy' in got)
  assert.equal(page.message.headers['content-encoding'], undefined)
  assert.match(page.body.toString(), /<form/)
  const evil = await ask(proxy, '/sign-in', { headers: { host: 'evil.example' } })
  assert.equal(evil.status, 421)
}

async function joined(proxy: RunningProxy, word: string): Promise<string> {
  const form = { word, do: 'words' }
  const foreign = { headers: { origin: 'https://evil.example' }, form }
  assert.equal((await ask(proxy, '/join', foreign)).status, 403)
  const answer = await ask(proxy, '/join', { headers: ORIGIN, form })
  assert.equal(answer.status, 200)
  const [cookie = ''] = answer.message.headers['set-cookie'] ?? []
  assert.match(cookie, /^__Host-.*; Secure/)
  return cookie.split(';')[0] ?? ''
}

/** Far more than nginx holds goes through, both ways, also where somebody reads slowly. */
async function largeGoesThrough(proxy: RunningProxy, cookie: string): Promise<void> {
  for (const [bytes, status] of [
    [3_000_000, 422],
    [24_000_000, 413],
  ] as const) {
    const { body, type } = upload(bytes)
    const headers = { ...ORIGIN, cookie, 'content-type': type }
    const sent = await ask(proxy, '/documents/new', { headers, body })
    assert.equal(sent.status, status)
    // The program has had all of it, and says itself what is wrong.
    assert.match(sent.body.toString(), /id="problem"/)
  }
  const large = await ask(proxy, '/api/openapi.json', { headers: { cookie }, pauseMs: 300 })
  assert.equal(large.status, 200)
  assert.ok(large.body.length > 300_000, String(large.body.length))
  JSON.parse(large.body.toString())
}

/** While a form is under way, its progress is asked for on another connection. */
async function workIsFollowed(proxy: RunningProxy, cookie: string): Promise<void> {
  const progress = await ask(proxy, `/progress/${'0'.repeat(32)}`, { headers: { cookie } })
  assert.equal(progress.status, 404)
  assert.equal(progress.body.toString(), '{}')
  // A check of everything takes minutes; nginx waits for one minute where nothing is said.
  assert.match(nginxRecipe(), /proxy_read_timeout 4h;/)
}

/** Whoever invents where they come from is counted as who they are. */
async function guessesAreCounted(proxy: RunningProxy): Promise<void> {
  const statuses: number[] = []
  for (let n = 0; n < 22; n++) {
    const lie = { ...ORIGIN, 'x-forwarded-for': `192.0.2.${n}`, forwarded: `for=192.0.2.${n}` }
    const form = { account: `nobody-${n}`, recovery: 'aaaa' }
    statuses.push((await ask(proxy, '/sign-in', { headers: lie, form })).status)
  }
  assert.ok(
    statuses.slice(0, 19).every((status) => status === 403),
    statuses.join(),
  )
  assert.equal(statuses.at(-1), 429)
}

/** Who asks in clear is led to TLS, and tells no more than that. */
async function clearTextIsLedOn({ ports }: RunningProxy): Promise<void> {
  const answer = await askPlain(ports.plain, '/claims/c1')
  assert.deepEqual([answer.statusCode, answer.headers.location], [301, `https://${NAME}/`])
}

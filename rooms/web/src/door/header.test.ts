// The headers of every kind of answer, compared with the table of the rules.
import assert from 'node:assert/strict'
import test from 'node:test'
import { ORIGIN, openFixtureDoor, readOnlyWorld } from '../../fixture/door.ts'

const door = await openFixtureDoor(await readOnlyWorld())

/** Written out a second time, from protection.md section 6, so that a slip in the table shows. */
const EXPECTED: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; " +
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; " +
    "base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types tumen",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

const json = { cookie: door.cookie, origin: ORIGIN, 'content-type': 'application/json' }

/** One request for every kind of answer, with its status. */
const REQUESTS: [status: number, path: string, init?: RequestInit][] = [
  [200, '/style.css'],
  [200, '/icon.svg'],
  [200, '/island/key.js'],
  [200, '/sign-in'],
  [401, '/'],
  [200, '/', { headers: { cookie: door.cookie } }],
  [200, '/', { headers: { cookie: door.cookie }, method: 'HEAD' }],
  [404, '/nothing', { headers: { cookie: door.cookie } }],
  [404, '/claims/nothing', { headers: { cookie: door.cookie } }],
  [404, '/claims/', { headers: { cookie: door.cookie } }],
  [200, '/api/openapi.json', { headers: { cookie: door.cookie } }],
  [401, '/api/openapi.json'],
  [404, '/api/none', { method: 'POST', headers: json, body: '{}' }],
  [200, '/api/log.show', { method: 'POST', headers: json, body: '{}' }],
  [421, '/', { headers: { host: 'evil.example' } }],
  [405, '/', { method: 'PUT' }],
  [403, '/', { method: 'POST', headers: { origin: 'null' } }],
  [415, '/', { method: 'POST', headers: { origin: ORIGIN, 'content-type': 'text/plain' } }],
  [414, `/?${'a=1&'.repeat(51)}`],
  [303, '/look', { method: 'POST', headers: json, body: '{}' }],
]

test('[E6] every kind of answer carries every header of the table', async () => {
  for (const [status, path, init] of REQUESTS) {
    const isLook = path === '/look'
    const answer = isLook
      ? await door.post('/look', { theme: 'other' })
      : await door.send(path, init)
    assert.equal(answer.status, status, `${init?.method ?? 'GET'} ${path}`)
    for (const [name, value] of Object.entries(EXPECTED))
      assert.equal(answer.headers.get(name), value, `${path} ${name}`)
    const features = answer.headers.get('permissions-policy') ?? ''
    for (const name of ['camera', 'microphone', 'geolocation', 'usb'])
      assert.ok(features.includes(`${name}=()`), `${path} ${name}`)
    assert.equal(answer.headers.get('etag'), null)
    assert.equal(answer.headers.get('x-powered-by'), null)
  }
})

test('[E6] nothing on a page is loaded from elsewhere, and no script or style stands in it', async () => {
  for (const path of ['/', '/sign-in', '/search', '/log', '/nothing']) {
    const page = await door.text(path)
    assert.doesNotMatch(page, /(?:src|href|action)="(?:https?:)?\/\//, path)
    assert.doesNotMatch(page, /\sstyle="|<style|\son[a-z]+="|javascript:/i, path)
    assert.doesNotMatch(page, /<script(?! type="module" src="\/island\/[a-z-]+\.js")/, path)
  }
})

test('[E8] HEAD is answered as GET without a body; another method says which are allowed', async () => {
  const head = await door.send('/log', { method: 'HEAD', headers: { cookie: door.cookie } })
  assert.equal(head.status, 200)
  assert.equal(await head.text(), '')
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const answer = await door.send('/log', { method, headers: { cookie: door.cookie } })
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'GET, HEAD, POST'])
  }
})

test('[E22] an address that leads out of the door, or is broken, leads nowhere', async () => {
  const addresses = [
    '/island/../../package.json',
    '/island/%2e%2e/%2e%2e/package.json',
    '/island/..%2f..%2fpackage.json',
    '/island/key.js%00.css',
    '/style.css/../../etc/passwd',
    '/claims/..%2F..%2Fetc%2Fpasswd',
    '/claims/%E0%A4%A',
    '/claims/%00',
    '//evil.example/',
    '/documents/R08/../R07x',
    `/claims/${'a'.repeat(200)}`,
  ]
  for (const address of addresses) {
    const answer = await door.get(address)
    assert.equal(answer.status, 404, address)
    const text = await answer.text()
    assert.ok(!text.includes('root:') && !text.includes('"private"'), address)
  }
})

test('[E22] going back leads to pages of ours only', async () => {
  const backs = ['//evil.example', 'https://evil.example/', '/\\evil', '/a b', 'javascript:1', '\\']
  for (const back of backs) {
    const answer = await door.post('/look', { language: 'en', back })
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/'], back)
  }
  const own = await door.post('/look', { language: 'en', back: '/claims?state=counts' })
  assert.equal(own.headers.get('location'), '/claims?state=counts')
})

// Heads of requests and answers that sign somebody in. The names are those of RFC 6265, RFC 9110
// and of sites at large; every value is invented, and found nowhere in what is told.
import assert from 'node:assert/strict'
import test from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { FIXTURE_URL, type FixtureRecord, packZip, waczOf, warcOf } from '../../fixture/wacz.ts'
import { CredentialScan, isCredentialField } from './credential.ts'
import { findCredentials } from './find-credential.ts'
import { readWacz } from './read-wacz.ts'

const SECRET = 'CANARY-73-SECRET'
const PAGE: FixtureRecord = { url: FIXTURE_URL, body: '<p>At least 39 held.' }
const request = (headers: Record<string, string>): FixtureRecord => ({
  ...{ url: FIXTURE_URL, type: 'request', status: 'GET /held HTTP/1.1', headers, body: '' },
})
const answer = (headers: Record<string, string>): FixtureRecord => ({ ...PAGE, headers })
const SIGNED = request({ Host: 'reed-courier.example', Cookie: SECRET })

test('[I45] a field is told by its name: what signs in, and what only sounds like it', () => {
  const signing = [
    ...['Cookie', 'Set-Cookie', 'Authorization', 'Proxy-Authorization', 'X-Api-Key'],
    ...['X-CSRF-Token', 'X-XSRF-TOKEN', 'x-auth-token', 'X-Session-Id', 'X-Amz-Security-Token'],
    ...['apikey', 'Authentication', 'x-wabac-preset-cookie', 'JSESSION', 'Set-Cookie2', 'AUTH'],
  ]
  for (const name of signing) assert.ok(isCredentialField(name), name)
  const others = ['Host', 'Accept', 'User-Agent', 'X-Author', ':authority', 'Referer', 'ETag']
  for (const name of others) assert.ok(!isCredentialField(name), name)
})

test('[I45] requests and answers are counted apart, each record once', async () => {
  const warc = await warcOf([
    PAGE,
    SIGNED,
    request({ Authorization: SECRET, Cookie: SECRET }),
    request({ Host: 'reed-courier.example' }),
    answer({ 'Content-Type': 'text/html', 'Set-Cookie': SECRET }),
  ])
  const read = await readWacz({ bytes: await waczOf({ warc }) })
  assert.deepEqual(read.facts?.credentials, { sent: 2, given: 1 })
  assert.ok(!JSON.stringify(read).includes(SECRET))
})

test('[I45] a field is found wherever it stands, in pieces, in other letters, in a head without end', () => {
  const found = (text: string, size = text.length) => {
    const scan = new CredentialScan()
    const bytes = Buffer.from(text, 'latin1')
    for (let at = 0; at < bytes.length; at += size) scan.take(bytes.subarray(at, at + size))
    return scan.finish()
  }
  const head = `GET / HTTP/1.1\r\nHost: a\r\ncOOKIE : ${SECRET}\r\n\r\n`
  for (const size of [1, 2, 7, 100]) assert.ok(found(head, size), `${size}`)
  assert.ok(found(`GET / HTTP/1.1\nX-Long: ${'a'.repeat(1_000_000)}\nX-Token: ${SECRET}\n\n`))
  assert.ok(found(`GET / HTTP/1.1\r\nCookie: ${SECRET}`))
  assert.ok(found(`:method: GET\r\nx-session: ${SECRET}\r\n\r\n`))
  const others = [
    'GET /?token=1 HTTP/1.1\r\nHost: a\r\n\r\nCookie: in the body\r\n',
    'GET http://token.example/ HTTP/1.1\r\nReferer: https://a/?session=1\r\n\r\n',
    `HTTP/1.1 200 OK\r\n${'x'.repeat(300)}-token: cut off before its colon\r\n\r\n`,
  ]
  for (const text of others) assert.ok(!found(text), text.slice(0, 40))
})

test('[I46] archives are found by what they hold, packed or not, and inside folders', async () => {
  const warc = await warcOf([PAGE, SIGNED])
  const plain = await warcOf([SIGNED], false)
  const wacz = await waczOf({ warc })
  const folder = packZip([
    { name: 'index.cdx.gz', bytes: gzipSync('no record') },
    { name: 'a', bytes: wacz, isDeflated: true },
    { name: 'b.bin', bytes: plain },
  ])
  const one = { sent: 1, given: 0, unread: 0 }
  for (const bytes of [warc, plain, wacz]) assert.deepEqual(await findCredentials(bytes), one)
  assert.deepEqual(await findCredentials(folder), { ...one, sent: 2 })
  const none = { sent: 0, given: 0, unread: 0 }
  const others = ['', 'Cookie: in a text\r\n', gzipSync('Cookie: x'), await waczOf()]
  for (const bytes of others) assert.deepEqual(await findCredentials(Buffer.from(bytes)), none)
})

test('[I46] what cannot be read to its end is said to be unread, and nothing throws', async () => {
  const warc = await warcOf([SIGNED, PAGE])
  const odd = [
    warc.subarray(0, warc.length - 20),
    Buffer.from('PK\x03\x04 no archive'),
    Buffer.from('WARC/1.1\r\nno record'),
    (await waczOf({ warc })).subarray(0, 400),
    packZip([{ name: 'a', bytes: warc, flags: 1 }]),
  ]
  for (const bytes of odd) assert.equal((await findCredentials(bytes)).unread, 1)
  let deep = packZip([{ name: 'a', bytes: warc }])
  for (let n = 0; n < 4; n++) deep = packZip([{ name: 'a', bytes: deep }])
  assert.deepEqual(await findCredentials(deep), { sent: 0, given: 0, unread: 1 })
})

test('[I46] whatever bytes come, looking throws nothing and tells counts alone', async () => {
  const wacz = await waczOf({ warc: await warcOf([PAGE, SIGNED]) })
  const good = packZip([{ name: 'a', bytes: wacz }])
  const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.nat(40),
      async (at, cut) => {
        const bytes = Buffer.from(good.subarray(0, good.length - (cut > 30 ? cut : 0)))
        for (const [place, value] of at) if (place < bytes.length) bytes[place] = value
        const { sent, given, unread, ...more } = await findCredentials(bytes)
        assert.deepEqual(more, {})
        assert.ok([sent, given, unread].every((count) => Number.isSafeInteger(count)))
      },
    ),
    { numRuns: 150 },
  )
})

// Time stamps from a throw-away authority on this machine, made and checked by openssl.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { openDoor, setPolicy } from '../../fixture/witness.ts'

interface Stamped {
  size: number
  stamps: { authority: string; said: string; time?: string }[]
}
interface Requested {
  checkpoint: string
  request: string
}
interface Heads {
  heads: { file: string; tokens: { authority: string; token: string; time?: string }[] }[]
}

/** Openssl with the configuration of an authority in a folder of its own; nothing without it. */
function openAuthority(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-time-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const at = (name: string) => join(folder, name)
  const openssl = (...words: string[]) => execFileSync('openssl', words, { stdio: 'pipe' })
  try {
    openssl('version')
  } catch {
    t.skip('openssl is not installed')
    process.stdout.write('# skipped: openssl is not installed, so no authority of time\n')
    return undefined
  }
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const use = ['-addext', 'extendedKeyUsage=critical,timeStamping', '-subj', '/CN=throw-away']
  const made = ['-keyout', at('key.pem'), '-out', at('cert.pem')]
  openssl('req', '-x509', ...key, ...use, ...made, '-days', '2')
  const settings = [
    ...['[tsa]', 'default_tsa = t', '[t]', `serial = ${at('serial')}`, 'digests = sha256'],
    ...[`signer_cert = ${at('cert.pem')}`, `signer_key = ${at('key.pem')}`],
    ...['default_policy = 1.2.3.4', 'signer_digest = sha256', 'ess_cert_id_alg = sha256'],
  ]
  writeFileSync(at('tsa.cnf'), `${settings.join('\n')}\n`)
  writeFileSync(at('serial'), '01\n')
  return {
    answer(request: Uint8Array): Buffer {
      writeFileSync(at('request.tsq'), request)
      const query = ['-queryfile', at('request.tsq'), '-out', at('answer.tsr')]
      openssl('ts', '-reply', '-config', at('tsa.cnf'), ...query)
      return readFileSync(at('answer.tsr'))
    },
    /** Whether openssl accepts a token over a file. */
    accepts(file: string, token: string): boolean {
      writeFileSync(at('checkpoint'), file)
      writeFileSync(at('token.tsr'), Buffer.from(token, 'base64'))
      const over = ['-data', at('checkpoint'), '-in', at('token.tsr'), '-CAfile', at('cert.pem')]
      try {
        return openssl('ts', '-verify', ...over).includes('OK')
      } catch {
        return false
      }
    },
    query(file: string): Buffer {
      writeFileSync(at('checkpoint'), file)
      return openssl('ts', '-query', '-data', at('checkpoint'), '-sha256', '-cert', '-no_nonce')
    },
  }
}

const heads = async (fixture: FixtureDesk) =>
  (await fixture.ask<Heads>('vie', 'log.heads', {})).heads

test('[D388] a request is carried to an authority and its answer taken in; openssl accepts both', async (t) => {
  const authority = openAuthority(t)
  if (!authority) return
  const fixture = await openFixture()
  assert.equal((await refused(fixture.ask('rev', 'log.timestamp-request', {}))).code, 'wrong-state')
  await fixture.ask('rev', 'log.checkpoint', {})
  const { checkpoint, request } = await fixture.ask<Requested>('rev', 'log.timestamp-request', {})
  const bytes = Buffer.from(request, 'base64')
  assert.deepEqual(bytes, authority.query(checkpoint))
  const token = authority.answer(bytes).toString('base64')
  const input = { token, authority: 'first' }
  const { size, stamps } = await fixture.ask<Stamped>('rev', 'log.timestamp-import', input)
  assert.deepEqual([size, stamps[0]?.said], [16, 'stamped'])
  const age = Math.abs(Date.now() - Date.parse(stamps[0]?.time ?? ''))
  assert.ok(age < 3_600_000, `${age}`)
  const [head] = await heads(fixture)
  assert.deepEqual(head?.tokens, [{ authority: 'first', token, time: stamps[0]?.time }])
  assert.ok(authority.accepts(head?.file ?? '', token))
  assert.ok(!authority.accepts(`${head?.file} `, token))
  // An answer over another checkpoint is not taken in.
  await fixture.ask('own', 'agent.record', { id: 'a1', kind: 'outlet', name: { en: 'A' } })
  await fixture.ask('rev', 'log.checkpoint', {})
  const other = await refused(fixture.ask('rev', 'log.timestamp-import', input))
  assert.equal(other.code, 'stamp-of-another')
  const none = await refused(fixture.ask('rev', 'log.timestamp-import', { ...input, size: 17 }))
  assert.equal(none.code, 'not-found')
  assert.deepEqual((await heads(fixture))[0]?.tokens, [])
  await fixture.close()
})

test('[D389] authorities that are configured stamp each checkpoint; what is no answer is not kept', async (t) => {
  const authority = openAuthority(t)
  if (!authority) return
  const fixture = await openFixture()
  assert.equal((await refused(fixture.ask('rev', 'log.timestamp', {}))).code, 'no-authority')
  const types: (string | undefined)[] = []
  let asked = 0
  const good = await openDoor(t, (request, body, response) => {
    types.push(request.headers['content-type'])
    asked++
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' })
    response.end(authority.answer(body))
  })
  const bad = await openDoor(t, (_, __, response) => response.writeHead(200).end('no answer'))
  const closed = await openDoor(t, (_, __, response) => response.writeHead(503).end())
  const authorities = Object.entries({ good, bad, closed }).map(([name, url]) => ({ name, url }))
  await setPolicy(fixture, [], { authorities, waitMs: 5000 })
  const signed = await fixture.ask<Stamped>('rev', 'log.checkpoint', {})
  const said = ({ stamps }: Stamped) => stamps.map((one) => `${one.authority} ${one.said}`)
  assert.deepEqual(said(signed), ['good stamped', 'bad other', 'closed silent'])
  assert.deepEqual(types, ['application/timestamp-query'])
  const [head] = await heads(fixture)
  assert.deepEqual(
    head?.tokens.map(({ authority: name }) => name),
    ['good'],
  )
  assert.ok(authority.accepts(head?.file ?? '', head?.tokens[0]?.token ?? ''))
  // Asked again, only those that have not answered are.
  const again = await fixture.ask<Stamped>('rev', 'log.timestamp', {})
  assert.deepEqual(said(again), ['good stamped', 'bad other', 'closed silent'])
  assert.equal(asked, 1)
  await fixture.close()
})

test('[D389] without a configured authority nobody is asked', async () => {
  const fixture = await openFixture()
  const signed = await fixture.ask<Stamped>('rev', 'log.checkpoint', {})
  assert.deepEqual(signed.stamps, [])
  assert.equal((await refused(fixture.ask('rev', 'log.timestamp', {}))).code, 'no-authority')
  await fixture.close()
})

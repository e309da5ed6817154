// A bundle whose checkpoint an authority of time stamped: openssl makes the authority on this
// machine, and openssl checks its token by the recipe in the bundle.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { ask, ledger, runStep, skips, unpacked } from '../../fixture/recipe.ts'
import { checkPlace } from './check-place.ts'

/** An authority of time on this machine: its address, and its certificate. */
async function openAuthority(t: TestContext): Promise<{ url: string; certificate: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-authority-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const at = (name: string) => join(folder, name)
  const openssl = (...words: string[]) => execFileSync('openssl', words, { stdio: 'pipe' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const use = ['-addext', 'extendedKeyUsage=critical,timeStamping', '-subj', '/CN=invented']
  openssl('req', '-x509', ...key, ...use, '-keyout', at('key'), '-out', at('cert'), '-days', '2')
  const settings = [
    ...['[tsa]', 'default_tsa = t', '[t]', `serial = ${at('serial')}`, 'digests = sha256'],
    ...[`signer_cert = ${at('cert')}`, `signer_key = ${at('key')}`, 'default_policy = 1.2.3.4'],
    ...['signer_digest = sha256', 'ess_cert_id_alg = sha256'],
  ]
  writeFileSync(at('settings'), `${settings.join('\n')}\n`)
  writeFileSync(at('serial'), '01\n')
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    writeFileSync(at('query'), Buffer.concat(parts))
    const made = ['-queryfile', at('query'), '-out', at('answer')]
    openssl('ts', '-reply', '-config', at('settings'), ...made)
    response.setHeader('content-type', 'application/timestamp-reply')
    response.end(readFileSync(at('answer')))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  t.after(() => server.close().closeAllConnections())
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, certificate: at('cert') }
}

test('[T54] openssl accepts the time stamp in a bundle over its checkpoint, and the check names it', async (t) => {
  if (skips(t, 'openssl')) return
  const { url, certificate } = await openAuthority(t)
  const policy = `log ${(await ledger.log()).vkey}\nquorum none\n`
  await ask('rev-1', 'log.set-policy', { policy, authorities: [{ name: 'invented', url }] })
  const folder = await unpacked('court', 'stamped')
  copyFileSync(certificate, join(folder, '../trust/tsa-roots.pem'))
  assert.ok(existsSync(join(folder, 'custody/checkpoint.tsr')))
  const { status, stderr } = runStep(folder, 'time')
  assert.equal(status, 0, stderr)
  const [at, signers] = ['policy.txt', 'allowed_signers'].map((name) =>
    join(folder, '../trust', name),
  )
  const found = await checkPlace({ place: folder, policy: at, signers })
  assert.ok('exit' in found && found.exit === 0, JSON.stringify(found))
  assert.deepEqual(
    found.times.map(({ kind }) => kind),
    ['token'],
  )
  writeFileSync(join(folder, 'custody/checkpoint'), 'another\n')
  assert.notEqual(
    runStep(folder, 'time').status,
    0,
    'mutation test: over another file it does not hold',
  )
})

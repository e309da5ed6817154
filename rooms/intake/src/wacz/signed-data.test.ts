import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { waczOf } from '../../fixture/wacz.ts'
import { readWacz } from './read-wacz.ts'
import { checkSignedData } from './signed-data.ts'

// Keys, certificates and stamps by OpenSSL, one signature by a browser's WebCrypto; what must
// come out follows from the case (vectors/intake/README.md).
const VECTOR = fileURLToPath(
  new URL('../../../../vectors/intake/signed-data.json', import.meta.url),
)
interface Case {
  name: string
  base: 'domain' | 'anonymous'
  set: Record<string, string | null>
  sha256?: string
  status: string
  checks: string[]
}
const vector = JSON.parse(readFileSync(VECTOR, 'utf8')) as {
  sha256: string
  domain: Record<string, string>
  anonymous: Record<string, string>
  cases: Case[]
}

function membersOf({ base, set }: Case): Record<string, string> {
  const members: Record<string, string | null> = { ...vector[base], ...set }
  const kept = Object.entries(members).filter((pair): pair is [string, string] => pair[1] !== null)
  return Object.fromEntries(kept)
}

function judged(base: Case['base'], only?: string) {
  for (const one of vector.cases) {
    if (one.base !== base || (one.checks[0] === 'not_understood') !== (only === 'unknown')) continue
    const { status, checks } = checkSignedData(membersOf(one), one.sha256 ?? vector.sha256)
    assert.deepEqual({ status, checks }, { status: one.status, checks: one.checks }, one.name)
  }
}

test('[I37] a signature by an unknown key is checked over the digest of the list, in both forms', () => {
  judged('anonymous')
  const proof = checkSignedData(vector.anonymous, vector.sha256)
  assert.match(proof.by ?? '', /^sha256:[0-9a-f]{64}$/)
  assert.equal(proof.at, '2026-11-27T09:48:33.000Z')
})

test('[I38] signature, domain, certificate, stamp and its nearness are each judged by themselves', () => {
  judged('domain')
  const proof = checkSignedData(vector.domain, vector.sha256)
  assert.deepEqual([proof.by, proof.at], ['observer.example', '2026-11-27T09:48:33.000Z'])
})

test('[I39] what has more or fewer members than one of the two forms is not understood', () => {
  judged('domain', 'unknown')
  judged('anonymous', 'unknown')
  for (const value of [null, 1, 'x', [], {}, { ...vector.anonymous, publicKey: 1 }])
    assert.deepEqual(checkSignedData(value, vector.sha256).checks, ['not_understood'])
})

test('[I39] what is wrong with a signature, or not understood, is kept and hinders nothing', async () => {
  const read = async (signedData: unknown) => {
    const seal = (hash: string) => ({
      ...{ path: 'datapackage.json', hash: `sha256:${hash}`, signedData },
    })
    const found = await readWacz({ bytes: await waczOf({ seal }) })
    return found.findings ? undefined : found.facts.proof
  }
  // Signed was another list.
  assert.equal((await read(vector.domain))?.status, 'invalid')
  assert.deepEqual((await read({ x: 1 }))?.checks, ['not_understood'])
  assert.deepEqual((await read(null))?.checks, ['not_understood'])
})

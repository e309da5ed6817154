// Proofs beside documents. The stamps are by OpenSSL over one invented sentence
// (vectors/intake/README.md).
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { openFixture, refused } from '../../fixture/desk.ts'

const FILE = new URL('../../../../vectors/intake/time-token.json', import.meta.url)
const stamps = JSON.parse(readFileSync(fileURLToPath(FILE), 'utf8')) as Record<string, string>

interface Attached {
  id: string
  document: string
  mediaType: string
  proof: { kind: string; status: string; checks: string[]; by?: string; at?: string }
}

const fixture = await openFixture()
const add = async (text: string, more: object = {}) => {
  const head = { title: text, language: 'en', published: '2022-04' }
  return (await fixture.ask<{ id: string }>('doc', 'document.add', { text, ...head, ...more })).id
}
const attach = (document: string, bytes: string | undefined, who: 'doc' | 'vie' = 'doc') =>
  fixture.ask<Attached>(who, 'evidence.attach', { document, bytes })
const kept = async (id: string, who: 'own' | 'vie' = 'own') =>
  (await fixture.ask<{ attachments: Attached[] }>(who, 'document.show', { id })).attachments

test('[D413] a time stamp is kept beside the document, and what it shows is shown with it', async () => {
  const id = await add(stamps.text ?? '')
  const before = await fixture.size()
  const { mediaType, document, proof } = await attach(id, stamps.answer)
  assert.equal(await fixture.size(), before + 1)
  assert.deepEqual([mediaType, document], ['application/timestamp-reply', id])
  assert.deepEqual(proof, {
    ...{ kind: 'timestamp', status: 'unknown-trust', by: 'Invented Time' },
    ...{ checks: ['hash_equal', 'token_valid', 'chain_unchecked'], at: '2026-11-27T09:48:33.000Z' },
  })
  const [shown] = await kept(id, 'vie')
  assert.deepEqual(shown?.proof, proof)
  const { rows } = await fixture.ask<{ rows: { table: string; operation: string }[] }>(
    ...(['doc', 'record.history', { id }] as const),
  )
  assert.ok(rows.some(({ table }) => table === 'attachment'))
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D413] who may not read a document cannot attach to it, nor see what is attached', async () => {
  const id = await add('Kept among few.', { sensitivity: 'restricted' })
  await attach(id, stamps.answer)
  assert.equal((await refused(attach(id, stamps.token, 'vie'))).code, 'not-allowed')
  assert.equal((await refused(kept(id, 'vie'))).code, 'not-found')
  assert.equal((await refused(attach('none', stamps.token))).code, 'unknown-document')
})

test('[D414] what proves something else is kept as invalid; what is no proof, or kept already, is refused', async () => {
  const id = await add('At least 93 held.')
  const { proof } = await attach(id, stamps.answer)
  assert.deepEqual([proof.status, proof.checks[0]], ['invalid', 'hash_differs'])
  const twice = await refused(attach(id, stamps.answer))
  assert.deepEqual([twice.code, twice.field], ['already-exists', 'bytes'])
  const none = await refused(attach(id, Buffer.from('hello').toString('base64')))
  assert.deepEqual(
    [none.code, none.details[0]],
    ['not-understood', { code: 'not_understood', path: 'bytes' }],
  )
  const size = await fixture.size()
  assert.equal((await refused(attach(id, 'x'))).code, 'invalid-input')
  assert.equal(await fixture.size(), size)
})

test('[D415] a proof goes with its document, and stays while another has the same', async () => {
  const [first, second] = [await add('First.'), await add('Second.')]
  const one = await attach(first, stamps.withoutCertificate)
  await attach(second, stamps.withoutCertificate)
  const shred = async (document: string) => {
    const check = { document }
    const plan = await fixture.ask<{ token: string; attachments: string[] }>(
      ...(['own', 'evidence.check-shred', check] as const),
    )
    const { token, attachments } = plan
    await fixture.ask('own', 'evidence.shred', { document, reason: 'mistake', token })
    return attachments
  }
  assert.deepEqual(await shred(first), [one.id])
  assert.equal((await kept(second)).length, 1)
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
  await shred(second)
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D413] keeping a proof can be undone and done again; a document with one cannot be undone', async () => {
  const leaf = await fixture.size()
  const id = await add('Undone and done again.')
  await attach(id, stamps.answer)
  const last = (await fixture.size()) - 1
  const blocked = await refused(fixture.ask('doc', 'change.undo', { change: leaf }))
  assert.equal(blocked.code, 'still-used')
  await fixture.ask('doc', 'change.undo', { change: last })
  assert.deepEqual(await kept(id), [])
  await attach(id, stamps.answer)
  assert.equal((await kept(id)).length, 1)
})

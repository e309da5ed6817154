// Reading on a full disk: what was handed in is kept, says that it was not read, and is read when
// there is room again. Everything here is drawn or invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { Sandbox } from '@tumen/intake'
import { actorOf, openFixture, refused } from '../../fixture/desk.ts'
import { callByName } from '../call.ts'

const LETTER = readFileSync(new URL('../../../../vectors/intake/river-letter.png', import.meta.url))
const MAIL = readFileSync(new URL('../../../../vectors/intake/held-mail.eml', import.meta.url))
const REPORT = readFileSync(
  new URL('../../../../vectors/intake/river-observer.pdf', import.meta.url),
)

interface Added {
  id: string
  units: number
  closedAs?: string
  layer?: { findings: { code: string }[] }
  here?: { id: string }[]
}

test('[D1164] on a full disk a file is kept unread, and read when it is added again', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const real = await new Sandbox().report()
  let isFull = true
  const sandbox = new Sandbox(undefined, async () => {
    if (isFull) throw Object.assign(new Error('canary'), { code: 'ENOSPC' })
    return real
  })
  const desk = { ...fixture.desk, sandbox }
  const call = { actor: actorOf('own'), progress: { report: () => undefined } }
  const add = (bytes: Buffer) => {
    const input = { published: '2022-04-10', bytes: bytes.toString('base64') }
    return callByName(desk, 'document.add', input, call) as Promise<Added>
  }
  const files = { letter: LETTER, mail: MAIL, report: REPORT }
  const kept = new Map<string, string>()
  for (const [name, bytes] of Object.entries(files)) {
    const added = await add(bytes)
    assert.deepEqual([added.units, added.layer?.findings], [0, [{ code: 'no_space', count: 1 }]])
    assert.ok(added.closedAs, name)
    kept.set(name, added.id)
    const stored = await fixture.desk.ledger.read.document(added.id)
    assert.ok(stored)
    const original = await fixture.desk.ledger.bytesOf(stored.row)
    assert.equal(Buffer.compare(Buffer.from(original), bytes), 0, name)
    // As long as there is no room it is the same, and not taken in twice.
    assert.equal((await refused(add(bytes))).code, 'duplicate-document', name)
  }
  // What needs no other process goes on.
  const plain = await add(Buffer.from('At least 52 people were held in Liaoning.'))
  assert.ok(plain.units > 0)
  isFull = false
  for (const [name, bytes] of Object.entries(files)) {
    if (name === 'report' && real.level !== 'A') continue
    const again = await add(bytes)
    assert.ok(again.units > 0, name)
    assert.deepEqual(
      again.here?.map(({ id }) => id),
      [kept.get(name)],
      name,
    )
  }
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D1164] any other trouble of a machine is no want of room, and nothing is kept', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const sandbox = new Sandbox(undefined, () => Promise.reject(new Error('canary')))
  const size = await fixture.size()
  const call = { actor: actorOf('own'), progress: { report: () => undefined } }
  const input = { published: '2022-04-10', title: 'L', language: 'en' }
  const bytes = LETTER.toString('base64')
  const asked = callByName(
    { ...fixture.desk, sandbox },
    ...(['document.add', { ...input, bytes }, call] as const),
  )
  await assert.rejects(asked, { name: 'Fault' })
  assert.equal(await fixture.size(), size)
})

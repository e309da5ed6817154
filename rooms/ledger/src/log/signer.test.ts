// The signer refuses to fork: the ledger, the side file and a witness, each as the only one that
// tells the truth. Custody.md section 8 and "What must be shown", 4.
import assert from 'node:assert/strict'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'
import { type HeldNote, noteKey, signNote } from '@tumen/custody'
import {
  addClaim,
  changeOf,
  claimOf,
  type Fixture,
  makeFixture,
  signedAhead,
  storeTest,
} from '../../fixture/store.ts'
import { LedgerFault } from '../fault.ts'
import type { Ledger } from '../ledger.ts'

/** A workspace with a side file, and the means to put an older copy of it back. */
async function makeSigned(t: TestContext) {
  let place = ''
  const fixture = await makeFixture(t, { headFile: () => (place === '' ? undefined : place) })
  const outside = join(fixture.folder, '..', 'outside')
  const use = async (name: string) => {
    place = name === '' ? '' : join(outside, name, 'head')
    await fixture.reopen()
    return place
  }
  await use('honest')
  return { fixture, use, copies: copiesOf(fixture) }
}

function copiesOf(fixture: Fixture) {
  const at = (name: string) => `${fixture.folder}.${name}`
  const swap = async (from: string, to: string) => {
    await fixture.ledger.close()
    rmSync(to, { recursive: true, force: true })
    cpSync(from, to, { recursive: true })
    await fixture.reopen()
  }
  return {
    keep: (name: string) => swap(fixture.folder, at(name)),
    putBack: (name: string) => swap(at(name), fixture.folder),
  }
}

let claims = 0
async function signMore(ledger: Ledger): Promise<string> {
  await addClaim(ledger, claimOf(`claim_${claims++}`))
  return ledger.checkpoint()
}

function headOf(note: string): HeldNote {
  return { by: 'witness', name: 'witness.example/north', note }
}

/** Asserts that signing is refused, by whom, and that nothing was changed by it. */
async function assertRefused(
  fixture: Fixture,
  wanted: [code: string, ...heads: string[]],
  witnessed: readonly HeldNote[] = [],
): Promise<void> {
  const before = [await fixture.ledger.head(), await fixture.ledger.heads()]
  const fault = await fixture.ledger.checkpoint(witnessed).catch((error: unknown) => error)
  assert.ok(fault instanceof LedgerFault, String(fault))
  const heads = (fault.heads ?? []).map(({ by, size }) => `${by} ${size}`)
  assert.deepEqual([fault.code, ...heads], wanted)
  assert.deepEqual([await fixture.ledger.head(), await fixture.ledger.heads()], before)
}

storeTest('[L117] the side file holds the newest note, for its owner only', async (t) => {
  const { fixture, use } = await makeSigned(t)
  const note = await signMore(fixture.ledger)
  const path = await use('honest')
  assert.equal(readFileSync(path, 'utf8'), note)
  if (process.platform !== 'win32')
    assert.deepEqual(
      [statSync(path), statSync(dirname(path))].map(({ mode }) => mode & 0o777),
      [0o600, 0o700],
    )
  const next = await signMore(fixture.ledger)
  assert.equal(readFileSync(path, 'utf8'), next)
  assert.equal(await fixture.ledger.checkpoint(), next)
})

storeTest(
  '[L117] what was signed before a crash is shown only when the side file has it',
  async (t) => {
    const { fixture, use } = await makeSigned(t)
    await signMore(fixture.ledger)
    const path = await use('honest')
    const kept = readFileSync(path, 'utf8')
    // The folder becomes a file: the commit goes through, the writing of the side file does not.
    rmSync(dirname(path), { recursive: true })
    writeFileSync(dirname(path), '')
    await assert.rejects(signMore(fixture.ledger), { code: 'head-unwritten' })
    for (const show of [
      () => fixture.ledger.log(),
      () => fixture.ledger.prove(1),
      () => fixture.ledger.heads(),
    ])
      await assert.rejects(show(), { code: 'head-unwritten' })
    rmSync(dirname(path))
    mkdirSync(dirname(path))
    writeFileSync(path, kept)
    await fixture.reopen()
    const { note } = await fixture.ledger.log()
    assert.equal(note?.split('\n')[1], '32')
    assert.equal(readFileSync(path, 'utf8'), note)
    assert.equal((await signMore(fixture.ledger)).split('\n')[1], '48')
  },
)

storeTest(
  '[L118] an older copy is refused by the side file alone, and by a witness alone',
  async (t) => {
    const { fixture, use, copies } = await makeSigned(t)
    await signMore(fixture.ledger)
    await copies.keep('older')
    const newer = await signMore(fixture.ledger)
    await copies.putBack('older')
    await assertRefused(fixture, ['older-than-known', 'side-file 32'])
    // Further work makes it as long, and another history.
    await addClaim(fixture.ledger, claimOf('claim_other'))
    await assertRefused(fixture, ['older-than-known', 'side-file 32'])
    await use('elsewhere')
    await assertRefused(fixture, ['older-than-known', 'witness 32'], [headOf(newer)])
  },
)

storeTest(
  '[L118] mutation test: a signer that does not ask the side file signs a second history',
  async (t) => {
    const { fixture, use, copies } = await makeSigned(t)
    await signMore(fixture.ledger)
    await copies.keep('older')
    const first = await signMore(fixture.ledger)
    await copies.putBack('older')
    await use('')
    const second = await signMore(fixture.ledger)
    assert.equal(second.split('\n')[1], first.split('\n')[1])
    assert.notEqual(second.split('\n')[2], first.split('\n')[2])
  },
)

storeTest('[L119] a fork is refused, whoever alone holds the first history', async (t) => {
  const { fixture, use, copies } = await makeSigned(t)
  await signMore(fixture.ledger)
  await copies.keep('start')
  const first = await signMore(fixture.ledger)
  await copies.keep('first')
  // Somebody who has the key makes a second history, with a side file of their own.
  await copies.putBack('start')
  await use('forger')
  const second = await signMore(fixture.ledger)
  await copies.keep('second')
  await use('honest')
  await assertRefused(fixture, ['fork', 'ledger 32', 'side-file 32'])
  await use('forger')
  await assertRefused(fixture, ['fork', 'ledger 32', 'witness 32'], [headOf(first)])
  // The ledger is the honest one; side file and witness were turned.
  await copies.putBack('first')
  await assertRefused(fixture, ['fork', 'ledger 32', 'side-file 32'], [headOf(second)])
  // The second history goes on: the first heads are no longer in it.
  await copies.putBack('second')
  await signMore(fixture.ledger)
  await use('honest')
  await assertRefused(fixture, ['rewritten', 'side-file 32'])
  await use('forger')
  await assertRefused(fixture, ['rewritten', 'witness 32'], [headOf(first)])
})

storeTest('[L120] a side file that is no note of the log is refused, and stays', async (t) => {
  const { fixture, use } = await makeSigned(t)
  const note = await signMore(fixture.ledger)
  const path = await use('honest')
  const forged = note.replace('\n16\n', '\n15\n')
  for (const text of ['', 'a head', forged, `${note}\n`]) {
    writeFileSync(path, text)
    await assertRefused(fixture, ['head-unreadable'])
    assert.equal(readFileSync(path, 'utf8'), text)
    assert.equal((await fixture.ledger.log()).note, note)
  }
})

storeTest(
  '[L121] a week without a change signs a whole block of pads, six days do not',
  async (t) => {
    const fixture = await makeFixture(t)
    fixture.now.at = '2019-08-10T00:00:00.900Z'
    const note = await signMore(fixture.ledger)
    fixture.now.at = '2019-08-16T23:59:59.000Z'
    assert.equal(await fixture.ledger.checkpoint(), note)
    fixture.now.at = '2019-08-17T00:00:00.100Z'
    assert.equal((await fixture.ledger.checkpoint()).split('\n')[1], '32')
    assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
  },
)

storeTest('[L122] FS11 names who holds a head that the log does not continue', async (t) => {
  const { fixture, use, copies } = await makeSigned(t)
  await signMore(fixture.ledger)
  await copies.keep('older')
  const newer = headOf(await signMore(fixture.ledger))
  assert.deepEqual(await fixture.ledger.fsck({ all: true, witnessed: [newer] }), [])
  await copies.putBack('older')
  const path = await use('honest')
  assert.deepEqual(await fixture.ledger.fsck({ all: true, witnessed: [newer] }), [
    { code: 'FS11', what: 'older-than-known', id: 'side-file', head: 32 },
    { code: 'FS11', what: 'older-than-known', id: 'witness.example/north', head: 32 },
  ])
  writeFileSync(path, 'nothing of the log')
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [
    { code: 'FS11', what: 'side-file-form' },
  ])
  assert.ok(existsSync(path))
})

storeTest('[L117] notes and proofs are read while a long change is being written', async (t) => {
  const { fixture } = await makeSigned(t)
  const { ledger } = fixture
  const note = await signMore(ledger)
  let end = () => {}
  const gate = new Promise<void>((done) => {
    end = done
  })
  const change = changeOf('claim_long')
  const long = ledger.change(change, async (write) => {
    await write.appendClaim(claimOf('claim_long'), [])
    await gate
  })
  assert.equal((await ledger.log()).note, note)
  assert.equal((await ledger.heads())[0]?.file, note)
  assert.ok((await ledger.prove(1)).proof.endsWith(note))
  end()
  assert.equal((await long).leaf, 16)
})

storeTest(
  '[L170] what the log did not sign stops nothing and is no reason for a new log',
  async (t) => {
    const { fixture } = await makeSigned(t)
    const { ledger } = fixture
    await signMore(ledger)
    const ahead = await signedAhead(ledger, 512)
    const other = noteKey(new Uint8Array(32).fill(3), ahead.note.split('\n')[0] ?? '')
    const text = ahead.note.slice(0, ahead.note.lastIndexOf('\n\n') + 1)
    const lies = ['512\n', text, signNote(text, other), ahead.note.replace('\n512\n', '\n528\n')]
    const said = lies.map((note): HeldNote => ({ by: 'witness', name: 'w', note }))
    assert.deepEqual(await ledger.fsck({ all: true, witnessed: said }), [])
    await addClaim(ledger, claimOf(`claim_${claims++}`))
    assert.equal((await ledger.checkpoint(said)).split('\n')[1], '32')
    const order = { by: 'u-owner', newLog: true, witnessed: said }
    await assert.rejects(ledger.restore(order), { code: 'log-continues' })
    assert.deepEqual((await ledger.restore({ ...order, newLog: false })).against, [])
    // Bite: the same with the one note that the log did sign.
    await assertRefused(fixture, ['older-than-known', 'witness 512'], [...said, ahead])
    const found = await ledger.fsck({ all: true, witnessed: [...said, ahead] })
    assert.deepEqual(found, [{ code: 'FS11', what: 'older-than-known', id: 'w', head: 512 }])
    const { against } = await ledger.restore({ ...order, witnessed: [...said, ahead] })
    assert.deepEqual(
      against.map(({ by, name, size, note }) => [by, name, size, note]),
      [['witness', 'w', 512, ahead.note]],
    )
  },
)

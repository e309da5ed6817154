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
  makeTrial,
  signedAhead,
  storeTest,
  type Trial,
} from '../../fixture/store.ts'
import { LedgerFault } from '../fault.ts'
import type { Ledger } from '../ledger.ts'

/** A workspace with a side file, and the means to put an older copy of it back. */
async function makeSigned(t: TestContext) {
  let place = ''
  const trial = await makeTrial(t, { headFile: () => (place === '' ? undefined : place) })
  const outside = join(trial.folder, '..', 'outside')
  const use = async (name: string) => {
    place = name === '' ? '' : join(outside, name, 'head')
    await trial.reopen()
    return place
  }
  await use('honest')
  return { trial, use, copies: copiesOf(trial) }
}

function copiesOf(trial: Trial) {
  const at = (name: string) => `${trial.folder}.${name}`
  const swap = async (from: string, to: string) => {
    await trial.ledger.close()
    rmSync(to, { recursive: true, force: true })
    cpSync(from, to, { recursive: true })
    await trial.reopen()
  }
  return {
    keep: (name: string) => swap(trial.folder, at(name)),
    putBack: (name: string) => swap(at(name), trial.folder),
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
  trial: Trial,
  wanted: [code: string, ...heads: string[]],
  witnessed: readonly HeldNote[] = [],
): Promise<void> {
  const before = [await trial.ledger.head(), await trial.ledger.heads()]
  const fault = await trial.ledger.checkpoint(witnessed).catch((error: unknown) => error)
  assert.ok(fault instanceof LedgerFault, String(fault))
  const heads = (fault.heads ?? []).map(({ by, size }) => `${by} ${size}`)
  assert.deepEqual([fault.code, ...heads], wanted)
  assert.deepEqual([await trial.ledger.head(), await trial.ledger.heads()], before)
}

storeTest('[L117] the side file holds the newest note, for its owner only', async (t) => {
  const { trial, use } = await makeSigned(t)
  const note = await signMore(trial.ledger)
  const path = await use('honest')
  assert.equal(readFileSync(path, 'utf8'), note)
  if (process.platform !== 'win32')
    assert.deepEqual(
      [statSync(path), statSync(dirname(path))].map(({ mode }) => mode & 0o777),
      [0o600, 0o700],
    )
  const next = await signMore(trial.ledger)
  assert.equal(readFileSync(path, 'utf8'), next)
  assert.equal(await trial.ledger.checkpoint(), next)
})

storeTest(
  '[L117] what was signed before a crash is shown only when the side file has it',
  async (t) => {
    const { trial, use } = await makeSigned(t)
    await signMore(trial.ledger)
    const path = await use('honest')
    const kept = readFileSync(path, 'utf8')
    // The folder becomes a file: the commit goes through, the writing of the side file does not.
    rmSync(dirname(path), { recursive: true })
    writeFileSync(dirname(path), '')
    await assert.rejects(signMore(trial.ledger), { code: 'head-unwritten' })
    for (const show of [
      () => trial.ledger.log(),
      () => trial.ledger.prove(1),
      () => trial.ledger.heads(),
    ])
      await assert.rejects(show(), { code: 'head-unwritten' })
    rmSync(dirname(path))
    mkdirSync(dirname(path))
    writeFileSync(path, kept)
    await trial.reopen()
    const { note } = await trial.ledger.log()
    assert.equal(note?.split('\n')[1], '32')
    assert.equal(readFileSync(path, 'utf8'), note)
    assert.equal((await signMore(trial.ledger)).split('\n')[1], '48')
  },
)

storeTest(
  '[L118] an older copy is refused by the side file alone, and by a witness alone',
  async (t) => {
    const { trial, use, copies } = await makeSigned(t)
    await signMore(trial.ledger)
    await copies.keep('older')
    const newer = await signMore(trial.ledger)
    await copies.putBack('older')
    await assertRefused(trial, ['older-than-known', 'side-file 32'])
    // Further work makes it as long, and another history.
    await addClaim(trial.ledger, claimOf('claim_other'))
    await assertRefused(trial, ['older-than-known', 'side-file 32'])
    await use('elsewhere')
    await assertRefused(trial, ['older-than-known', 'witness 32'], [headOf(newer)])
  },
)

storeTest(
  '[L118] bite: a signer that does not ask the side file signs a second history',
  async (t) => {
    const { trial, use, copies } = await makeSigned(t)
    await signMore(trial.ledger)
    await copies.keep('older')
    const first = await signMore(trial.ledger)
    await copies.putBack('older')
    await use('')
    const second = await signMore(trial.ledger)
    assert.equal(second.split('\n')[1], first.split('\n')[1])
    assert.notEqual(second.split('\n')[2], first.split('\n')[2])
  },
)

storeTest('[L119] a fork is refused, whoever alone holds the first history', async (t) => {
  const { trial, use, copies } = await makeSigned(t)
  await signMore(trial.ledger)
  await copies.keep('start')
  const first = await signMore(trial.ledger)
  await copies.keep('first')
  // Somebody who has the key makes a second history, with a side file of their own.
  await copies.putBack('start')
  await use('forger')
  const second = await signMore(trial.ledger)
  await copies.keep('second')
  await use('honest')
  await assertRefused(trial, ['fork', 'ledger 32', 'side-file 32'])
  await use('forger')
  await assertRefused(trial, ['fork', 'ledger 32', 'witness 32'], [headOf(first)])
  // The ledger is the honest one; side file and witness were turned.
  await copies.putBack('first')
  await assertRefused(trial, ['fork', 'ledger 32', 'side-file 32'], [headOf(second)])
  // The second history goes on: the first heads are no longer in it.
  await copies.putBack('second')
  await signMore(trial.ledger)
  await use('honest')
  await assertRefused(trial, ['rewritten', 'side-file 32'])
  await use('forger')
  await assertRefused(trial, ['rewritten', 'witness 32'], [headOf(first)])
})

storeTest('[L120] a side file that is no note of the log is refused, and stays', async (t) => {
  const { trial, use } = await makeSigned(t)
  const note = await signMore(trial.ledger)
  const path = await use('honest')
  const forged = note.replace('\n16\n', '\n15\n')
  for (const text of ['', 'a head', forged, `${note}\n`]) {
    writeFileSync(path, text)
    await assertRefused(trial, ['head-unreadable'])
    assert.equal(readFileSync(path, 'utf8'), text)
    assert.equal((await trial.ledger.log()).note, note)
  }
})

storeTest(
  '[L121] a week without a change signs a whole block of pads, six days do not',
  async (t) => {
    const trial = await makeTrial(t)
    trial.now.at = '2019-08-10T00:00:00.900Z'
    const note = await signMore(trial.ledger)
    trial.now.at = '2019-08-16T23:59:59.000Z'
    assert.equal(await trial.ledger.checkpoint(), note)
    trial.now.at = '2019-08-17T00:00:00.100Z'
    assert.equal((await trial.ledger.checkpoint()).split('\n')[1], '32')
    assert.deepEqual(await trial.ledger.fsck({ all: true }), [])
  },
)

storeTest('[L122] FS11 names who holds a head that the log does not continue', async (t) => {
  const { trial, use, copies } = await makeSigned(t)
  await signMore(trial.ledger)
  await copies.keep('older')
  const newer = headOf(await signMore(trial.ledger))
  assert.deepEqual(await trial.ledger.fsck({ all: true, witnessed: [newer] }), [])
  await copies.putBack('older')
  const path = await use('honest')
  assert.deepEqual(await trial.ledger.fsck({ all: true, witnessed: [newer] }), [
    { code: 'FS11', what: 'older-than-known', id: 'side-file', head: 32 },
    { code: 'FS11', what: 'older-than-known', id: 'witness.example/north', head: 32 },
  ])
  writeFileSync(path, 'nothing of the log')
  assert.deepEqual(await trial.ledger.fsck({ all: true }), [
    { code: 'FS11', what: 'side-file-form' },
  ])
  assert.ok(existsSync(path))
})

storeTest('[L117] notes and proofs are read while a long change is being written', async (t) => {
  const { trial } = await makeSigned(t)
  const { ledger } = trial
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
    const { trial } = await makeSigned(t)
    const { ledger } = trial
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
    await assertRefused(trial, ['older-than-known', 'witness 512'], [...said, ahead])
    const found = await ledger.fsck({ all: true, witnessed: [...said, ahead] })
    assert.deepEqual(found, [{ code: 'FS11', what: 'older-than-known', id: 'w', head: 512 }])
    const { against } = await ledger.restore({ ...order, witnessed: [...said, ahead] })
    assert.deepEqual(
      against.map(({ by, name, size, note }) => [by, name, size, note]),
      [['witness', 'w', 512, ahead.note]],
    )
  },
)

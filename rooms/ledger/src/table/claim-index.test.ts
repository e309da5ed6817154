import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { Claim } from '@tumen/claim'
import {
  changeOf,
  claimOf,
  countedRandom,
  makeFixture,
  openingsOf,
  openRaw,
  scopeOf,
  storeTest,
} from '../../fixture/store.ts'
import { makeChange } from '../change/change.ts'
import { readKnownTime } from '../change/known-time.ts'
import { Inserters } from '../change/row-batch.ts'
import { connect } from '../dialect/connection.ts'
import { ObjectStore } from '../evidence/object-store.ts'
import type { Writer } from '../ledger.ts'
import { readState } from '../log/state.ts'
import { readSecrets } from '../workspace/secret.ts'

storeTest('[L15] [L17] index rows that are written in several parts are all there', async (t) => {
  const fixture = await makeFixture(t)
  await fixture.ledger.close()
  const database = openRaw(join(fixture.folder, 'ledger.db'))
  const store = connect(database)
  const { secrets } = await readSecrets(store)
  const random = countedRandom()
  const room = {
    ...{ store, inserters: new Inserters(store), subjectKey: secrets.subjectKey, random },
    objects: new ObjectStore(fixture.folder, secrets.nameKey, { random }),
    clock: () => new Date('2019-08-09T10:00:00.000Z'),
    ...{ clockMayJump: false, time: await readKnownTime(store) },
    // The parts of a large import, made small.
    mostClaims: 150,
  }
  const work = async (write: Writer) => {
    for (let n = 0; n < 700; n++) {
      await write.appendClaim(claimOf(`claim_${(n * 37) % 700}`), [scopeOf()])
      // A status now and then: it must find the claim before it, wherever that one waits.
      const claim = `claim_${(((n / 2) | 0) * 37) % 700}`
      if (n % 180 === 99) await write.append('claim_status', { claim, status: 'live', reason: 'r' })
    }
  }
  await makeChange(room, await readState(store), changeOf('run_1'), work)
  database.close()
  const ledger = await fixture.reopen()
  assert.deepEqual(await ledger.fsck({ all: true, scopesOf: () => [scopeOf()] }), [])
  assert.equal((await ledger.read.claimsForFigure({ acts: ['detention'] })).length, 700)
  assert.equal((await ledger.read.claim('claim_37'))?.claim.leafRow, 1)
  const linked = (await openingsOf(fixture, 1)).filter(({ said }) => said.p !== null)
  assert.equal(linked.length, 4, 'each status names the opening of its claim')
})

storeTest('[L192] claims of an earlier format get the scopes of places on their way', async (t) => {
  const fixture = await makeFixture(t)
  const place = (role: 'origin' | 'transit', name: string) => ({
    ...{ role, name, gazetteer: name, level: 'settlement' as const, relation: 'in' as const },
    ...{ stated: true, ucdpPrec: 1 },
  })
  const passing = { ...claimOf('b'), places: [place('origin', 'CN'), place('transit', 'KP/HB')] }
  const scopesOf = (claim: Claim) =>
    claim.places.length < 2 ? [scopeOf()] : claim.places.map(({ name }) => scopeOf({ path: name }))
  await fixture.ledger.change(changeOf('run_1'), async (write) => {
    await write.appendClaim(claimOf('a'), [scopeOf()])
    // As a version before wrote it: by its own place only.
    await write.appendClaim(passing, [scopeOf({ path: 'CN' })])
  })
  const asked = { acts: ['detention' as const], place: 'KP/HB' }
  await fixture.tamper((database) => {
    const later = [
      'claim_scope_due',
      'redaction',
      'layer_text',
      'text_layer',
      'content_mark',
      'bundle_taken',
      'collected_claim',
      'collected_document',
      'redaction_copy',
      'reader_setting',
      'model_reading',
      'account',
      'account_group',
      'credential',
      'review_step',
      'belonging',
      'item',
      'item_group',
      'item_row',
      'access_grant',
      'access_entry',
      'involvement',
      'event_relation',
      'custom_field',
      'custom_value',
      'waiting_file',
    ]
    for (const table of later) database.exec(`DROP TABLE ${table}`)
    for (const table of ['document', 'claim']) database.exec(`DROP INDEX ${table}_closed`)
    database.exec('DELETE FROM migration WHERE number >= 13')
  })
  const { ledger } = fixture
  assert.equal(await ledger.scopesDue(), 1)
  assert.notDeepEqual(await ledger.fsck({ all: true, scopesOf }), [])
  const before = await ledger.head()
  await ledger.drawScopes(scopesOf)
  assert.deepEqual(await ledger.fsck({ all: true, scopesOf }), [])
  assert.deepEqual(await ledger.head(), before, 'no leaf of the log')
  const found = await ledger.read.claimsForFigure(asked)
  assert.deepEqual(
    found.map(({ claim }) => claim.row.id),
    ['b'],
  )
  // Once only, also when it is asked for again.
  await ledger.drawScopes(scopesOf)
  assert.equal(await (await fixture.reopen()).scopesDue(), 0)
  assert.deepEqual(await fixture.ledger.fsck({ all: true, scopesOf }), [])
})

// Lists with names in tables of estimates: by the persons that their mentions were resolved to.
// All invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Writer } from '@tumen/ledger'
import { undo } from '../../fixture/change.ts'
import { openTrial, refused, type TrialDesk } from '../../fixture/desk.ts'

interface Table {
  persons: number
  cells: { lists: number[]; persons: number }[]
  hash: string
}

const tableOf = (trial: TrialDesk, from: string[], more: object = {}) =>
  trial.ask<Table>('sta', 'estimate.table', { from, ...more })

async function change(trial: TrialDesk, day: string, work: (write: Writer) => Promise<void>) {
  trial.now.day = day
  const of = { operation: 'list.import', by: 'own', subject: 'a' }
  return (await trial.desk.ledger.change(of, work)).leaf
}

/** Lists a and b of three mentions each. */
async function opened(): Promise<TrialDesk> {
  const trial = await openTrial()
  for (const id of ['a', 'b']) await trial.ask('ana', 'list.record', { id, title: id })
  await change(trial, '2022-05-02', async (write) => {
    for (const list of ['a', 'b'])
      for (const n of [1, 2, 3])
        await write.append('mention', { id: `${list}/${n}`, list, written: {}, name: `N ${n}` })
  })
  return trial
}

const resolved = (pairs: Record<string, string>) => async (write: Writer) => {
  for (const [mention, person] of Object.entries(pairs))
    await write.append('person_member', { person, mention })
}
const APART = { 'a/1': 'p1', 'a/2': 'p2', 'a/3': 'p3', 'b/1': 'p4', 'b/2': 'p5', 'b/3': 'p6' }

test('[D351] lists with names overlap by the persons of their mentions, as known then', async () => {
  const trial = await opened()
  const open = await refused(tableOf(trial, ['a', 'b']))
  assert.deepEqual(
    [open.code, open.details],
    [
      'lists-unresolved',
      [
        { list: 'a', entries: 3 },
        { list: 'b', entries: 3 },
      ],
    ],
  )
  await change(trial, '2022-05-03', resolved(APART))
  const apart = await tableOf(trial, ['a', 'b'])
  assert.deepEqual([apart.persons, apart.cells.length], [6, 2])
  const leaf = await change(trial, '2022-05-04', resolved({ 'b/1': 'p1', 'b/2': 'p2' }))
  const joined = await tableOf(trial, ['a', 'b'])
  assert.equal(joined.persons, 4)
  assert.deepEqual(joined.cells.find(({ lists }) => lists.length === 2)?.persons, 2)
  assert.equal((await tableOf(trial, ['a', 'b'], { asKnownOn: '2022-05-03' })).hash, apart.hash)
  await undo(trial, 'own', leaf)
  assert.deepEqual((await tableOf(trial, ['a', 'b'])).hash, apart.hash)
  await trial.close()
})

test('[D351] a list with names and one with pseudonyms do not name persons alike', async () => {
  const trial = await opened()
  await change(trial, '2022-05-03', resolved(APART))
  await trial.ask('ana', 'list.record', { id: 'c', title: 'c' })
  await trial.ask('ana', 'list.import', { csv: 'person\np1\n', list: 'c' })
  const apart = await refused(tableOf(trial, ['a', 'c']))
  assert.deepEqual([apart.code, apart.field], ['lists-apart', 'from'])
  await trial.close()
})

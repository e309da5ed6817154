import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { heldVerdicts, type JudgementRow, rowsInForce, type Verdict } from './judgement.ts'

function row(id: string, by: string, verdict: Verdict, withdraws?: string): JudgementRow {
  const said = { id, a: 'm-2', b: 'm-1', verdict, by, recorded: id }
  return withdraws === undefined ? said : { ...said, withdraws }
}

function held(...rows: JudgementRow[]): Verdict | undefined {
  return heldVerdicts(rows)[0]?.verdict
}

test('[N130] a withdrawn row no longer counts, and its withdrawal can be withdrawn', () => {
  const said = row('1', 'ada', 'same')
  const undone = row('2', 'ada', 'same', '1')
  const redone = row('3', 'ada', 'same', '2')
  assert.equal(held(said), 'same')
  assert.deepEqual(heldVerdicts([said, undone]), [])
  assert.equal(held(said, undone, redone), 'same')
  assert.deepEqual(
    rowsInForce([undone, redone, said]).map(({ id }) => id),
    ['1'],
    'rows count by their time, not by the order in which they come',
  )
})

test('[N130] an undone correction brings back what was said before', () => {
  const rows = [row('1', 'ada', 'same'), row('2', 'ada', 'different')]
  assert.equal(held(...rows), 'different')
  assert.equal(held(...rows, row('3', 'ada', 'same', '2')), 'same')
})

test('[N131] the newest row of a reviewer counts; a difference is possible until one decides', () => {
  assert.equal(held(row('1', 'ada', 'same'), row('2', 'ada', 'different')), 'different')
  const [differing] = heldVerdicts([row('1', 'ada', 'same'), row('2', 'bo', 'different')])
  assert.deepEqual(differing, {
    ...{ a: 'm-1', b: 'm-2', verdict: 'possible', disputed: true },
    rows: ['1', '2'],
  })
  const third = row('3', 'cy', 'different')
  assert.equal(held(row('1', 'ada', 'same'), row('2', 'bo', 'different'), third), 'different')
  assert.equal(held(row('1', 'ada', 'possible'), row('2', 'bo', 'possible')), 'possible')
})

test('[N131] the order in which rows come changes nothing', () => {
  const verdict = fc.constantFrom<Verdict>('same', 'different', 'possible')
  const reviewer = fc.constantFrom('ada', 'bo', 'cy')
  fc.assert(
    fc.property(fc.array(fc.tuple(reviewer, verdict), { maxLength: 8 }), (said) => {
      const rows = said.map(([by, is], at) => row(`r${at}`, by, is))
      assert.deepEqual(heldVerdicts(rows.toReversed()), heldVerdicts(rows))
    }),
  )
})

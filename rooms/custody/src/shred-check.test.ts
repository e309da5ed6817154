import assert from 'node:assert/strict'
import test from 'node:test'
import type { LogFinding } from './finding.ts'
import { digestText, hexText } from './hash.ts'
import { startLogCheck } from './log-check.ts'
import { listFile, type Opening } from './opening.ts'
import type { ShreddedRow, StoredOpening } from './opening-check.ts'
import { log, sha256, write } from './stored-log.test.ts'

/** One leaf of a log without tiles and checkpoints, in the order in which it is fed. */
interface Fed {
  c: Uint8Array
  shredBy?: number
  rows: (StoredOpening | ShreddedRow)[]
}

const ROWS = ['cl_1', 'cl_2', 'cl_3'].map((s) => write('claim.record', s))
const LIST = digestText(listFile(ROWS.map(sha256)))
const BATCH = write('claim.import', 'im_1', { o: { count: 3, list: LIST } })

function single(bytes: Uint8Array): Fed {
  return { c: sha256(bytes), rows: [{ row: -1, bytes, who: null }] }
}

function row(n: number): StoredOpening {
  return { row: n, bytes: ROWS[n] as Uint8Array, who: null }
}

function gone(n: number): ShreddedRow {
  return { row: n, c: sha256(ROWS[n] as Uint8Array), by: 2 }
}

/** Leaf 0, a batch, and a shredding that says `o`. */
function logOf(batch: Fed, o: Opening['o']): Fed[] {
  return [single(write('log.open', 'log')), batch, single(write('evidence.shred', 'log', { o }))]
}

function check(leaves: readonly Fed[]): LogFinding[] {
  const running = startLogCheck({ log })
  const findings: LogFinding[] = []
  for (const [idx, { c, shredBy, rows }] of leaves.entries()) {
    findings.push(...running.leaf(idx, c))
    if (shredBy !== undefined) running.shred(shredBy)
    for (const one of rows) {
      if ('bytes' in one) findings.push(...running.opening(one).findings)
      else findings.push(...running.shredRow(one))
    }
  }
  return [...findings, ...running.closeLeaves()]
}

/** The batch with its leaf's opening and row 1 gone. */
const PARTLY: Fed = { ...single(BATCH), rows: [...single(BATCH).rows, row(0), gone(1), row(2)] }
/** The batch without its leaf's opening: two rows are left. */
const WHOLE: Fed = { c: sha256(BATCH), shredBy: 2, rows: [row(0), gone(1), row(2)] }

test('[K100] a batch of which a row was shredded still gives its list', () => {
  assert.deepEqual(check(logOf(PARTLY, { rows: [[1, 1]] })), [])
  const unlisted = check(logOf(PARTLY, {}))
  assert.deepEqual(unlisted, [{ check: 'FS4', code: 'shred-unlisted', leaf: 1, row: 1 }])
  const whole = { ...single(BATCH), rows: [...single(BATCH).rows, row(0), row(1), row(2)] }
  const undone = check(logOf(whole, { rows: [[1, 1]] }))
  assert.deepEqual(undone, [{ check: 'FS4', code: 'shred-not-done', leaf: 1, row: 1 }])
  const other = { ...gone(1), c: sha256(BATCH.subarray(1)) }
  const forged = { ...PARTLY, rows: [...single(BATCH).rows, row(0), other, row(2)] }
  const found = check(logOf(forged, { rows: [[1, 1]] }))
  assert.deepEqual(found, [{ check: 'FS5', code: 'list-digest', leaf: 1 }])
})

test('[K100] a row that is gone without a trace is still a gap', () => {
  const rows = [...single(BATCH).rows, row(0), row(2)]
  const found = check(logOf({ ...single(BATCH), rows }, { rows: [[1, 1]] }))
  assert.deepEqual(
    found.map(({ code }) => code),
    ['row-gap', 'list-digest', 'shred-not-done'],
  )
})

test('[K101] what is left of a shredded batch is vouched for by the list of the shredding', () => {
  assert.deepEqual(check(logOf(WHOLE, { leaves: [1], lists: [LIST] })), [])
  const none = check(logOf(WHOLE, { leaves: [1] }))
  assert.deepEqual(none, [{ check: 'FS4', code: 'shred-not-done', leaf: 1 }])
  const lists = [`sha256:${'0'.repeat(64)}`]
  const other = check(logOf(WHOLE, { leaves: [1], lists }))
  assert.deepEqual(other, [{ check: 'FS5', code: 'list-digest', leaf: 1 }])
  const fewer = check(logOf({ ...WHOLE, rows: [row(0)] }, { leaves: [1], lists: [LIST] }))
  assert.deepEqual(fewer, [{ check: 'FS5', code: 'list-digest', leaf: 1 }])
  const empty = check(logOf({ ...WHOLE, rows: [] }, { leaves: [1], lists: [null] }))
  assert.deepEqual(empty, [])
})

test('[K102] what is no list of leaves, lists or rows lists nothing, and nothing is thrown', () => {
  for (const o of [
    { leaves: 'all' },
    { leaves: [1], lists: 7 },
    { leaves: ['1', null, {}], rows: [[1], 'x', [1, '1'], [null, 1]] },
    { leaves: [99, -1], lists: [LIST, LIST, LIST], rows: [[7, 7]] },
  ] as Opening['o'][]) {
    const codes = check(logOf(WHOLE, o)).map(({ code }) => code)
    assert.ok(codes.includes('shred-unlisted'), JSON.stringify(o))
  }
})

test('[K102] a subject goes on where a row of it was shredded', () => {
  const p = hexText(sha256(ROWS[1] as Uint8Array))
  const leaves = [
    ...logOf(PARTLY, { rows: [[1, 1]] }),
    single(write('claim.retract', 'cl_2', { p })),
  ]
  assert.deepEqual(check(leaves), [])
})

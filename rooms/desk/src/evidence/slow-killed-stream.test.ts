// A program that is killed while files stream in: a sealed original, or nothing. The same with a
// hundred kills is `bench/intake/killed.ts`.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { killOnce } from '../../fixture/killed-stream.ts'

const ROUNDS = 6

test('[D1125] killed while a file comes, a program leaves a sealed original or nothing', async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'tumen-killed-stream-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  const temporary = join(root, 'temporary')
  mkdirSync(temporary)
  const stream = { folder: join(root, 'workspace'), temporary, acknowledged: new Map() }
  let arriving = 0
  for (let round = 0; round < ROUNDS; round++) {
    const since = round % 2 === 0 ? 'first' : 'ready'
    const afterMs = 20 + ((round * 389) % 700)
    const { isArriving, wrong } = await killOnce(stream, round, { since, afterMs })
    assert.deepEqual(wrong, [], `round ${round}, ${afterMs} ms after ${since}`)
    if (isArriving) arriving++
  }
  assert.ok(stream.acknowledged.size >= ROUNDS / 2)
  assert.ok(arriving > 0, 'no kill met a file on its way')
  assert.deepEqual(readdirSync(root).sort(), ['temporary', 'workspace'])
  assert.deepEqual(readdirSync(temporary), [])
})

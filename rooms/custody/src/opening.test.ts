import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import test from 'node:test'
import fc from 'fast-check'
import { isFinding } from './finding.ts'
import { digestText, hexText, sha256 } from './hash.ts'
import { leafBytes, leafHash } from './leaf.ts'
import {
  commitmentOf,
  listFile,
  type Opening,
  openingFile,
  padFile,
  readListFile,
  readOpening,
  readWho,
  whoFile,
} from './opening.ts'
import { assertBytes, bytesOf, vectorBytes, vectorJson, workedLog } from './vector.test.ts'

function nonce(byte: number): string {
  return byte.toString(16).padStart(2, '0').repeat(32)
}

const claim: Opening = {
  at: '2026-11-24',
  k: 'claim.record',
  n: nonce(0x12),
  o: { digest: 'sha256:3a4767dbf787e5bfea8bdb44ce23e820794486cfbe883e5d80a6824919d32ab7' },
  p: null,
  s: 'cl_0a44',
  w: '5832cae8dd45b2651996efc6279d260a2ad145735878a3002ba74dd603303bec',
}

test('[K5] log-5/openings: an opening is written as the file', () => {
  assertBytes(openingFile(claim), vectorBytes('log-5/openings/2.json'))
  assertBytes(padFile('2026-11-24', nonce(0x14)), vectorBytes('log-5/openings/4.json'))
})

test('[K5] [K6] log-5/openings: each is read, written again, and committed to', () => {
  for (const { index, c } of workedLog.leaves) {
    const bytes = vectorBytes(`log-5/openings/${index}.json`)
    const opening = readOpening(bytes)
    assert.ok(!isFinding(opening))
    assertBytes(openingFile(opening), bytes)
    assert.equal(hexText(commitmentOf(bytes)), c)
  }
})

const TOOL = 'sha256sum'

test('[K6] sha256sum prints the commitment of an opening', (t) => {
  const bytes = vectorBytes('log-5/openings/1.json')
  const run = spawnSync(TOOL, { input: bytes, encoding: 'utf8' })
  if (run.error) {
    process.stdout.write('skipped: sha256sum is not installed\n')
    return t.skip('sha256sum is not installed')
  }
  assert.equal(run.stdout.slice(0, 64), hexText(commitmentOf(bytes)))
})

test('[K7] log-5/openings: who files are written as the files and named by w', () => {
  const file = whoFile({ act: 'u-3f', at: '2026-11-24T22:40:11Z', n: nonce(0xa2) })
  assertBytes(file, vectorBytes('log-5/openings/2.who.json'))
  assert.equal(hexText(sha256(file)), claim.w)
  assert.deepEqual(readWho(file), { act: 'u-3f', at: '2026-11-24T22:40:11Z', n: nonce(0xa2) })
})

test('[K5] a member that does not have its form is named, and its value is not', () => {
  const wrong: [Partial<Record<keyof Opening, unknown>>, string][] = [
    [{ at: '2026-11-24T10:00:00Z' }, 'at'],
    [{ k: 'CANARY' }, 'k'],
    [{ n: nonce(0xab).toUpperCase() }, 'n'],
    [{ o: [] }, 'o'],
    [{ p: '' }, 'p'],
    [{ s: '' }, 's'],
    [{ w: undefined }, 'w'],
    [{ extra: 1 } as object, 'members'],
  ]
  for (const [change, field] of wrong) {
    const opening = { ...claim, ...change } as Opening
    assert.throws(() => openingFile(opening), new RegExp(`its ${field}$`))
  }
})

test('[K5] [K7] a file with other members, another version or other types is refused', () => {
  const text = new TextDecoder().decode(openingFile(claim))
  const read = (changed: string) => readOpening(bytesOf(changed))
  assert.deepEqual(read(text.replace('"v":1', '"v":2')), { code: 'opening-form', field: 'v' })
  const more = read(text.replace('"v":1,', '"v":1,"vv":1,'))
  assert.deepEqual(more, { code: 'opening-form', field: 'members' })
  assert.deepEqual(read('[]\n'), { code: 'opening-form' })
  assert.deepEqual(read(text.slice(0, -1)), { code: 'not-canonical' })
  assert.deepEqual(readWho(openingFile(claim)), { code: 'who-form', field: 'act' })
})

test('[K8] batch/: the list file, its digest, and the leaf that stands for all rows', () => {
  const rows = vectorJson<string[]>('batch/rows.json').map(bytesOf)
  const batch = vectorJson<Record<string, string>>('batch/batch.json')
  const list = listFile(rows.map((row) => commitmentOf(row)))
  assertBytes(list, vectorBytes('batch/list.txt'))
  assert.equal(digestText(list), `sha256:${batch.listSha256}`)
  const c = commitmentOf(vectorBytes('batch/opening.json'))
  assert.equal(hexText(c), batch.c)
  assertBytes(leafBytes(c), bytesOf(batch.leaf ?? ''))
  assert.equal(hexText(leafHash(leafBytes(c))), batch.leafHash)
})

test('[K8] a list file is read as it was written, and nothing else is a list file', () => {
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 5 }), (commitments) => {
      assert.deepEqual(readListFile(listFile(commitments)), { commitments })
    }),
    { numRuns: 200 },
  )
  const line = `${nonce(1)}\n`
  for (const bad of [nonce(1), `${line}\n`, line.toUpperCase().replace('0', 'A'), `${line}x\n`]) {
    assert.deepEqual(readListFile(bytesOf(bad)), { code: 'list-form' }, bad)
  }
})

const hex = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(hexText)
const drawnOpening: fc.Arbitrary<Opening> = fc.record({
  at: fc.constantFrom('2026-11-24', '1999-01-31'),
  k: fc.constantFrom('claim.record', 'log.pad', 'evidence.add'),
  n: hex,
  o: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null))),
  p: fc.option(hex),
  s: fc.stringMatching(/^[a-z0-9_]{1,12}$/),
  w: fc.option(hex),
})

test('[K42] an opening is read as it was written; any bytes give an opening or a finding', () => {
  fc.assert(
    fc.property(drawnOpening, (opening) => {
      const read = readOpening(openingFile(opening))
      assert.ok(!isFinding(read))
      assertBytes(openingFile(read), openingFile(opening))
    }),
    { numRuns: 200 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const read = readOpening(bytes)
      if (!isFinding(read)) assertBytes(openingFile(read), bytes)
      readWho(bytes)
      readListFile(bytes)
    }),
    { numRuns: 300 },
  )
})

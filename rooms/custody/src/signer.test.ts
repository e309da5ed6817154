// The signer's look at every known head. Expected answers follow from custody.md section 8.
import assert from 'node:assert/strict'
import test from 'node:test'
import { withBroken } from '../fixture/broken-room.ts'
import { checkpointText } from './checkpoint.ts'
import { appendLeaf, emptyEdge, rootOf } from './edge.ts'
import { noteKey } from './key.ts'
import { leafBytes, leafHash } from './leaf.ts'
import { signNote } from './note.ts'
import { HEAD_HOLDERS, judgeHeads, type KnownHead, openHeads } from './signer.ts'
import { emptyTail, growTail, tileReader } from './tail.ts'
import { testSeed } from './vector.test.ts'

/** A log of `size` leaves; `mark` makes another history of it from leaf `from` on. */
function logOf(size: number, mark = 0, from = 0) {
  const hashes = Array.from({ length: size }, (_, n) =>
    leafHash(leafBytes(testSeed(n >= from ? (n + mark) % 256 : n))),
  )
  const { tail } = growTail(emptyTail(), hashes)
  const roots = [rootOf(emptyEdge())]
  let edge = emptyEdge()
  for (const hash of hashes) {
    edge = appendLeaf(edge, hash)
    roots.push(rootOf(edge))
  }
  return { now: { size, readTile: tileReader(tail, () => new Uint8Array()) }, roots }
}

const honest = logOf(32)
const headOf = (by: KnownHead['by'], size: number, roots = honest.roots): KnownHead => ({
  ...{ by, size, root: roots[size] as Uint8Array, note: '' },
  ...(by === 'witness' ? { name: 'witness.example/north' } : {}),
})

/** What is found, each with who says so. */
async function found(log: typeof honest, heads: KnownHead[]) {
  const findings = await judgeHeads(log.now, heads)
  return findings.map(({ code, heads: at }) => [code, ...at.map(({ by, size }) => `${by} ${size}`)])
}

test('[K90] a log that continues every head that is known may be signed', async () => {
  const heads = [headOf('ledger', 16), headOf('side-file', 16), headOf('witness', 0)]
  assert.deepEqual(await found(honest, heads), [])
  assert.deepEqual(await found(honest, []), [])
  assert.deepEqual(await found(logOf(16), heads), [])
})

test('[K91] two heads of one size with different roots are a fork, and both are named', async () => {
  const other = logOf(32, 7)
  const pairs = [
    [headOf('ledger', 16), headOf('side-file', 16, other.roots)],
    [headOf('ledger', 16), headOf('witness', 16, other.roots)],
    [headOf('side-file', 16), headOf('witness', 16, other.roots)],
  ]
  for (const [a, b] of pairs as [KnownHead, KnownHead][]) {
    const [first, second] = await found(honest, [a, b])
    assert.deepEqual(first, ['fork', `${a.by} 16`, `${b.by} 16`])
    assert.deepEqual(second, ['rewritten', `${b.by} 16`])
  }
})

test('[K92] each holder alone shows that the log is older than it was', async () => {
  const older = logOf(16)
  for (const by of HEAD_HOLDERS) {
    assert.deepEqual(await found(older, [headOf(by, 32)]), [['older-than-known', `${by} 32`]])
    const others = HEAD_HOLDERS.filter((one) => one !== by).map((one) => headOf(one, 16))
    assert.deepEqual(await found(older, [...others, headOf(by, 32)]), [
      ['older-than-known', `${by} 32`],
    ])
  }
})

test('[K93] each holder alone shows that the log was written anew', async () => {
  // The last leaf before the head differs, and a leaf long before it.
  for (const from of [15, 3]) {
    const forged = logOf(32, 9, from)
    for (const by of HEAD_HOLDERS) {
      const others = HEAD_HOLDERS.filter((one) => one !== by).map((one) => {
        return headOf(one, 32, forged.roots)
      })
      const heads = [...others, headOf(by, 16)]
      assert.deepEqual(await found(forged, heads), [['rewritten', `${by} 16`]])
    }
  }
})

/** Notes about a log that goes further than the honest one: lies, and the one that it signed. */
function notesAbout() {
  const key = noteKey(testSeed(1), 'tumen.example/log/5f3a09c1')
  const root = new Uint8Array(32).fill(7)
  const text = checkpointText({ origin: key.name, size: 64, root })
  const signed = signNote(text, key)
  const other = signNote(checkpointText({ origin: 'a', size: 64, root }), noteKey(testSeed(2), 'a'))
  const forged = signNote(text, noteKey(testSeed(2), key.name))
  return { key, signed, lies: ['64\n', text, other, forged, signed.replace('64', '65')] }
}

const byWitness = (note: string) => ({ by: 'witness', name: 'w', note }) as const

test('[K125] only a note that the log signed is a head', async () => {
  const { key, signed, lies } = notesAbout()
  assert.deepEqual(openHeads(lies.map(byWitness), key), [])
  const heads = openHeads([...lies, signed].map(byWitness), key)
  assert.deepEqual(await found(honest, heads), [['older-than-known', 'witness 64']])
  assert.equal(heads[0]?.note, signed)
})

test('[K125] mutation test: a reader that believes what it cannot open lets anybody stop a log', async () => {
  const broken = {
    file: 'signer.ts',
    from: 'if (isFinding(opened)) return []',
    to: "if (isFinding(opened)) return [{ ...one, size: Number(one.note.split('\\n')[1]), root: new Uint8Array(32) }]",
  }
  const { key, lies } = notesAbout()
  await withBroken(broken, (room) => {
    assert.ok(room.openHeads(lies.map(byWitness), key).length > 0)
  })
})

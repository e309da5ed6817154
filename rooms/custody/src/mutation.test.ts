// Guards with their mutation tests: a copy of the sources with one guard broken must fail a vector
// that the sources pass.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type Custody, withBroken } from '../fixture/broken-room.ts'
import * as custody from './index.ts'
import { bytesOf, fromHex, testSeed, vectorJson, vectorText, workedLog } from './vector.test.ts'

/** The names of the notes in the vector that come out differently. */
function wrongNotes(room: Custody): string[] {
  const cases =
    vectorJson<{ name: string; note?: string; keys: string[]; want: string }[]>('note/note.json')
  const wrong = cases.filter(({ note, keys, want }) => {
    if (note === undefined) return false
    const known = keys.map((text) => room.readVkey(text) as custody.VerifierKey)
    return room.isFinding(room.openNote(bytesOf(note), known)) === (want === 'ok')
  })
  return wrong.map(({ name }) => name)
}

/** How many cases of merkle/large.json come out differently. */
function wrongLarge(room: Custody): number {
  const cases =
    vectorJson<
      {
        kind: string
        index: number
        oldSize: number
        size: number
        leafHash: string
        oldRoot: string
        root: string
        proof: string[]
        want: boolean
      }[]
    >('merkle/large.json')
  return cases.filter((one) => {
    const [root, proof] = [fromHex(one.root), one.proof.map(fromHex)]
    const { index, size, oldSize } = one
    const holds =
      one.kind === 'inclusion'
        ? room.verifyInclusion({ index, size, leafHash: fromHex(one.leafHash), path: proof, root })
        : room.verifyGrowth({
            ...{ from: oldSize, to: size, toRoot: root, proof },
            fromRoot: fromHex(one.oldRoot),
          })
    return holds !== one.want
  }).length
}

function rootOf5(room: Custody): string {
  const leaves = workedLog.leaves.map(({ leaf }) => bytesOf(leaf))
  return room.hexText(room.rootOf(room.appendLeaves(room.emptyEdge(), leaves)))
}

const root5 = workedLog.roots[5]?.hex

test('[K31] [K17] [K10] unbroken, the vectors of the mutation tests below all come out', async () => {
  await withBroken({ file: 'padding.ts', from: 'PAD_BLOCK = 16', to: 'PAD_BLOCK = 8 + 8' }, (r) => {
    assert.deepEqual([wrongNotes(r), wrongLarge(r), rootOf5(r)], [[], 0, root5])
  })
})

test('[K32] mutation test: with \\s a wrong name passes and a good one does not', async () => {
  const broken = { file: 'key.ts', from: '/\\p{White_Space}/u', to: '/\\s/u' }
  await withBroken(broken, (room) => {
    assert.deepEqual(wrongNotes(room), ['name with U+0085', 'name with U+FEFF'])
  })
})

test('[K17] mutation test: 32-bit shifts and bits give wrong answers in large logs', async () => {
  const shift = {
    file: 'verify.ts',
    from: 'return Math.floor(value / 2)',
    to: 'return value >>> 1',
  }
  await withBroken(shift, (room) => assert.ok(wrongLarge(room) > 0))
  const limit = { file: 'verify.ts', from: 'index >= size', to: '(index | 0) >= (size | 0)' }
  await withBroken(limit, (room) => assert.ok(wrongLarge(room) > 0))
})

test('[K17] mutation test: a verifier that truncates accepts the proof of another place', async () => {
  const broken = {
    file: 'verify.ts',
    from: '  let node = index\n',
    to: '  let node = (index % 2 ** 32) + 2 ** 32\n',
  }
  await withBroken(broken, (room) => assert.ok(wrongLarge(room) > 0))
})

test('[K10] mutation test: without its prefix a leaf, or a node, changes the root', async () => {
  const leaf = { file: 'leaf.ts', from: 'bytes[0] = LEAF_PREFIX', to: 'bytes[0] = NODE_PREFIX' }
  await withBroken(leaf, (room) => assert.notEqual(rootOf5(room), root5))
  const node = { file: 'leaf.ts', from: 'nodeBuffer[0] = NODE_PREFIX', to: 'nodeBuffer[0] = 0' }
  await withBroken(node, (room) => assert.notEqual(rootOf5(room), root5))
  const dropped = {
    file: 'leaf.ts',
    from: 'return hash(bytes)',
    to: 'return hash(bytes.subarray(1))',
  }
  await withBroken(dropped, (room) => assert.notEqual(rootOf5(room), root5))
})

test('[K35] mutation test: a reader that skips bad lines opens what must stay shut', async () => {
  const broken = {
    file: 'note.ts',
    from: "if (signature === undefined) return { code: 'bad-signature' }",
    to: 'if (signature === undefined) continue',
  }
  await withBroken(broken, (room) => {
    assert.ok(wrongNotes(room).includes('second signature of a known key is bad'))
  })
})

test('[K37] mutation test: with spare bits allowed a second spelling of a note passes', async () => {
  const broken = {
    file: 'base64.ts',
    from: 'return base64Text(bytes) === text ? bytes : undefined',
    to: 'return bytes',
  }
  await withBroken(broken, (room) => {
    assert.deepEqual(wrongNotes(room), ['base64 with spare bits set'])
  })
})

test('[K31] mutation test: splitting at the first blank line, or dropping U+FEFF, is noticed', async () => {
  const first = {
    file: 'note.ts',
    from: "note.lastIndexOf('\\n\\n')",
    to: "note.indexOf('\\n\\n')",
  }
  await withBroken(first, (room) => {
    assert.ok(wrongNotes(room).includes('blank line inside the text'))
  })
  const mark = { file: 'utf8.ts', from: 'ignoreBOM: true })', to: 'ignoreBOM: false })' }
  await withBroken(mark, (room) => {
    assert.ok(wrongNotes(room).includes('text begins with U+FEFF'))
  })
})

test('[K39] mutation test: without asking for the log’s line a witness is taken for it', async () => {
  const text = vectorText('log-5/checkpoint').split('\n\n')[0]
  const log = custody.noteKey(testSeed(0), workedLog.origin)
  const witness = custody.noteKey(testSeed(0x20), 'witness.example/north', 4)
  const note = bytesOf(`${text}\n\n${custody.cosignatureLine(`${text}\n`, witness, 1)}`)
  assert.ok(custody.isFinding(custody.openCheckpoint(note, log, [witness])))
  const broken = { file: 'checkpoint.ts', from: 'if (!isSigned || ', to: 'if (' }
  await withBroken(broken, (room) => {
    assert.ok(!room.isFinding(room.openCheckpoint(note, log, [witness])))
  })
})

// Passphrases that many people know, or that a thief of the workspace could know, are refused;
// random ones still pass.
import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import { convertQwertyToHangul } from 'es-hangul'
import { foldText, knownPieces, piecesOf } from './known-line.ts'
import { LEAST_GUESSES, weaknessOf } from './strength.ts'

const ABOUT = ['Anna Kim', 'casework-2026']
const DRAWN = 200

const dictionary = { ...common.dictionary, ...english.dictionary }
const library = new ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs })

/** Chance that comes out the same each time (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function drawn(alphabet: readonly string[], length: number, seed: number, between = ''): string[] {
  const next = chance(seed)
  const one = () => Array.from({ length }, () => alphabet[next(alphabet.length)]).join(between)
  return Array.from({ length: DRAWN }, one)
}

async function refusedOf(passphrases: readonly string[]): Promise<string[]> {
  const found = await Promise.all(passphrases.map((one) => weaknessOf(one, ['tsetseg'])))
  return passphrases.filter((_, n) => found[n] !== undefined)
}

test('[T135] what people know by heart is one word, also as a part, a start, or typed in Korean', async () => {
  const known = [
    'In the beginning God created the heaven and the earth',
    'in the beginning, GOD... 2024',
    'created the heaven and the earth',
    '태초에 하나님이 천지를 창조하시니라',
    '태초에하나님이천지를!!',
    'xochdp gksksladl cjswlfmf ckdwhgktlslfk',
    'Jesus loves me this I know',
    'john3:16 for God so loved',
    'J3sus l0ves m3 thi5 I kn0w',
    'correct horse battery staple',
    'dkssudgktpdy12',
    '神爱世人甚至将他的独生子赐给他们',
    '世界人权 起初神创造天地',
    '진리가 너희를 자유롭게 하리라 1919',
  ]
  for (const passphrase of known) {
    const found = await weaknessOf(passphrase)
    assert.ok(found, passphrase)
    for (const language of LANGUAGES)
      if (found.reason) assert.ok(found.reason in wordsIn(language).passphrase.why)
  }
  assert.equal((await weaknessOf('Jesus loves me this I know'))?.reason, 'knownLine')
  assert.equal((await weaknessOf('dhsmfdmskfTlrkwhgdk')) === undefined, false, 'other Korean, too')
})

test('[T135] mutation test: a line that is not in the list passes, and one that is put there does not', () => {
  const line = 'the heron waits by a quiet ford'
  assert.ok(!knownPieces().known.has(foldText(line)))
  const { known } = piecesOf(`# none of these\n${line}\n`)
  assert.ok(known.has(foldText(line)) && known.has('theheronwaits'))
  assert.ok(!known.has('theheron') && !known.has(foldText('# none of these')))
})

test('[T135] the list holds lines of each language, each once', () => {
  const { known } = knownPieces()
  for (const [script, least] of [
    [/[a-z]/, 500],
    [/\p{Script=Hangul}/u, 300],
    [/\p{Script=Han}/u, 300],
  ] as const)
    assert.ok([...known].filter((one) => script.test(one)).length >= least, String(script))
})

test('[T136] names of the owner, the folder and the product are known; only they are', async () => {
  const passphrase = 'casework anna kim'
  assert.equal((await weaknessOf('tumen workspace anna', ABOUT))?.reason, 'userInputs')
  assert.ok(await weaknessOf(passphrase, ABOUT))
  assert.ok(await weaknessOf('casework-2026 Anna Kim tumen', ABOUT))
  const named = '오소리여행바구니등불달'
  assert.equal(await weaknessOf(`${named}강가에`, ABOUT), undefined)
  assert.ok(await weaknessOf(`${named}강가에`, [named]))
})

test('[T137] one sign many times is one sign, with or without spaces between', async () => {
  for (const passphrase of [
    'aaaa bbbb cccc dddd eeee',
    'xxxxkkkkqqqqmmmmzzzzppppwwww',
    'a a a a a a a',
  ])
    assert.ok(await weaknessOf(passphrase), passphrase)
  assert.equal(await weaknessOf('heron!!! lantern ford basket'), undefined)
})

test('[T138] four words, or fourteen letters, that chance draws go on passing', async () => {
  const words = english.dictionary['commonWords-en'] as string[]
  const list = words.filter((word) => word.length > 3).slice(0, 7776)
  assert.deepEqual(await refusedOf(drawn(list, 4, 1, ' ')), [])
  assert.deepEqual(await refusedOf(drawn(list, 5, 2, '-')), [])
  const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']
  assert.deepEqual(await refusedOf(drawn(letters, 14, 3)), [])
})

test('[T138] of twelve letters nothing is refused but what the library refuses, or Korean', async () => {
  for (const alphabet of ['abcdefghijklmnopqrstuvwxyz', 'abcDEFghiJKLmnoPQRstuVWXyz0123456789']) {
    const refused = await refusedOf(drawn([...alphabet], 12, 4))
    const ours = refused.filter((one) => library.check(one).guesses >= LEAST_GUESSES)
    assert.ok(ours.length * 100 <= DRAWN, ours.join(' '))
    for (const one of ours) assert.match(convertQwertyToHangul(one), /^[가-힣0-9]+$/, one)
  }
})

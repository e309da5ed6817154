import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { type Evidence, type Question, reckon } from '@tumen/figure'
import { LANGUAGES } from '@tumen/words'
import type { FigureAnswer } from './answer.ts'
import { figureText } from './text.ts'

type Vector = { id: string; question: Question } & Omit<Evidence, 'anonymous' | 'agentRows'>
const FILE = new URL('../../../../vectors/figure/extensions.json', import.meta.url)
const VECTORS = JSON.parse(readFileSync(FILE, 'utf8')) as Vector[]

function answerOf(id: string): FigureAnswer {
  const vector = VECTORS.find((one) => one.id === id) as Vector
  const { question, claims } = vector
  const evidence = { claims, anonymous: [], agentRows: [] }
  const figure = reckon(question, evidence)
  return { question, figure, quotes: {}, waiting: 0, placeNames: {} }
}

const textOf = (id: string): string =>
  figureText('en', answerOf(id), { level: 'full' }).replace(/\s+/g, ' ')

test('[V135] a bound from overlaps shows what is added and what is taken away', () => {
  const text = textOf('X10')
  assert.match(text, /it follows from: - 90 .*- less 20 /)
  assert.match(text, /A bound follows from statements that overlap with the question\./)
})

test('[V135] open conditions and places are told with the answer under each', () => {
  const text = textOf('X01')
  assert.match(text, /With none of these conditions met: Low: about 60 · best: about 60/)
  assert.match(text, /With the condition of a2 met: Low: 69 · best: 69 · high: 69\./)
  assert.match(textOf('X40'), /If b lie in the asked place: Low: 30 /)
})

test('[V135] statements that cannot all be true are told with what each allows', () => {
  const text = textOf('X13')
  for (const n of ['70', '60', '100'])
    assert.ok(text.includes(`${n}, stated here, cannot be true together with the others:`), n)
})

test('[V135] every language says all of it', () => {
  for (const language of LANGUAGES)
    for (const id of ['X01', 'X10', 'X13', 'X40'])
      assert.doesNotMatch(figureText(language, answerOf(id), { level: 'full' }), /[{}]|undefined/)
})

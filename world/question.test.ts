// The expected answers of section 5: whole, well formed, and about things that exist.
import assert from 'node:assert/strict'
import test from 'node:test'
import { ACTS, type Act, type GazetteerPlace } from '@tumen/claim'
import { worldJson } from './world-file.ts'

interface Answer {
  known: { on: string; by: string }
  low?: number | null
  best?: number | null
  high?: number | null
  open?: boolean
  figure?: [number, number]
  event?: [number, number]
  support?: [number, number][]
  flags?: string[]
  marks?: Record<string, string[]>
}
interface Asked {
  id: string
  title: string
  question: { act: Act; population: string; place?: string; event?: string }
  answers: Answer[]
}

const questions = worldJson<Asked[]>('expected/questions.json#/questions')
const variants = worldJson<{ id: string; question: string; answers: Answer[] }[]>(
  'expected/questions.json#/variants',
)
const ids = questions.map(({ id }) => id)

test('[W18] every row of section 5 is there', () => {
  const rows = questions.map(({ id, answers }) => `${id}:${answers.length}`).join(' ')
  assert.equal(
    rows,
    'Q1:11 Q2:3 Q3:2 Q4:4 Q5a:1 Q5b:1 Q5c:1 Q5d:1 Q6:1 Q7:3 Q8a:1 Q8b:1 Q9:2 Q10:2',
  )
  assert.deepEqual(
    variants.map(({ id }) => id),
    ['Q1-different', 'Q1-link-rejected'],
  )
  assert.ok(variants.every(({ question }) => ids.includes(question)))
})

test('[W18] questions ask about acts, places and events of this world', () => {
  const places = worldJson<GazetteerPlace[]>('places.json').map(({ id }) => id)
  const events = Object.keys(worldJson<Record<string, unknown>>('events.json'))
  for (const { question } of questions) {
    assert.ok((ACTS as readonly string[]).includes(question.act))
    assert.equal(question.population, 'KP')
    if (question.place) assert.ok(places.includes(question.place))
    if (question.event) assert.ok(events.includes(question.event))
  }
})

test('[W18] answers are open exactly without a high, and low is not above best and high', () => {
  for (const answer of [...questions, ...variants].flatMap(({ answers }) => answers)) {
    const { low, best, high, open, flags = [], figure, event, support } = answer
    if (high !== undefined) assert.equal(open, high === null)
    const ends = [low, best, high].filter((end) => typeof end === 'number')
    assert.deepEqual(
      ends,
      ends.toSorted((a, b) => a - b),
    )
    assert.deepEqual(flags, flags.toSorted())
    for (const [min, max] of [figure ?? [0, 0], event ?? [0, 0]]) assert.ok(min <= max)
    const values = (support ?? []).map(([value]) => value)
    assert.deepEqual(
      values,
      values.toSorted((a, b) => a - b),
    )
  }
})

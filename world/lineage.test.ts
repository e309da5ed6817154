// What the decision of 15 August on R11 did, and what the other answer would have done: the
// numbers of the variant of Q1 in which the link is rejected, without building that world.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openWorld } from './opened-world.ts'
import { worldJson } from './world-file.ts'

interface Head {
  low: { value: number } | null
  best: { value: number } | null
  high: { value: number } | null
  open: boolean
  figure: [number, number]
  status: string
}
interface Weighed {
  questions: { name: string; confirmed: { figure: Head }; rejected: Side }[]
}
interface Side {
  figure: Head
  anew: string[]
}
type Expected = Record<string, unknown> & { known: { on: string } }

const ENDS = ['low', 'best', 'high'] as const
const Q1 = 'Held in Liaoning, end of July 2022'

function check(head: Head, expected: Expected): void {
  for (const end of ENDS)
    if (end in expected) assert.equal(head[end]?.value ?? null, expected[end], end)
  for (const key of ['open', 'figure', 'status'] as const)
    if (key in expected) assert.deepEqual(head[key], expected[key], key)
}

test('[W21] weighing the link of R11 gives the answers of the world in which it was rejected', async () => {
  const world = await openWorld()
  try {
    const { answers } = worldJson<{ answers: Expected[] }>('expected/questions.json#/variants/1')
    const right = worldJson<{ answers: Expected[] }>('expected/questions.json#/questions/0')
    for (const wrong of answers) {
      const input = { from: 'R11', to: 'R08', asKnownOn: wrong.known.on }
      const { questions } = await world.ask<Weighed>('rev-1', 'document.weigh', input)
      const q1 = questions.find(({ name }) => name === Q1)
      assert.ok(q1)
      check(q1.rejected.figure, wrong)
      assert.deepEqual(q1.rejected.anew, ['R11b', 'R11r'])
      const now = right.answers.find(({ known }) => known.on === wrong.known.on)
      assert.ok(now)
      check(q1.confirmed.figure, now)
    }
  } finally {
    await world.close()
  }
})

test('[W21] the same is told while the link waits for its decision', async () => {
  const world = await openWorld()
  try {
    const input = { from: 'R11', to: 'R08', asKnownOn: '2022-08-13' }
    const { questions } = await world.ask<Weighed>('rev-1', 'document.weigh', input)
    const q1 = questions.find(({ name }) => name === Q1)
    assert.deepEqual(q1?.confirmed.figure.figure, [1, 2])
    assert.deepEqual(
      [q1?.rejected.figure.figure, q1?.rejected.figure.status],
      [[2, 3], 'corroborated'],
    )
  } finally {
    await world.close()
  }
})

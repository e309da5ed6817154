// The ten questions of section 5, asked of the built world on every date and clock, and whether
// each number that comes back can be walked to quoted words.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Claim } from '@tumen/claim'
import type { Endpoint, Figure } from '@tumen/figure'
import type { WorldStep } from './build.ts'
import { type OpenedWorld, openWorld } from './opened-world.ts'
import { worldJson } from './world-file.ts'

interface Expected {
  known: { on: string; by: string }
  marks?: Record<string, string[]>
  beside?: unknown
  [key: string]: unknown
}
interface Asked {
  id: string
  question: object
  answers: Expected[]
}
interface Answer {
  figure: Figure
  waiting: number
  quotes: Record<string, { doc: string; quote: { start: number; end: number; text: string }[] }>
}

const questions = worldJson<Asked[]>('expected/questions.json#/questions')
const q1 = questions.find(({ id }) => id === 'Q1') as Asked
const world = await openWorld()

function askAs(at: OpenedWorld, question: object, known: Expected['known']): Promise<Answer> {
  const input = { ...question, asKnownOn: known.on, knownBy: known.by }
  return at.ask<Answer>('ana-1', 'figure.ask', input)
}

const ENDS = ['low', 'best', 'high'] as const
const SAME = ['open', 'figure', 'event', 'reports', 'status', 'strictLow', 'flags'] as const

function checkAnswer({ figure, waiting }: Answer, expected: Expected): void {
  for (const end of ENDS)
    if (end in expected) assert.equal(figure[end]?.value ?? null, expected[end], end)
  for (const key of SAME) if (key in expected) assert.deepEqual(figure[key], expected[key], key)
  if (expected.support) assert.deepEqual(figure.support, expected.support)
  if ('waiting' in expected) assert.equal(waiting, expected.waiting)
  for (const [end, marks] of Object.entries(expected.marks ?? {})) {
    const found: readonly string[] = figure[end as 'low']?.marks ?? []
    for (const mark of marks) assert.ok(found.includes(mark), `${end} has mark ${mark}`)
  }
}

for (const { id, question, answers } of questions)
  for (const expected of answers)
    test(`[W20] ${id} as ${expected.known.by} on ${expected.known.on}`, async () => {
      checkAnswer(await askAs(world, question, expected.known), expected)
    })

test('[W20] what a rate implies, and what stands beside the figure, is shown apart', async () => {
  const find = (id: string) => questions.find((asked) => asked.id === id) as Asked
  const known = { on: '2022-06-10', by: 'recorded' }
  const rate = await askAs(world, find('Q8a').question, known)
  const [implied] = rate.figure.implied
  assert.deepEqual([implied?.low, implied?.high, implied?.periods], [260, 390, 13])
  const families = await askAs(world, find('Q8b').question, known)
  assert.deepEqual(
    families.figure.explanation.beside.map(({ claim }) => claim),
    ['R05c'],
  )
})

test('[W21] both variants of Q1: a row that decides, and a link that is wrongly rejected', async () => {
  const [different, rejected] = worldJson<
    { rows?: WorldStep[]; origin?: { claims: string[] }; answers: Expected[] }[]
  >('expected/questions.json#/variants')
  const decided = await openWorld({
    revise: (step) =>
      step.operation === 'claim.accept' && step.day === '2022-08-15'
        ? [step, ...(different?.rows ?? [])]
        : [step],
  })
  const claims = rejected?.origin?.claims ?? []
  const wrong = await openWorld({ revise: (step) => [rejectLink(step, claims)] })
  try {
    for (const expected of different?.answers ?? [])
      checkAnswer(await askAs(decided, q1.question, expected.known), expected)
    for (const expected of rejected?.answers ?? [])
      checkAnswer(await askAs(wrong, q1.question, expected.known), expected)
  } finally {
    await decided.close()
    await wrong.close()
  }
})

/** Without the link the blog is taken for a source of its own. */
function rejectLink(step: WorldStep, claims: string[]): WorldStep {
  if (step.operation === 'document.decide')
    return { ...step, input: { ...step.input, decision: 'rejected' } }
  if (step.operation !== 'claim.import') return step
  const revised = (step.input.claims as Claim[]).map((claim): Claim => {
    const [first] = claim.chain
    if (!claims.includes(claim.id) || !first) return claim
    return { ...claim, chain: [{ ...first, relation: 'speaks' }], origin: first.agent }
  })
  return { ...step, input: { ...step.input, claims: revised } }
}

test('[W22] an old answer asked again later is the same, byte for byte', async () => {
  const early = await openWorld({
    revise: (step) => (step.day <= '2022-08-10' ? [step] : []),
  })
  try {
    for (const { question } of questions.filter(({ id }) => id !== 'Q7')) {
      const known = { on: '2022-08-10', by: 'recorded' }
      const then = await askAs(early, question, known)
      const now = await askAs(world, question, known)
      assert.equal(JSON.stringify(now), JSON.stringify(then))
    }
  } finally {
    await early.close()
  }
})

test('[W23] every endpoint of every answer walks to quoted words of a stored text', async () => {
  const texts = new Map<string, string>()
  for (const { question, answers } of questions)
    for (const { known } of answers) {
      const answer = await askAs(world, question, known)
      for (const end of ENDS)
        for (const id of claimsOf(answer.figure[end])) {
          const quoted = answer.quotes[id]
          assert.ok(quoted && quoted.quote.length > 0, `${end} rests on ${id}`)
          const text = texts.get(quoted.doc) ?? (await textOf(quoted.doc))
          texts.set(quoted.doc, text)
          for (const span of quoted.quote) assert.equal(text.slice(span.start, span.end), span.text)
        }
    }
})

async function textOf(id: string): Promise<string> {
  return (await world.ask<{ text: string }>('ana-1', 'document.show', { id })).text
}

function claimsOf(endpoint: Endpoint | null): string[] {
  if (!endpoint) return []
  const { from } = endpoint
  const claims = 'parts' in from ? from.parts.flatMap((part) => part.claims) : from.claims
  // Zero because nothing is known rests on the whole, which is named, or on nothing.
  assert.ok(claims.length > 0 || endpoint.value === 0)
  return claims
}

// Answers of a model that are kept: read again they say the same, also where the grammar that
// finds the numbers finds others; and what the server tells of its model before anything is sent.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type Answering, say, startModelServer } from '@tumen/world/model-server'
import { readText } from '../port/read-text.ts'
import { readTaskOf } from '../port/reader.ts'
import { prepareText } from '../text/layout.ts'
import { createPlaceIndex } from '../text/place-index.ts'
import { LANGUAGES, type SourceText } from '../text/source-text.ts'
import { type ModelAddress, modelAddress } from './address.ts'
import { merged, readByBoth, readWithModel } from './agreement.ts'
import { modelReader } from './model-reader.ts'
import { modelFacts, tryModel } from './model-server.ts'
import { promptDigest } from './prompt-digest.ts'
import { answersFor, askReader, readStoredAnswers } from './stored-answer.ts'

const places = createPlaceIndex([
  { id: 'KZ', level: 'country', names: { en: 'Kazakhstan' } },
  { id: 'KZ/ALM', level: 'settlement', names: { en: 'Almaty' } },
])
// Invented.
const TEXT = 'In March 2019 police in Almaty arrested 39 herders, and 12 of them were beaten.'
const published = { earliest: '2019-07-01', latest: '2019-07-01' }
const SOURCE: SourceText = { text: TEXT, language: 'en', published }
const { signal } = new AbortController()

function claimed(number: string, more: object): object {
  const quotes = { act: 'arrested', place: ['Almaty'], time: ['March 2019'], speaker: [] }
  const plain = { act: 'arrest', factuality: 'happened', measure: 'flow', anchor: 'absolute' }
  return { number, isPeople: true, ...plain, of: null, quotes, ...more }
}

const saying =
  (...claims: object[]): Answering =>
  (_, response) =>
    say(response, JSON.stringify({ claims }))

async function at(
  answer: Answering,
  use: (address: ModelAddress) => Promise<void>,
  tags?: object[],
) {
  const server = await startModelServer(answer, tags)
  try {
    await use((await modelAddress(server.url)) as ModelAddress)
  } finally {
    await server.close()
  }
}

test('[R418] kept answers read again give what was read when they came', async () => {
  const answers = saying(claimed('n1', { act: 'detention' }), claimed('n2', { act: 'torture' }))
  await at(answers, async (address) => {
    const reader = modelReader({ address, model: 'herd-7b' })
    const at = { places, reader, progress: () => undefined, signal }
    const then = await readWithModel(SOURCE, at)
    const asked = await askReader(readTaskOf(prepareText(SOURCE)), reader, () => undefined, signal)
    assert.deepEqual([asked.done, asked.total, asked.failed], [1, 1, {}])
    const kept = readStoredAnswers(JSON.stringify(asked.answers))
    assert.ok(kept)
    const running = readByBoth(SOURCE, kept, places)
    let step = running.next()
    while (!step.done) step = running.next()
    assert.deepEqual(step.value.rules, readText(SOURCE, { places }))
    assert.deepEqual(merged(step.value.rules, step.value.model), then)
  })
})

test('[R418] an answer stays with its number, whatever numbers are found beside it', () => {
  const task = readTaskOf(prepareText(SOURCE))
  const [first, second] = task.numbers
  assert.ok(first && second)
  const draft = claimed('n2', { of: 'n1' }) as never
  const numbers = { n1: [first.span.start, first.span.end], n2: [0, 2] } as never
  assert.deepEqual(answersFor(task, { numbers, drafts: [draft] }), [])
  const later = {
    ...task,
    numbers: [
      { ...second, id: 'n1' },
      { ...first, id: 'n7' },
    ],
  }
  const kept = { n1: [first.span.start, first.span.end], n2: [second.span.start, second.span.end] }
  const [answer] = answersFor(later, { numbers: kept as never, drafts: [draft] })
  assert.deepEqual([answer?.number, answer?.of], ['n1', 'n7'])
})

test('[R418] what is no kept answer is none, and no words of it are taken', () => {
  for (const text of [
    '',
    '{}',
    'null',
    '{"numbers":{},"drafts":7}',
    '{"numbers":{"n1":[1]},"drafts":[]}',
  ])
    assert.equal(readStoredAnswers(text), undefined)
  const bad = readStoredAnswers('{"numbers":{},"drafts":[{"number":"n1","count":5000}]}')
  assert.deepEqual(bad?.drafts, [])
})

test('[R419] a model that its server only passes on is known before anything is sent', async () => {
  const never: Answering = () => assert.fail('a text was sent')
  const digest = 'a'.repeat(64)
  const tags = [
    { name: 'herd:7b', model: 'herd:7b', digest },
    { name: 'far:latest', remote_host: 'https://example.org', remote_model: 'far', digest },
  ]
  const facts = (model: string) => (address: ModelAddress) => modelFacts(address, model, signal)
  const cases: [string, object][] = [
    ['herd:7b', { isElsewhere: false, digest }],
    ['far', { isElsewhere: true, digest }],
    ['far:latest', { isElsewhere: true, digest }],
    ['flock:120b-cloud', { isElsewhere: true }],
    ['flock:cloud', { isElsewhere: true }],
    ['unlisted', { isElsewhere: false }],
  ]
  for (const [model, found] of cases)
    await at(never, async (address) => assert.deepEqual(await facts(model)(address), found), tags)
  await at(never, async (address) =>
    assert.deepEqual(await facts('herd:7b')(address), { isElsewhere: false }),
  )
})

test('[R420] a server is tried with one invented sentence, and told by what it failed', async () => {
  const tried = async (answer: Answering, expected: string | undefined) =>
    at(answer, async (address) =>
      assert.equal(await tryModel({ address, model: 'herd-7b' }, signal), expected),
    )
  await tried(saying(claimed('n1', {})), undefined)
  await tried((_, response) => say(response, 'Twelve, I think.'), 'not-json')
  await tried(saying(), 'wrong-shape')
  await tried(saying({ count: 12 }), 'wrong-shape')
  await tried((_, response) => void response.writeHead(500).end(), 'refused')
})

test('[R421] what the model decided is its own, and where they differ the fields are named', async () => {
  await at(saying(claimed('n1', { act: 'detention' })), async (address) => {
    const reader = modelReader({ address, model: 'herd-7b' })
    const reading = { places, reader, progress: () => undefined, signal }
    const [first, second] = await readWithModel(SOURCE, reading)
    assert.deepEqual(
      [first?.agreement, first?.differing?.includes('act'), first?.extraction.method],
      ['differ', true, 'model'],
    )
    assert.deepEqual(
      [second?.agreement, second?.differing, second?.extraction.method],
      ['only-rules', undefined, 'rule'],
    )
  })
})

test('[R422] the digest of what a model is told is one for each language, and stays', () => {
  const digests = LANGUAGES.map((language) => promptDigest(language))
  assert.equal(new Set(digests).size, LANGUAGES.length)
  for (const digest of digests) assert.match(digest, /^[0-9a-f]{64}$/u)
  assert.deepEqual(LANGUAGES.map(promptDigest), digests)
})

// The texts and heads of the reports against section 3 and section 7 of the description.
import assert from 'node:assert/strict'
import test from 'node:test'
import { countWords, plain, unnamedNumbers } from './plain-text.ts'
import { worldFiles, worldJson, worldText } from './world-file.ts'

interface Wanted {
  words: number
  numbers: string[]
  phrases: string[]
}
interface Head {
  id: string
  language: string
  title: string
  published: { earliest: string; latest: string }
  recorded: string
  publisher: string
  kind: string
  url: string
  boilerplate?: { start: number; end: number; text: string }[]
}
interface Query {
  query: string
  finds: string[]
  allScripts?: string[]
  spellings?: string[]
}

const wanted = worldJson<Record<string, Wanted>>('expected/reports.json#/reports')
const ids = Object.keys(wanted)
const textOf = (id: string) => worldText(`reports/${id}.txt`)
const headOf = (id: string) => worldJson<Head>(`reports/${id}.json`)
const paragraphs = (id: string) => textOf(id).trimEnd().split('\n\n')

// Language, outlet, published, recorded: the table of section 3, by hand.
const TABLE = `
R01 ko lantern 2022-04-29 2022-04-29
R02 ko lantern 2022-05-12 2022-05-13
R03 zh morning-post 2022-05-20 2022-05-23
R04 en harbour 2022-05-21 2022-05-23
R05 en meridian 2022-06-03 2022-06-06
R06 ko settlement 2022-07-11 2022-07-11
R07 ko dawn-ferry 2022-07-14 2022-07-18
R08 en harbour 2022-08-05 2022-08-05
R09 en meridian 2022-08-06 2022-08-08
R10 zh far-sail 2022-08-06 2022-08-08
R11 en digest 2022-08-09 2022-08-12
R12 en harbour 2022-08-25 2022-08-26
R13 ko lantern 2022-10-13 2022-10-13
R14 ko dawn-ferry 2022-10-14 2022-10-14
R15 en open-gate 2022-10-20 2022-10-21
R16-ko ko lantern 2023-01-30 2023-01-31
R16-en en lantern 2023-01-30 2023-01-31`
  .trim()
  .split('\n')

test('[W1] seventeen documents stand with text and head, and no other', () => {
  assert.equal(ids.length, 17)
  assert.deepEqual(worldFiles('reports/', '.txt'), ids.map((id) => `${id}.txt`).sort())
  assert.deepEqual(worldFiles('reports/', '.json'), ids.map((id) => `${id}.json`).sort())
})

for (const line of TABLE)
  test(`[W1] head: ${line}`, () => {
    const head = headOf(line.split(' ')[0] ?? '')
    const { id, language, publisher, published, recorded } = head
    assert.equal(`${id} ${language} ${publisher} ${published.earliest} ${recorded}`, line)
    assert.equal(published.latest, published.earliest)
    assert.match(head.url, /^https:\/\/[a-z-]+\.example\//)
    assert.ok(textOf(id).split('\n').includes(head.title))
  })

for (const id of ids) {
  test(`[W2] ${id} holds every phrase literally`, () => {
    for (const phrase of wanted[id]?.phrases ?? []) {
      assert.ok(plain(textOf(id)).includes(plain(phrase)), phrase)
    }
  })
  test(`[W3] ${id} has about as many words as wanted, and is NFC with LF`, () => {
    const words = countWords(textOf(id), headOf(id).language)
    const aim = wanted[id]?.words ?? 0
    assert.ok(Math.abs(words - aim) <= aim * 0.15, `${words} for ${aim}`)
    assert.equal(textOf(id), textOf(id).normalize('NFC').replace(/\r/g, ''))
  })
  test(`[W4] ${id} holds no number that the description does not name`, () => {
    const { numbers = [], phrases = [] } = wanted[id] ?? {}
    assert.deepEqual(unnamedNumbers(textOf(id), numbers, phrases), [])
  })
}

test('[W4] a number that was slipped in is found, in digits and in words', () => {
  assert.deepEqual(unnamedNumbers('He is 47.', ['4', '7'], []), ['47'])
  assert.deepEqual(unnamedNumbers('Several said so, twice.', [], []), ['Several', 'twice'])
  assert.equal(unnamedNumbers('그날 두 명이 왔다. 三百多人被捕', [], []).length, 2)
})

test('[W5] R08 has its traps: no-break spaces, curly quotes, a soft hyphen', () => {
  const [, ...p] = paragraphs('R08')
  assert.equal(p.length, 14)
  const found = p.flatMap((text, n) => [...text.matchAll(/\u00a0/g)].map(() => n + 1))
  assert.deepEqual(found, [4, 8, 10])
  assert.deepEqual(
    p.flatMap((text, n) => (text.includes('\u00ad') ? [n + 1] : [])),
    [3],
  )
  assert.match(p[5] ?? '', /^“I believe/)
  assert.ok(p[7]?.includes('at least\u00a052'))
  assert.deepEqual(
    headOf('R08').boilerplate?.map(({ text }) => text),
    [p[0]],
  )
})

test('[W5] R09 is a note, its title, and P2 to P13 of R08 word for word; R11 P2 to P7', () => {
  const p = paragraphs('R08')
  const [note, title, ...body] = paragraphs('R09')
  assert.equal(note, 'This article was first published by Harbour Wire.')
  assert.equal(title, 'At least 80 North Koreans held, some sent back')
  assert.deepEqual(body, p.slice(2, 14))
  assert.deepEqual(paragraphs('R11'), ['Roundup in the northeast', ...p.slice(2, 8)])
  assert.ok(textOf('R10').includes('８０余人'))
})

function finds(query: string, spellings: string[] = []): string[] {
  const terms = query.startsWith('"') ? [query.slice(1, -1)] : query.split(' ')
  return ids.filter((id) =>
    terms.every((term) => {
      const isOut = term.startsWith('-')
      const any = isOut ? [term.slice(1)] : [term, ...spellings]
      return any.some((word) => plain(textOf(id)).includes(word)) !== isOut
    }),
  )
}

for (const { query, finds: exact, allScripts, spellings } of worldJson<Query[]>(
  'expected/search.json#/texts',
))
  test(`[W6] a search for ${query} can find what the table names and nothing else`, () => {
    assert.deepEqual(finds(query), exact)
    if (allScripts) assert.deepEqual(finds(query, spellings), allScripts)
  })

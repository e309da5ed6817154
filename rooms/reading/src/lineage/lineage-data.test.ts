// The reference's own pairs and groups, whose texts never enter the repository.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import type { GazetteerPlace } from '@tumen/claim'
import { readText } from '../port/read-text.ts'
import { type ReportHeader, sourceFromHeader } from '../port/report-header.ts'
import { createPlaceIndex } from '../text/place-index.ts'
import { overlapOf } from './containment.ts'
import { compareTexts } from './lineage.ts'
import { lineageTextOf } from './lineage-text.ts'
import { linkStories, type StoryText } from './same-story.ts'
import { storySignsOf } from './same-story-sign.ts'
import { shinglesOf } from './shingle.ts'

const BESIDE = fileURLToPath(new URL('../../../../../shared/data/claims', import.meta.url))
const FOLDER = process.env.TUMEN_CLAIMS_DATA ?? BESIDE
const isThere = existsSync(`${FOLDER}/lineage-pairs.json`)
if (!isThere) console.log('Skipped: the lineage data is not beside this repository.')
const skip = isThere ? false : 'the lineage data is not on this machine'

const readJson = <T>(name: string) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as T

type Header = ReportHeader & { language: string; after?: string; sameTextAs?: string }

const headers = isThere ? readJson<Header[]>('texts.json') : []
const headerOf = new Map(headers.map((header) => [header.id, header]))
const read = (id: string) =>
  readFileSync(`${FOLDER}/texts/${headerOf.get(id)?.sameTextAs ?? id}.txt`, 'utf8')

/** The nine variants of the seed as the data describes them. */
function variants(): Record<string, string> {
  const seed = read('001')
  const body = seed.slice(seed.indexOf('China has detained'))
  const paragraphs = body.split(/\n+/)
  const every = (step: number, rest: number) =>
    body
      .split(' ')
      .map((piece, n) => (n % step === rest ? 'xx' : piece))
      .join(' ')
  const other = read('010')
  const inside = `${other.slice(0, 900)}\n${paragraphs[2]}\n${other.slice(900)}`
  return {
    ...{ body, inside, relay: read('061'), reversed: [...paragraphs].reverse().join('\n') },
    ...{ six: paragraphs.slice(0, 6).join('\n'), two: paragraphs.slice(0, 2).join('\n') },
    ...{ every12: every(12, 5), every6: every(6, 5), every4: every(4, 3) },
  }
}

interface Pair {
  a: string
  b: string
  shinglesA: number
  shinglesB: number
  shared: number
  jaccard: number
  containment: number
}

const pairs = isThere ? readJson<Pair[]>('lineage-pairs.json') : []
const made = isThere ? variants() : {}
const textOf = (id: string) => (id.includes('/') ? (made[id.slice(4)] ?? '') : read(id))
const round = (value: number) => Math.round(value * 10_000) / 10_000

test('[R120] the counts of all 25 pairs are those of the reference', { skip }, () => {
  assert.equal(pairs.length, 25)
  for (const pair of pairs) {
    const { a, b, shared, containment, jaccard } = overlapOf(
      shinglesOf(textOf(pair.a)).keys,
      shinglesOf(textOf(pair.b)).keys,
    )
    assert.deepEqual(
      [a, b, shared, round(containment), round(jaccard)],
      [pair.shinglesA, pair.shinglesB, pair.shared, pair.containment, pair.jaccard],
      `${pair.a} ${pair.b}`,
    )
  }
})

const lineageOf = (text: string, id: string) => {
  const { date = '2019-08-08', language = 'en' } = headerOf.get(id) ?? {}
  return lineageTextOf({ text, language, published: daysOf(date) })
}

/** The days of a month or a day. */
function daysOf(date: string) {
  if (date.length > 7) return { earliest: date, latest: date }
  const [year, month] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate()
  return { earliest: `${date}-01`, latest: `${date}-${last}` }
}

test('[R122] each pair gets the proposal of the table', { skip }, () => {
  for (const pair of pairs) {
    const source = lineageOf(textOf(pair.a), pair.a)
    const found = compareTexts(lineageOf(textOf(pair.b), pair.b), source)
    const isLow = pair.containment < 0.2
    const wanted = isLow ? undefined : pair.containment >= 0.6 ? 'copy' : 'ask'
    // A long quotation that both have is asked about however little else they share.
    const isQuote = found?.signs[0]?.sign === 'shared_quote'
    assert.equal(isQuote ? undefined : found?.verdict, wanted, `${pair.a} ${pair.b}`)
  }
  const kindOf = (id: string) =>
    compareTexts(lineageOf(textOf(id), id), lineageOf(read('001'), '001'))?.kind
  assert.deepEqual(['001/body', '001/reversed', '001/every12'].map(kindOf), [
    ...['reprint_of', 'reprint_of', 'reprint_of'],
  ])
  assert.deepEqual(['001/six', '001/two'].map(kindOf), ['excerpt_of', 'excerpt_of'])
})

interface Group {
  links: { a: string; b: string; kind: string }[]
}

/** All pairs of different documents, the later id first. */
function allPairs(): [string, string][] {
  const ids = headers.map(({ id }) => id).sort()
  return ids.flatMap((b, n) => ids.slice(n + 1).map((a): [string, string] => [a, b]))
}

test('[R133] identical texts are found by their words, and no other pair is', { skip }, () => {
  const groups = readJson<Group[]>('lineage-groups.json')
  const identical = groups
    .flatMap(({ links }) => links)
    .filter(({ kind }) => kind === 'identical')
    .map(({ a, b }) => `${a} ${b}`)
  const found = allPairs().filter(([a, b]) => {
    const verdict = compareTexts(lineageOf(read(a), a), lineageOf(read(b), b))?.verdict
    return verdict === 'copy'
  })
  // The third of the three identical pairs follows from the two that the data states.
  const pairsFound = found.map((pair) => pair.join(' ')).sort()
  assert.deepEqual(pairsFound, [...identical, '054 053'].sort())
})

const places = () => {
  const url = new URL('../../../../world/places.json', import.meta.url)
  return createPlaceIndex(JSON.parse(readFileSync(url, 'utf8')) as GazetteerPlace[])
}

function storyOf(id: string, index: ReturnType<typeof places>): StoryText {
  const header = headerOf.get(id) as Header
  const { outlet, after, byline_origin: credited } = header
  const source = sourceFromHeader(header, read(id))
  // The own-words texts say after whom they are told, and have no outlet.
  const names = outlet ? [source.publisher ?? '', credited ?? ''] : [after ?? '']
  const { text, published, country } = source
  const { language } = header
  const lineage = lineageTextOf({ text, language, published, names })
  const signs = storySignsOf(lineage, readText(source, { places: index }))
  return { text: lineage, signs, ...(country === undefined ? {} : { country }) }
}

test('[R133] the second path: precision and recall over all pairs of the data', { skip }, (t) => {
  const groups = readJson<Group[]>('lineage-groups.json')
  const links = groups.flatMap((group) => group.links).filter(({ kind }) => kind !== 'identical')
  const wanted = new Map(links.map(({ a, b, kind }) => [[a, b].sort().join(' '), kind]))
  const index = places()
  const stories = new Map(headers.map(({ id }) => [id, storyOf(id, index)] as const))
  const own = allPairs().filter(
    ([a, b]) => !headerOf.get(a)?.sameTextAs && !headerOf.get(b)?.sameTextAs,
  )
  const found = own.flatMap(([a, b]) => {
    const [later, earlier] = [stories.get(a), stories.get(b)]
    const link = later && earlier && linkStories(later, earlier)
    return link ? [{ pair: [a, b].sort().join(' '), link }] : []
  })
  const right = found.filter(({ pair }) => wanted.has(pair))
  const sameKind = right.filter(({ pair, link }) => wanted.get(pair) === link.kind)
  t.diagnostic(
    `same story: ${right.length} of ${found.length} links right, of ${wanted.size} wanted; ` +
      `${sameKind.length} with the kind of the data`,
  )
  for (const { pair, link } of found)
    t.diagnostic(
      `${pair} ${link.kind} ${wanted.get(pair) ?? 'unrelated'} ${link.signs.map(({ sign }) => sign)}`,
    )
  for (const pair of wanted.keys())
    if (!found.some((one) => one.pair === pair)) t.diagnostic(`${pair} missed ${wanted.get(pair)}`)
})

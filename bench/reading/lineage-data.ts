// What the bench of lineage fills a store with: invented reports of the length of news, in English
// and Korean, of which some copy an earlier one whole, in part or in changed words. All names,
// places and events are made of syllables; the same seed gives the same reports.
import { createHash } from 'node:crypto'
import type { DocumentRelationRow, EvidenceDocument } from '@tumen/claim'
import type { LineageEntry } from '@tumen/ledger'
import { lineageTextOf, storySignsOf } from '@tumen/reading'

/** A report before it is stored. */
export interface Report {
  document: EvidenceDocument
  text: string
  /** The report that it copies. */
  copied?: string
  /** What the reader would find in it, so that 100,000 texts need not be read for the index. */
  signs: string[]
}

type Next = () => number

const SYLLABLES = 'ba den fi gor ha ki lum mo nar pel ros su tam vi wen zor'.split(' ')
const HANGUL = '가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오'
const WORDS = 3000
/** Other words than these carry the meaning; these make runs that many reports share. */
const SMALL = 'the of and in to a that was for by were had with from at on people who said'.split(
  ' ',
)
const LEADS = ['At least', 'About', 'More than', 'Up to', 'Nearly']
const ACTS = [
  ['were detained', 'detention'],
  ['were arrested', 'detention'],
  ['were forcibly returned', 'forced_return'],
  ['were killed', 'killing'],
] as const

/** Outlets of the invented world of the bench. */
export const OUTLETS: readonly string[] = Array.from(
  { length: 60 },
  (_, n) => `${capital(wordOf(n * 37))} ${['Wire', 'Post', 'Courier', 'Times'][n % 4]}`,
)

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function wordOf(n: number): string {
  const [a, b, c] = [n % 16, (n >> 4) % 16, (n >> 8) % 16]
  return `${SYLLABLES[a]}${SYLLABLES[b]}${n > 255 ? SYLLABLES[c] : ''}`
}

/** The name of a place of the bench's gazetteer, in 30 provinces of five counties each. */
export function placeName(province: number, county?: number): string {
  const name = capital(wordOf(700 + province * 7 + (county ?? 0) * 311))
  return county === undefined ? `${name} Province` : `${name} County`
}

/** Words as they are in texts: few of them often, most of them seldom. */
function someWord(next: Next): string {
  const draw = next() % 1000
  if (draw < 420) return SMALL[next() % SMALL.length] as string
  const rank = Math.floor(WORDS * ((next() % 4096) / 4096) ** 2)
  return wordOf(rank)
}

function sentence(next: Next): string {
  const length = 9 + (next() % 22)
  const words = Array.from({ length }, () => someWord(next))
  return `${capital(words.join(' '))}.`
}

function koreanSentence(next: Next): string {
  const sign = () => HANGUL[next() % HANGUL.length] as string
  const length = 5 + (next() % 10)
  const words = Array.from({ length }, () => {
    const stem = Array.from({ length: 2 + (next() % 2) }, sign).join('')
    return stem + (['은', '에서', '을', '의', '이'][next() % 5] as string)
  })
  return `${words.join(' ')} 밝혔다.`
}

/** One file of evidence for all: to write 100,000 durably would be to measure the disk. */
export const EVIDENCE = Buffer.from('evidence')

interface Told {
  text: string
  signs: string[]
}

/** A sentence with a number, an act, a place and a day, and the keys of what it tells. */
function claimSentence(next: Next, isKorean: boolean): Told {
  const value = 10 + (next() % 400)
  const [verb, act] = ACTS[next() % ACTS.length] as (typeof ACTS)[number]
  const [province, county] = [next() % 30, next() % 5]
  const day = 1 + (next() % 28)
  const outlet = OUTLETS[next() % OUTLETS.length] as string
  const path = `CN/P${String(province).padStart(2, '0')}`
  const signs = [
    `number:${act}:${value}`,
    ...[`place:${path}`, `place:${path}/C${county}`],
    `period:${act}:${1800 + (next() % 400)}`,
    ...(next() % 4 === 0 ? [`attribution:${outlet.toLowerCase().replace(' ', '')}`] : []),
  ]
  const text = isKorean
    ? `${day}일 주민 ${value}명이 붙잡혔다고 ${outlet}가 보도했다.`
    : `${LEADS[next() % 5]} ${value} people ${verb} in ${placeName(province, county)} on ` +
      `${day} May, ${outlet} reported.`
  return { text, signs }
}

/** Words of a report: a third are short notes, of which the index keeps every run. */
function lengthOf(next: Next): number {
  return next() % 3 === 0 ? 100 + (next() % 200) : 450 + (next() % 500)
}

/** A report of its own. */
function ownReport(next: Next, isKorean: boolean): Told {
  const least = lengthOf(next)
  const parts = ['All names in this report were changed for the safety of those who speak.']
  const signs: string[] = []
  for (let words = 0; words < least; ) {
    const told = next() % 6 === 0 ? claimSentence(next, isKorean) : undefined
    const text = told?.text ?? (isKorean ? koreanSentence(next) : sentence(next))
    signs.push(...(told?.signs ?? []))
    parts.push(words % 5 === 0 ? `\n${text}` : text)
    words += text.split(' ').length
  }
  return { text: parts.join(' '), signs }
}

/** A copy: whole under a credit, its first half, or with every twelfth word changed. */
function copyOf({ text }: Told, next: Next): string {
  const way = next() % 3
  if (way === 0) return `Reprinted with permission.\n${text}`
  if (way === 1) return text.slice(0, Math.floor(text.length / 2))
  const words = text.split(' ')
  return words.map((word, n) => (n % 12 === 5 ? someWord(next) : word)).join(' ')
}

/** Makes reports one after the other; one in twenty copies one of the last two hundred. */
export function reportMaker(next: Next): (n: number) => Report {
  const recent: (Told & { id: string })[] = []
  return (n) => {
    const isKorean = n % 5 === 4
    const source = n % 20 === 7 ? recent[next() % Math.max(1, recent.length)] : undefined
    const own = source ? undefined : ownReport(next, isKorean)
    const text = source ? copyOf(source, next) : (own?.text ?? '')
    const signs = source?.signs ?? own?.signs ?? []
    const id = `doc_${n}`
    if (own) recent[n % 200] = { ...own, id }
    const made = { document: documentOf(n, id, text), text, signs }
    return source ? { ...made, copied: source.id } : made
  }
}

function documentOf(n: number, id: string, text: string): EvidenceDocument {
  const [bytesHash, textHash] = [digestOf(EVIDENCE), digestOf(text)]
  const day = new Date(Date.UTC(2021, 0, 1 + (n % 1400))).toISOString().slice(0, 10)
  return {
    ...{ id, bytesHash, textHash, mediaType: 'text/plain', textSteps: ['nfc'] },
    ...{ language: n % 5 === 4 ? 'ko' : 'en', title: `Report ${n}`, boilerplate: [] },
    ...{ sensitivity: 'public', publisher: `outlet_${n % OUTLETS.length}` },
    published: { earliest: day, latest: day },
    captured: '2026-01-09T10:00:00.000Z',
  }
}

const digestOf = (of: string | Buffer) => createHash('sha256').update(of).digest('hex')

/** What goes into the index for a report. */
export function entryFor({ document, text, signs }: Report): LineageEntry {
  const { language, published, publisher } = document
  const names = [OUTLETS[Number(publisher?.slice(7))] ?? '']
  const lineage = lineageTextOf({ text, language, published, names, publisher: publisher ?? '' })
  const keys = new Map(storySignsOf(lineage, []).map((sign) => [sign.key, sign]))
  for (const key of signs) keys.set(key, { key })
  const found = [...keys.values()].map(({ key, range }) => ({ key, ...range }))
  return { hashes: lineage.shingles.kept, signs: found }
}

/** The relation of a copy, as a reviewer left it. */
export function relationOf({ document, copied }: Report): DocumentRelationRow | undefined {
  if (copied === undefined) return undefined
  const ends = { from: document.id, to: copied }
  return { ...ends, kind: 'reprint_of', basis: 'reviewer', state: 'confirmed' }
}

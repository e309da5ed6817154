// Whether the reader claims what did not happen: harm, loss and asked of a file of refutations.
// Run: npx tsx --conditions=tumen-source bench/reading/refutation.ts [FILE …] [--misses]
// Source: reader.md 4 and the README of its data.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Proposal, readText } from '@tumen/reading'
import { shippedResources } from './folder.ts'

const OURS = [
  fileURLToPath(new URL('../../vectors/reading/refutation.json', import.meta.url)),
  fileURLToPath(new URL('../../vectors/reading/refutation-own.json', import.meta.url)),
]

interface Expected {
  words: string
  occurrence: number
  expect: string
  act: string
}

interface Item {
  id: string
  language: string
  text: string
  spans: Expected[]
}

/** One expected span: what the reader made of it. */
interface Outcome {
  item: Item
  expected: Expected
  isHarm: boolean
  isLoss: boolean
  isAsked: boolean
  read: string
}

/** Acts that reports tell for one another. */
const FAMILIES = [
  ['arrest', 'detention', 'abduction'],
  ['killing', 'death_in_custody', 'execution'],
]

const familyOf = (act: string) => FAMILIES.find((acts) => acts.includes(act)) ?? [act]

const SURE = new Set(['asserted', 'reported', 'believed', 'alleged', 'claimed', 'estimated'])

/** Whether factuality is a question that somebody has to answer. */
const isOpen = ({ questions }: Proposal) => questions.some(({ field }) => field === 'factuality')

const claimsHappened = (one: Proposal) =>
  one.polarity === 'affirmed' && SURE.has(one.modality) && !isOpen(one)

function startOf(text: string, { words, occurrence }: Expected): number {
  let at = -1
  for (let n = 0; n < occurrence; n++) at = text.indexOf(words, at + 1)
  if (at < 0) throw new Error(`The text has no ${occurrence} times: ${words}`)
  return at
}

function score(item: Item, proposals: readonly Proposal[]): Outcome[] {
  return item.spans.map((expected) => {
    const start = startOf(item.text, expected)
    const end = start + expected.words.length
    const touching = proposals.filter(
      ({ quantity }) => quantity && quantity.span.start < end && quantity.span.end > start,
    )
    const isSamePlace = (one: Expected) =>
      one.words === expected.words && one.occurrence === expected.occurrence
    const happened = item.spans.filter((one) => isSamePlace(one) && one.expect === 'happened')
    const mayHappen = happened.flatMap(({ act }) => familyOf(act))
    const isHappened = expected.expect === 'happened'
    const own = touching.filter(
      ({ act }) => expected.act === 'other' || familyOf(expected.act).includes(act),
    )
    const said = own.filter((one) => claimsHappened(one) || isOpen(one))
    return {
      item,
      expected,
      isHarm:
        !isHappened && touching.some((one) => claimsHappened(one) && !mayHappen.includes(one.act)),
      isLoss: isHappened && said.length === 0,
      isAsked: isHappened && said.length > 0 && said.every(isOpen),
      read: touching.map(labelOf).join(', ') || 'nothing',
    }
  })
}

function labelOf(one: Proposal): string {
  return `${one.act} ${one.polarity} ${one.modality}${isOpen(one) ? ' open' : ''}`
}

function share(part: number, whole: number): string {
  return whole === 0 ? '   –' : `${(part / whole).toFixed(2)} (${part}/${whole})`
}

function print(language: string, outcomes: readonly Outcome[]): void {
  const count = (is: (one: Outcome) => boolean) => outcomes.filter(is).length
  const happened = count(({ expected }) => expected.expect === 'happened')
  const not = outcomes.length - happened
  const harm = share(
    count((one) => one.isHarm),
    not,
  )
  const loss = share(
    count((one) => one.isLoss),
    happened,
  )
  const asked = share(
    count((one) => one.isAsked),
    happened,
  )
  console.log(`${language}  harm ${harm}  loss ${loss}  asked ${asked}`)
}

const resources = shippedResources()
const files = process.argv.slice(2).filter((word) => !word.startsWith('--'))
for (const file of files.length > 0 ? files : OURS) {
  const items = JSON.parse(readFileSync(file, 'utf8')) as Item[]
  const day = '2024-11-20'
  const outcomes = items.flatMap((item) => {
    const { text, language } = item
    const source = { text, language, published: { earliest: day, latest: day } }
    return score(item, readText(source, resources))
  })
  console.log(`\n${file.split('/').at(-1)}`)
  for (const language of ['en', 'ko', 'zh'])
    print(
      language,
      outcomes.filter(({ item }) => item.language === language),
    )
  if (!process.argv.includes('--misses')) continue
  for (const { item, expected, read, ...is } of outcomes) {
    const miss = [is.isHarm && 'HARM', is.isLoss && 'LOSS', is.isAsked && 'asked'].filter(Boolean)
    if (miss.length > 0)
      console.log(`${miss.join(' ')} ${item.id} ${expected.words} (${expected.expect}): ${read}`)
  }
}

// What a reviewer has to do with what the reader proposes: figure cells, fields that decide a
// figure, questions, and modelled seconds for a claim. Source: reader.md 6.
// Run: npx tsx --conditions=tumen-source bench/reading/review.ts [FOLDER …]
import { fileURLToPath } from 'node:url'
import { type Act, actAbove } from '@tumen/claim'
import { type Proposal, readText } from '@tumen/reading'
import {
  type LabelledDocument,
  readLabelledFolder,
  SPLITS,
  shippedResources,
} from '../../rooms/reading/fixture/folder.ts'
import {
  isSameName,
  type LabelledClaim,
  type Match,
  personCounts,
  type ScoredDocument,
  scoreDocument,
} from '../../rooms/reading/fixture/score.ts'

const OURS = fileURLToPath(new URL('../../vectors/reading', import.meta.url))
const resources = shippedResources()

/** Seconds of a person: accept, press a chip, edit a field in the card, type a claim. */
const SECONDS = { accept: 5, chip: 4, edit: 12, type: 85, reject: 3 }

type Numbers = { value?: number; low?: number; high?: number; vague?: string } | undefined

const numberOf = (said: Numbers) =>
  String(said?.value ?? (said?.low === undefined ? said?.vague : `${said.low}-${said.high}`) ?? '')

const umbrella = (act: string) => actAbove(act as Act) ?? act

function countryOf(name: string | undefined): string {
  if (name === undefined) return ''
  const folded = name.normalize('NFKC')
  const found = resources.places.nameAt(folded, { start: 0, end: folded.length })
  const [place] = found?.places ?? []
  return place ? (resources.places.countryOf(place)?.id ?? '') : ''
}

const proposedCountry = ({ places: [first] }: Proposal) =>
  first?.gazetteer?.split('/')[0] ?? countryOf(first?.name)

const yearsOf = (time: { earliest: string; latest: string } | undefined) =>
  time ? `${time.earliest.slice(0, 4)}-${time.latest.slice(0, 4)}` : ''

const NOT_COUNTED = new Set(['possible', 'hypothetical', 'predicted', 'denied'])

const counts = (modality: string, polarity = 'affirmed') =>
  !NOT_COUNTED.has(modality) && polarity === 'affirmed'

/** The cell of a figure that a label or a proposal fills; nothing where it fills none. */
function labelCell(label: LabelledClaim): string[] {
  if (!counts(label.modality) || label.act === 'other') return []
  const country = countryOf(label.places[0]?.name)
  return [[numberOf(label.quantity), umbrella(label.act), country, yearsOf(label.time)].join('|')]
}

function proposalCell(one: Proposal): string[] {
  if (!counts(one.modality, one.polarity) || one.act === 'other') return []
  const cell = [numberOf(one.quantity), umbrella(one.act), proposedCountry(one)]
  return [[...cell, yearsOf(one.times[0])].join('|')]
}

function shared(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  return a.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }).length
}

const DAY_MS = 86_400_000

function overlap({ label, proposal }: Match): { share: number; isSameYear: boolean } {
  const [time] = proposal.times
  if (!time?.earliest || !time.latest) return { share: 0, isSameYear: false }
  const day = (text: string) => Date.parse(text.slice(0, 10)) / DAY_MS
  const [a, b] = [day(label.time.earliest), day(label.time.latest)]
  const [c, d] = [day(time.earliest), day(time.latest)]
  const both = Math.max(0, Math.min(b, d) - Math.max(a, c) + 1)
  const all = Math.max(b, d) - Math.min(a, c) + 1
  return {
    share: all > 0 ? both / all : 0,
    isSameYear: yearsOf(label.time) === yearsOf(time as LabelledClaim['time']),
  }
}

const FIELD_OF = {
  act: 'act',
  measure: 'measure',
  place: 'places',
  time: 'times',
  origin: 'speakers',
  modality: 'factuality',
} as const

/** Whether the right answer of a field stands among the candidates of its questions. */
function isOffered(field: keyof typeof FIELD_OF, { label, proposal }: Match): boolean {
  const candidates = proposal.questions
    .filter((question) => question.field === FIELD_OF[field])
    .flatMap((question) => question.candidates)
  if (field === 'act') return candidates.includes(label.act)
  if (field === 'measure') return candidates.includes(label.quantity.measure)
  if (field === 'time') return candidates.includes(`${label.time.earliest}/${label.time.latest}`)
  if (field === 'origin') return candidates.some((one) => isSameName(label.origin, one))
  if (field === 'place')
    return label.places.some(({ name }) => candidates.some((one) => isSameName(name, one)))
  return candidates.length > 0
}

interface Sums {
  [name: string]: [hits: number, total: number]
}

function add(sums: Sums, name: string, isHit: boolean | number, total = 1): void {
  const [hits, all] = sums[name] ?? [0, 0]
  sums[name] = [hits + Number(isHit), all + total]
}

function addMatch(sums: Sums, match: Match): number {
  const { label, proposal, agrees } = match
  const { share, isSameYear } = overlap(match)
  const isCountry =
    label.places.length === 0 ||
    countryOf(label.places[0]?.name) === proposedCountry(match.proposal)
  const isCounted = counts(label.modality) === counts(proposal.modality, proposal.polarity)
  const isUmbrella = umbrella(label.act) === umbrella(proposal.act)
  const isTime = isSameYear || share >= 0.5
  const isCritical = agrees.op && agrees.value && isUmbrella && isCounted && isCountry && isTime
  const fields = ['op', 'value', 'act', 'measure', 'place', 'time', 'origin', 'modality'] as const
  const isAll = fields.every((field) => agrees[field] !== false)
  add(sums, 'critical-right', isCritical === true)
  add(sums, 'all-right', isAll)
  add(sums, 'time disjoint', share === 0)
  add(sums, 'time IoU >= .5', share >= 0.5)
  add(sums, 'time same years', isSameYear)
  if (label.places.length > 0) {
    add(sums, 'country right', isCountry)
    add(sums, 'place among proposed', agrees.place === true || isOffered('place', match))
  }
  add(sums, 'origin', agrees.origin === true)
  if (proposal.questions.length === 0) add(sums, 'right without question', isAll)
  return addQuestions(sums, match)
}

/** Adds what is asked of wrong fields; the modelled seconds for the card. */
function addQuestions(sums: Sums, match: Match): number {
  const { proposal, agrees } = match
  const asked = new Set(proposal.questions.map(({ field }) => field))
  let seconds = SECONDS.accept + SECONDS.chip * asked.size
  for (const field of Object.keys(FIELD_OF) as (keyof typeof FIELD_OF)[]) {
    if (agrees[field] !== false) continue
    const isAsked = asked.has(FIELD_OF[field])
    add(sums, 'wrong fields asked', isAsked)
    if (isAsked) add(sums, 'right answer offered', isOffered(field, match))
    if (!isAsked || !isOffered(field, match)) seconds += SECONDS.edit
  }
  if (agrees.op === false || agrees.value === false) seconds += SECONDS.edit
  return seconds
}

function addDocument(
  sums: Sums,
  labels: readonly LabelledClaim[],
  scored: ScoredDocument,
  all: readonly Proposal[],
): void {
  const gold = labels.flatMap(labelCell)
  const read = personCounts(all).flatMap(proposalCell)
  add(sums, 'figure-cell F1', 2 * shared(gold, read), gold.length + read.length)
  let seconds = scored.misses.length * SECONDS.type + scored.falseAlarms.length * SECONDS.reject
  for (const match of scored.matches) seconds += addMatch(sums, match)
  add(sums, 'seconds a claim', seconds, labels.length)
}

function print(name: string, documents: readonly LabelledDocument[]): void {
  const sums: Sums = {}
  for (const { labels, source } of documents) {
    const proposals = readText(source, resources)
    addDocument(sums, labels, scoreDocument(labels, proposals), proposals)
  }
  const shown = Object.entries(sums).map(([field, [hits, total]]) => {
    const share = total === 0 ? '–' : (hits / total).toFixed(field.startsWith('seconds') ? 0 : 2)
    return `${field} ${share}`
  })
  console.log(`${name} (${documents.length} texts): ${shown.join(' · ')}`)
}

const folders = process.argv.slice(2)
for (const folder of folders.length > 0 ? folders : [OURS]) {
  console.log(folder === OURS ? 'our own texts' : folder)
  const all = readLabelledFolder(folder)
  for (const split of SPLITS)
    for (const language of ['en', 'ko', 'zh']) {
      const own = all.filter((one) => one.split === split && one.language === language)
      if (own.length > 0) print(`${split} ${language}`, own)
    }
}

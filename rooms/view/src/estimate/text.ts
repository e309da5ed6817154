// An estimate in sentences: first what is documented, then a bound, a band, an estimate with what
// it rests on or why there is none, and what speaks against it. A pure function from the report of
// the estimate room, or of the desk, to words; no number stands here without its assumption.
import type { Finding, Report } from '@tumen/estimate'
import { fill, type Language, type Parameters, wordsIn } from '@tumen/words'
import { digits } from '../phrase/number.ts'
import { type Column, type Layout, tableText } from '../terminal/table.ts'
import { safeText, textWidth } from '../terminal/text-width.ts'
import { hangText, wrapText } from '../terminal/wrap.ts'
import { lower, upper, whole } from './number.ts'

/** What is read of a report; the rest is for pictures. */
export type EstimateData = Pick<
  Report,
  'documented' | 'bound' | 'band' | 'estimate' | 'options' | 'versions'
> & {
  table: Pick<Report['table'], 'lists' | 'hash'>
  methods: readonly Report['methods'][number][]
  findings: readonly Finding[]
  variants: readonly Report['variants'][number][]
  selfTest: readonly Report['selfTest'][number][]
  curves: Report['curves']
  /** There is a small estimate that the asker is not given. */
  smallWithheld?: boolean
}

/** A finding in a sentence. */
export interface FindingSentence {
  code: Finding['code']
  kind: Finding['kind']
  text: string
}

/** The sentences of an estimate in the order in which they are read. */
export interface EstimateSentences {
  title: string
  documented: string
  bound: string
  band?: string
  /** The estimate, or that there is none and why. */
  estimate: string
  findings: FindingSentence[]
  /** Seed, replicates, procedure and hash: what is needed to repeat it. */
  made: string
}

/** What an estimate says, sentence by sentence. */
export function estimateSentences(language: Language, report: EstimateData): EstimateSentences {
  const { estimate: words } = wordsIn(language)
  const { table, documented, bound, options, versions } = report
  const { persons, lists, twice } = documented
  const band = bandSentence(language, report)
  return {
    title: safeText(fill(words.title, { lists: table.lists.join(', ') })),
    documented: fill(words.documented, { persons: digits(persons), lists, twice: digits(twice) }),
    bound: bound ? fill(words.bound, { n: digits(bound.atLeast) }) : words.noBound,
    ...(band !== undefined && { band }),
    estimate: estimateSentence(language, report),
    findings: report.findings.map((one) => findingSentenceOf(language, one, table.lists)),
    made: fill(words.made, {
      ...{ seed: options.seed, replicates: digits(options.replicates) },
      ...{ procedure: versions.procedure, hash: table.hash },
    }),
  }
}

function bandSentence(language: Language, { band }: EstimateData): string | undefined {
  if (band === undefined) return undefined
  const { odds, models, modelsOpen } = wordsIn(language).estimate.band
  const low = lower(band.low)
  if (band.high === undefined) return fill(modelsOpen, { low })
  const why = band.why === undefined ? undefined : safeText(band.why)
  return fill(band.by === 'odds' ? odds : models, { low, high: upper(band.high), why })
}

function estimateSentence(language: Language, report: EstimateData): string {
  const { estimate: words } = wordsIn(language)
  const { estimate } = report
  if (estimate?.small || report.smallWithheld) return words.small
  if (estimate !== undefined) {
    const { total, low, high, method, model } = estimate
    const assumption = fill(words.rests[method], { model })
    const limits = { low: lower(low), high: upper(high) }
    return fill(words.estimate, { total: whole(total), ...limits, assumption })
  }
  const reasons = report.findings
    .filter(isReason)
    .map((one) => findingSentenceOf(language, one, report.table.lists).text)
  return fill(words.noEstimate, { reasons: reasons.join(' ') || words.noMethod })
}

// R7 and R8 speak of one method, R3 of the model that it names.
function isReason({ code, about }: Finding): boolean {
  if (code === 'R3') return about === 'default'
  return code.startsWith('R') && code !== 'R7' && code !== 'R8'
}

/** A finding as a sentence; `lists` name the cells that it is about. */
export function findingSentenceOf(
  language: Language,
  { code, kind, about, values = {} }: Finding,
  lists: readonly string[] = [],
): FindingSentence {
  const sentences: Readonly<Record<string, Readonly<Record<string, string>>>> =
    wordsIn(language).estimate.finding
  const pattern = sentences[code]?.[kind] ?? `${code} ${kind}`
  const parameters = { about: aboutText(about, lists), ...valuesOf(values) }
  return { code, kind, text: safeText(fill(pattern, parameters)) }
}

function aboutText(about: string | undefined, lists: readonly string[]): string | undefined {
  if (about === undefined || about === 'default') return undefined
  const isCell = /^[01]+$/.test(about) && about.length === lists.length
  return isCell ? lists.filter((_, i) => about[i] === '1').join(' + ') : about
}

const SHARES: ReadonlySet<string> = new Set(['share', 'shared', 'coverage', 'change', 'weight'])

function valuesOf(values: Readonly<Record<string, number>>): Parameters {
  const texts = Object.entries(values).map(([name, value]) => [
    name,
    SHARES.has(name) ? rounded(value * 100) : rounded(value),
  ])
  return Object.fromEntries(texts) as Parameters
}

function rounded(value: number): string {
  if (!Number.isFinite(value)) return '∞'
  return digits(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(2)))
}

/** The interval in words; without an upper limit it is open. */
export function rangePhrase(language: Language, low: number, high?: number): string {
  const { interval, intervalOpen } = wordsIn(language).estimate
  if (high === undefined) return fill(intervalOpen, { low: lower(low) })
  return fill(interval, { low: lower(low), high: upper(high) })
}

/** The lines of `estimate.run`. */
export function estimateText(
  language: Language,
  report: EstimateData,
  layout: Layout = {},
): string[] {
  const { estimate: words } = wordsIn(language)
  const sentences = estimateSentences(language, report)
  const { documented, bound, band, estimate, findings, made } = sentences
  const width = layout.width ?? 80
  const lead = [documented, bound, ...(band === undefined ? [] : [band]), estimate]
  const told = findings.flatMap(({ code, text }) => hangText(`- ${code} `, text, width))
  return [
    ...wrapText(sentences.title, width),
    '',
    ...lead.flatMap((line) => hangText('- ', line, width)),
    ...section(words.heading.findings, told, layout),
    ...section(words.heading.methods, methodLines(language, report, layout), layout),
    ...section(words.heading.curve, curveLines(language, report, layout), layout),
    ...section(words.heading.changes, changeLines(language, report, layout), layout),
    ...section(words.heading.selfTest, selfTestLines(language, report, layout), layout),
    '',
    ...wrapText(made, width),
  ]
}

/** Lines under a heading; nothing without lines. */
export function section(heading: string, lines: readonly string[], { plain }: Layout): string[] {
  if (lines.length === 0) return []
  return ['', heading, ...(plain ? [] : ['-'.repeat(textWidth(heading))]), ...lines]
}

// Below a hundred persons no model and no curve is printed; the estimate itself is marked so.
const SMALL = 100

// Where no estimate is printed, no other method prints one either.
function isPrinted({ estimate }: EstimateData): boolean {
  return estimate !== undefined && !estimate.small
}

function numberColumns(language: Language, ...first: string[]): Column[] {
  const { column } = wordsIn(language).estimate
  return [
    ...first.map((heading) => ({ heading })),
    { heading: column.estimate, align: 'right' },
    { heading: column.interval },
  ]
}

function methodLines(language: Language, report: EstimateData, layout: Layout): string[] {
  if (!isPrinted(report)) return []
  const { column, method: names, noNumber } = wordsIn(language).estimate
  const rows = report.methods.map(({ method, estimate, low, high, model, findings }) => {
    const against = findings.filter(({ code }) => code.startsWith('R'))
    const remarks = findings.map((one) => findingSentenceOf(language, one).text)
    const remark = [...(model === undefined ? [] : [model]), ...remarks].join(' ')
    if (against.length > 0) return [names[method], noNumber, '', remark]
    return [names[method], whole(estimate), rangePhrase(language, low, high), remark]
  })
  const columns = [...numberColumns(language, column.method), { heading: column.remark }]
  return rows.length === 0 ? [] : tableText(columns, rows, layout)
}

function curveLines(
  language: Language,
  { curves, documented }: EstimateData,
  layout: Layout,
): string[] {
  const { column, oddsNote } = wordsIn(language).estimate
  if (curves.odds === undefined || documented.persons < SMALL) return []
  const rows = curves.odds.map(({ at, estimate, low, high }) => [
    digits(at),
    whole(estimate),
    rangePhrase(language, low, high),
  ])
  return [
    ...tableText(numberColumns(language, column.odds), rows, layout),
    ...wrapText(oddsNote, layout.width ?? 80),
  ]
}

function changeLines(language: Language, report: EstimateData, layout: Layout): string[] {
  if (!isPrinted(report)) return []
  const { column, change: names, noNumber } = wordsIn(language).estimate
  const rows = report.variants
    .filter(({ change }) => change === 'drop' || change === 'merge')
    .map(({ change, about, estimate }) => [
      names[change],
      about,
      estimate === undefined ? noNumber : whole(estimate),
    ])
  const columns: Column[] = [
    { heading: column.change },
    { heading: column.lists },
    { heading: column.estimate, align: 'right' },
  ]
  return rows.length === 0 ? [] : tableText(columns, rows, layout)
}

function selfTestLines(language: Language, report: EstimateData, layout: Layout): string[] {
  if (!isPrinted(report) || report.selfTest.length === 0) return []
  const { column, notTested } = wordsIn(language).estimate
  const rows = report.selfTest.map((test) => [
    test.list,
    whole(test.known),
    test.estimate === undefined ? notTested : whole(test.estimate),
    test.low === undefined ? '' : rangePhrase(language, test.low, test.high),
    untestedReason(language, report, test),
  ])
  const columns = numberColumns(language, column.list, column.known)
  const hasReason = rows.some(([, , , , reason]) => reason !== '')
  return tableText([...columns, ...(hasReason ? [{ heading: column.remark }] : [])], rows, layout)
}

/** Why a list could not be tested, as sentences; empty where it was. */
export function untestedReason(
  language: Language,
  { table }: Pick<EstimateData, 'table'>,
  { list, findings = [] }: EstimateData['selfTest'][number],
): string {
  const others = table.lists.filter((name) => name !== list)
  return findings.map((one) => findingSentenceOf(language, one, others).text).join(' ')
}

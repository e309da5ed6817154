// Linkages, weights of pairs and persons as lines for the command line, in the sentences of their
// pages. Source: linkage.md 8 and 10; desk.md P13 to P16.

import { fill, type Language, wordsIn } from '@tumen/words'
import { instantPhrase } from '../phrase/date.ts'
import { digits } from '../phrase/number.ts'
import { type Layout, type Printer, tableText } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'
import { hangText } from '../terminal/wrap.ts'
import type { DrawnBand, LinkageAnswer } from './answer.ts'
import { bornPhrase } from './mention-field.ts'
import {
  barrierSentence,
  linkageNoteSentence,
  nameReasonSentence,
  warningSentence,
} from './sentence.ts'
import { barLabel, barReason, bitsText, percentText, weightSentence } from './weight.ts'

/** Verdicts on pairs drawn at random below which nothing is calibrated. */
const LEAST_JUDGED = 100

function items(texts: readonly string[], { width = 80 }: Layout): string[] {
  return texts.map(safeText).flatMap((text) => hangText('- ', text, width))
}

/** The lines of `linkage.list`. */
export const linkagesText: Printer<'linkage.list'> = (
  language,
  { linkages: heads },
  layout = {},
) => {
  const { linkage } = wordsIn(language).page
  const { column } = linkage
  if (heads.length === 0) return items([linkage.empty], layout)
  const rows = heads.map(({ id, lists, mentions, candidates, recorded }) => [
    ...[id, lists.join(', '), digits(mentions), digits(candidates)],
    instantPhrase(language, recorded),
  ])
  const right = { align: 'right' as const }
  const columns = [
    { heading: column.run, keep: true },
    { heading: column.lists },
    { heading: column.mentions, ...right },
    { heading: column.candidates, ...right },
    { heading: column.recorded },
  ]
  return tableText(columns, rows, layout)
}

/** The lines of `linkage.run`. */
export const linkedText: Printer<'linkage.run'> = (
  language,
  { id, mentions, candidates, pairs, findings },
  layout = {},
) => {
  const { column } = wordsIn(language).page.linkage
  const numbers = [
    [column.run, id],
    [column.mentions, mentions],
    [column.candidates, candidates],
    [column.pairs, pairs],
  ].map(([name, value]) => `${name}: ${value}`)
  return [
    ...numbers.map(safeText),
    ...items(
      findings.map((one) => linkageNoteSentence(language, one)),
      layout,
    ),
  ]
}

/** The lines of `linkage.show`. */
export const linkageText: Printer<'linkage.show'> = (language, shown, layout = {}) => {
  const { show } = wordsIn(language).page.linkage
  const { linkage, refused, warnings } = shown
  const sections: [string, string[]][] = [
    [linkage.id, countSentences(language, shown)],
    [show.persons, personSentences(language, shown)],
    [show.trust, trustSentences(language, shown)],
    [
      show.warnings,
      warnings.map(({ warning, persons: n }) =>
        fill(show.warningRow, { text: warningSentence(language, warning), n }),
      ),
    ],
    [
      show.refused,
      refused.map(({ barrier, pairs: n }) =>
        fill(show.refusedRow, { text: barrierSentence(language, barrier), n }),
      ),
    ],
    [show.findings, linkage.findings.map((one) => linkageNoteSentence(language, one))],
  ]
  return sections
    .filter(([, texts]) => texts.length > 0)
    .flatMap(([title, texts], n) => [...(n > 0 ? [''] : []), title, ...items(texts, layout)])
}

function countSentences(language: Language, { linkage, pairs, floor }: LinkageAnswer): string[] {
  const { show } = wordsIn(language).page.linkage
  const { mentions, lists, candidates, knownAt, by, seed, engine, modelName } = linkage
  return [
    fill(show.counts, {
      ...{ mentions: digits(mentions), lists: lists.length },
      ...{ candidates: digits(candidates), pairs: digits(pairs), floor: bitsText(floor) },
    }),
    fill(show.made, {
      ...{ instant: instantPhrase(language, knownAt), by, seed, engine, model: modelName },
    }),
  ]
}

function personSentences(
  language: Language,
  { persons, threshold, flags }: LinkageAnswer,
): string[] {
  const { show } = wordsIn(language).page.linkage
  const { joined, bits, probability } = threshold
  return [
    fill(show.linked, { n: persons.linked }),
    ...(persons.band ? [fill(show.band, { ...persons.band })] : []),
    fill(show.threshold, { joined, bits: bitsText(bits), percent: percentText(probability) }),
    ...flags.map((flag) => linkageNoteSentence(language, flag)),
  ]
}

function trustSentences(language: Language, shown: LinkageAnswer): string[] {
  const { show } = wordsIn(language).page.linkage
  const { prior, calibration, judged, kappa } = shown
  const moved = [prior.low - prior.bits, prior.high - prior.bits].sort((x, y) => x - y)
  const [low = 0, high = 0] = moved
  const n = calibration.judged
  return [
    fill(show.prior, {
      n: digits(Math.max(1, Math.round(1 / prior.probability))),
      ...{ low: bitsText(low), high: bitsText(high) },
    }),
    calibration.calibrated
      ? fill(show.calibrated, { n })
      : fill(show.judgedFew, { n, least: LEAST_JUDGED }),
    fill(show.judged, { ...judged }),
    kappa
      ? fill(show.kappa, {
          ...{ percent: percentText(kappa.observed), n: kappa.items },
          kappa: kappa.kappa.toFixed(2),
        })
      : show.kappaNone,
  ]
}

/** The lines of `linkage.explain-pair`. */
export const explainedText: Printer<'linkage.explain-pair'> = (language, output, layout = {}) => {
  const { a, b, weight, bars, names, constraints, judgements } = output
  const { linkage } = wordsIn(language)
  const right = { align: 'right' as const }
  const rows = bars.map((bar) => [
    barLabel(language, bar),
    bitsText(bar.bits),
    bitsText(bar.total),
    barReason(language, bar),
  ])
  const columns = [
    { heading: linkage.chart.step },
    { heading: linkage.chart.bits, ...right },
    { heading: linkage.chart.reached, ...right },
    { heading: '' },
  ]
  const said = judgements.map(({ by, verdict, reason }) =>
    [`${by}: ${linkage.verdict[verdict]}`, ...(reason ? [reason] : [])].join(': '),
  )
  return [
    ...[a, b].map(({ id, name }) => safeText([id, ...(name ? [name] : [])].join('  '))),
    '',
    ...tableText(columns, rows, layout),
    '',
    ...items(
      [
        `${linkage.bar.total}: ${bitsText(weight)}`,
        weightSentence(language, weight),
        ...(names ? [nameReasonSentence(language, names.why)] : []),
        ...constraints.map((one) => barrierSentence(language, one)),
        ...said,
      ],
      layout,
    ),
  ]
}

/** The lines of `linkage.judge`: the id by which it is withdrawn, then what the pair weighs. */
export const judgedText: Printer<'linkage.judge'> = (
  language,
  { judgement, explanation },
  layout = {},
) => {
  return [judgement, ...(explanation ? ['', ...explainedText(language, explanation, layout)] : [])]
}

/** The lines of `linkage.draw`: persons in all and on each list, and what must be said of them. */
export const drawnPersonsText: Printer<'linkage.draw'> = (
  language,
  { lists, persons, perList, flags },
  layout = {},
) => {
  const { draw, column } = wordsIn(language).page.linkage
  const right = { align: 'right' as const }
  const numbers = ({ low, best, high }: DrawnBand) => [low, best, high].map(whole)
  const rows = [
    [draw.persons, ...numbers(persons)],
    ...perList.map((band, n) => [fill(draw.list, { list: lists[n] ?? '' }), ...numbers(band)]),
  ]
  const columns = [
    { heading: '' },
    ...[column.low, column.best, column.high].map((heading) => ({ heading, ...right })),
  ]
  const notes = [draw.caption, ...flags.map((flag) => linkageNoteSentence(language, flag))]
  return [...tableText(columns, rows, layout), '', ...items(notes, layout)]
}

function whole(count: number): string {
  return digits(Math.round(count))
}

/** The lines of `person.list`. */
export const personsText: Printer<'person.list'> = (language, { persons, next }, layout = {}) => {
  const words = wordsIn(language)
  const { column, emptyFiltered, noName } = words.page.person
  if (persons.length === 0) return items([emptyFiltered], layout)
  const rows = persons.map(({ id, names, homes, lists, mentions, ...born }) => {
    const name = names.map((one) => one.name).join(', ') || noName
    return [
      ...[id, name, bornPhrase(language, born)],
      ...[homes.join(', '), lists.join(', '), digits(mentions)],
    ]
  })
  const columns = [
    { heading: words.command.field.id, keep: true },
    ...[column.name, column.born, column.home, column.lists].map((heading) => ({ heading })),
    { heading: column.records, align: 'right' as const },
  ]
  const more = next ? [fill(words.command.more, { option: 'after', id: next })] : []
  return [...tableText(columns, rows, layout), ...more]
}

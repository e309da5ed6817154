// Who counts as one voice, which reports repeat it, and which open judgements would change the
// count. Agents are named as the texts name them; sealed ones by their id alone.
import type { AgentRow, OriginClass } from '@tumen/figure'
import { fill, wordsIn } from '@tumen/words'
import { isHiddenOrigin, originIn } from '../claim/quotation.ts'
import { dayPhrase } from '../phrase/date.ts'
import { digits } from '../phrase/number.ts'
import { recordIn, recordsIn } from '../phrase/record-in.ts'
import type { Note, Section } from '../terminal/report.ts'
import { openMatterNotes } from './extension-note.ts'
import { partName } from './part-scope.ts'
import type { Telling } from './report.ts'
import { shorten } from './shorten.ts'

/** The pairs of origins and of parts whose decision would change the answer. */
export function wouldChangeSection(telling: Telling): Section {
  const { language, answer, level } = telling
  const { report, section } = wordsIn(language)
  const { pairsThatMatter, partsThatMatter } = answer.figure.explanation
  const pairs = pairsThatMatter.map(([a, b]) => ({
    text: fill(report.pairMatters, { a: label(telling, a), b: label(telling, b) }),
  }))
  const parts = partsThatMatter.map(([a, b]) => ({
    text: fill(report.partsMatter, { a: partName(telling, a), b: partName(telling, b) }),
  }))
  const { kept, more } = shorten(level, [...openMatterNotes(telling), ...pairs, ...parts])
  return {
    id: 'wouldChange',
    heading: section.wouldChange,
    notes: more ? [...kept, { text: report.more }] : kept,
  }
}

/** The classes of agents taken for one voice, what joined them, and what may still be one. */
export function originsSection(telling: Telling): Section {
  const { language, answer } = telling
  const { report, section } = wordsIn(language)
  const { classes, mayBeOne, mayBeOneMore, grouping, rows = [] } = answer.figure.explanation
  const different = rows.filter((row) => row.relation === 'different')
  const open = mayBeOne.map(([a, b]) => ({
    text: fill(report.mayBeOne, { a: label(telling, a), b: label(telling, b) }),
  }))
  const pairsMore =
    mayBeOneMore === undefined
      ? []
      : [{ text: fill(report.mayBeOneMore, { n: digits(mayBeOneMore) }) }]
  const groups = grouping.map((ids) => groupText(telling, ids))
  const fewest =
    groups.length === 0
      ? []
      : [
          {
            text: fill(report.grouping, {
              groups: groups.join(answer.names === undefined ? report.list : report.also),
            }),
          },
        ]
  return {
    id: 'origins',
    heading: section.origins,
    notes: [
      ...classes.map((one) => classNote(telling, one)),
      ...different.map((row) => judgedNote(telling, row, report.judged)),
      ...open,
      ...pairsMore,
      ...fewest,
    ],
  }
}

function groupText(telling: Telling, ids: readonly string[]): string {
  const left = telling.answer.unnamed?.ofIds.get(ids.join('+'))
  const { andMore } = wordsIn(telling.language).page.figure.answer
  const more = left === undefined ? [] : [fill(andMore, { n: digits(left) })]
  return [...ids.map((id) => label(telling, id)), ...more].join(' + ')
}

function classNote(telling: Telling, one: OriginClass): Note {
  const { report } = wordsIn(telling.language)
  const alone = label(telling, one.id) + (one.anonymous ? `${report.list}${report.anonymous}` : '')
  const name =
    one.grade === undefined ? alone : fill(report.graded, { name: alone, grade: one.grade })
  const others = one.members.filter((member) => member !== one.id)
  const isPage = telling.answer.names !== undefined
  const members = one.members
    .map((id) => member(telling, id))
    // Names of a page hold commas.
    .join(isPage ? report.also : report.list)
  return {
    text: others.length === 0 ? name : fill(report.classLine, { name, members }),
    notes: one.joinedBy.map((row) => judgedNote(telling, row, report.joined)),
  }
}

type Judgement = Pick<AgentRow, 'a' | 'b' | 'on' | 'by'>

function judgedNote({ language, answer }: Telling, row: Judgement, pattern: string): Note {
  const { report } = wordsIn(language)
  const { a, b, by, on } = row
  const text = fill(pattern, {
    a: member({ language, answer }, a),
    b: member({ language, answer }, b),
    by: by === undefined ? '' : fill(report.joinedBy, { by }),
    on: on === undefined ? '' : fill(report.joinedOn, { on: dayPhrase(language, on) }),
  })
  return { text }
}

/** The documents of each origin, and what each repeats. */
export function reportsSection(telling: Telling): Section {
  const { language, answer } = telling
  const words = wordsIn(language)
  const { reportsByOrigin, documents } = answer.figure.explanation
  const byOrigin = reportsByOrigin.map(({ origin, docs }) => ({
    text: fill(words.report.reportsOf, {
      origin: label(telling, origin),
      docs: docsText(telling, origin, docs),
    }),
  }))
  const repeated = documents.flatMap(({ doc, relation }) => {
    if (!relation) return []
    const kind = relation.kind as keyof typeof words.documentRelation
    const pattern = words.documentRelation[kind] ?? `${relation.kind} {to}`
    const text = fill(words.report.reportsOf, {
      origin: recordIn(answer, doc),
      docs: fill(pattern, { to: recordIn(answer, relation.to) }),
    })
    return [{ text }]
  })
  return { id: 'reports', heading: words.section.reports, notes: [...byOrigin, ...repeated] }
}

/** On a page documents of a hidden speaker are counted: titles would say whose they are. */
function docsText({ language, answer }: Telling, origin: string, docs: string[]): string {
  const { report } = wordsIn(language)
  if (answer.names !== undefined && isHiddenOrigin(answer.quotes, origin))
    return fill(report.reports, { n: docs.length })
  return recordsIn(answer, docs, answer.names === undefined ? report.list : report.also)
}

/** A speaker of a class: in a terminal its id alone, since the label of the class stands before. */
function member({ language, answer }: Pick<Telling, 'language' | 'answer'>, id: string): string {
  return answer.names === undefined ? id : originIn(language, id, answer)
}

function label({ language, answer }: Telling, origin: string): string {
  return originIn(language, origin, answer)
}

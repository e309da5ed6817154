// Every used statement as a row: what it says, what its words allow, whose it is, when it happened
// and since when it is known. The same numbers as in the drawings.

import { given, type Unit } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import type { UsedClaim } from '@tumen/figure'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { hiddenWords, originLabel } from '../../claim/quotation.ts'
import type { ClaimQuote, FigureAnswer } from '../../figure/answer.ts'
import { placeName } from '../../figure/question-sentence.ts'
import { strictLimits } from '../../figure/strict-limit.ts'
import { dayPhrase, intervalPhrase, timePhrase } from '../../phrase/date.ts'
import { numberPhrase, valuesPhrase, withNotes } from '../../phrase/number.ts'
import { agentPath, claimPath } from '../address.ts'
import { ScrollRegion } from '../scroll-region.tsx'
import { DecidedNote } from './decided-note.tsx'
import { QuotedDocument } from './words.tsx'

/** What the reckoning took from a claim, as `figure.explain` says. */
export type TakenClaim = NonNullable<
  NonNullable<Output<'figure.explain'>['context']>[string]['taken']
>

/** An answer of `figure.explain`. */
export type ExplainedAnswer = FigureAnswer &
  Pick<Output<'figure.explain'>, 'knownOn' | 'knownBy'> & {
    context?: NonNullable<Output<'figure.explain'>['context']>
  }

export interface StatementTableProps {
  language: Language
  answer: ExplainedAnswer
  /** The rows of this page. */
  used: readonly UsedClaim[]
  /** False for whoever may not open claims. */
  mayOpen: boolean
}

/** The columns of numbers: what is said, and what it may be. */
const NUMBERS: ReadonlySet<number> = new Set([0, 1])

/** The table of used statements; says so when there is none. */
export function StatementTable(props: StatementTableProps): VNode {
  const { language, used } = props
  const { table } = wordsIn(language).page.figure
  if (used.length === 0) return <p class="empty">{table.none}</p>
  const columns = [
    table.says,
    table.means,
    table.words,
    table.relation,
    table.effect,
    table.origin,
    table.document,
    table.place,
    table.happened,
    table.known,
  ]
  return (
    <ScrollRegion label={table.caption}>
      <table class="statements">
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {columns.map((name) => (
              <th scope="col" class={NUMBERS.has(columns.indexOf(name)) ? 'number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {used.map((one) => (
            <StatementRow {...props} one={one} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function StatementRow(props: StatementTableProps & { one: UsedClaim }): VNode {
  const { language, answer, one, mayOpen } = props
  const { reason, report } = wordsIn(language)
  const quote = answer.quotes[one.claim]
  const taken = answer.context?.[one.claim]?.taken
  const hidden = hiddenWords(language, quote)
  const said = saidPhrase(language, taken, answer.question.unit)
  return (
    <tr data-row>
      <th scope="row" class="number">
        {mayOpen ? <a href={claimPath(one.claim)}>{said}</a> : said}
      </th>
      <td class="number">{valuesPhrase(language, one.values, strictLimits(one.values, [one]))}</td>
      <td lang={hidden === undefined ? answer.context?.[one.claim]?.language : undefined}>
        {hidden ?? quote?.quote.map(({ text }) => text).join(' … ') ?? report.nothing}
        <DecidedNote language={language} quote={quote} />
      </td>
      <td>{reason.relation[one.relation]}</td>
      <td>{one.sets.map((effect) => reason.effect[effect]).join(report.list) || report.nothing}</td>
      {hidden === undefined ? (
        <SourceCells {...props} quote={quote} taken={taken} />
      ) : (
        <td colSpan={5}>{hidden}</td>
      )}
    </tr>
  )
}

function saidPhrase(language: Language, taken: TakenClaim | undefined, unit?: Unit): string {
  const { number } = taken ?? {}
  const { chart, reason } = wordsIn(language)
  if (!number) return chart.statement
  const phrase = numberPhrase(language, { ...number, ...given({ unit }) })
  // Without its period a rate would read as a number of people.
  return number.isRate ? withNotes(language, phrase, [reason.effect.rate]) : phrase
}

interface SourceProps extends StatementTableProps {
  one: UsedClaim
  quote: ClaimQuote | undefined
  taken: TakenClaim | undefined
}

/** Whose, which document, where, when, since when: nothing of it for hidden words. */
function SourceCells({ language, answer, one, quote, taken, mayOpen }: SourceProps): VNode {
  const { report, page } = wordsIn(language)
  const origin = originLabel(language, one.origin, answer)
  const name = (path: string) => placeName(language, path, answer.placeNames)
  const places = [
    ...(taken?.places ?? []).map(name),
    ...(taken?.through ?? []).map((path) => fill(report.through, { place: name(path) })),
  ]
  return (
    <>
      <td>{mayOpen ? <a href={agentPath(one.origin)}>{origin}</a> : origin}</td>
      <td>
        {quote === undefined ? (
          report.nothing
        ) : (
          <QuotedDocument language={language} claim={one.claim} quote={quote} book={answer} />
        )}
      </td>
      <td>
        {places.join(report.list) || (taken?.placeAside ? page.claim.placeAside : report.nothing)}
      </td>
      <td>{happenedPhrase(language, taken)}</td>
      <td>{knownPhrase(language, taken)}</td>
    </>
  )
}

/** When it happened, without the preposition of a sentence. */
export function happenedPhrase(language: Language, taken: TakenClaim | undefined): string {
  const { report } = wordsIn(language)
  if (!taken) return report.nothing
  const { at, from, to } = taken
  if (at !== undefined) return dayPhrase(language, at)
  if (from !== undefined && to !== undefined)
    return intervalPhrase(language, { earliest: from, latest: to })
  const open = {
    ...given({ from, to }),
  }
  return timePhrase(language, open).trim() || report.nothing
}

function knownPhrase(language: Language, taken: TakenClaim | undefined): string {
  const { report, page } = wordsIn(language)
  if (!taken) return report.nothing
  const known = dayPhrase(language, taken.known)
  if (taken.gone === undefined) return known
  const gone = fill(page.figure.table.gone, { day: dayPhrase(language, taken.gone) })
  return [known, gone].join(report.also)
}

// A figure as a drawing that one can read: the answer as a bar, and under it a row for each number
// in the voice of each origin, in words beside its mark. Whoever only repeats it is folded into
// the row; further rows and the legend stand below. Everything prints open.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { HatchPattern } from '../../chart/hatch.tsx'
import { rangeEntries } from '../../chart/range-legend.tsx'
import type { Scale } from '../../chart/scale.ts'
import { type Statement, type StatementRow, statementRows } from '../../chart/statement-row.ts'
import { AnswerStrip, AxisStrip, HedgeStrip, OpenFade, stripScale } from '../../chart/strip.tsx'
import type { FigureAnswer } from '../../figure/answer.ts'
import { digits, type StatedNumber } from '../../phrase/number.ts'
import { type LabelLanguages, LinkedText, type TextGuide } from '../document/linked-text.tsx'

export interface RangeDrawingProps {
  language: Language
  answer: FigureAnswer
  /** The statements' own numbers by claim id, where the asker may read them. */
  numbers?: Readonly<Record<string, StatedNumber>>
  /** Where a statement leads: to its words. */
  hrefOf: (claim: string) => string
  /** Where all statements stand, when not all are drawn. */
  allHref: string
  /** Pages of the records that names of sources may name. */
  hrefOfId: TextGuide['hrefOfId']
  labels?: LabelLanguages | undefined
  id?: string
}

interface RowsProps extends RangeDrawingProps {
  rows: readonly StatementRow[]
  scale: Scale
}

/** The answer and a mark for each statement behind it; nothing where nothing was stated. */
export function RangeDrawing(props: RangeDrawingProps): VNode | null {
  const { language, answer, numbers = {}, allHref, id = 'range' } = props
  const { chart, page } = wordsIn(language)
  const { first, rest, more } = statementRows({ language, answer, numbers })
  const { figure } = answer
  const hasNumber = figure.low !== null || figure.high !== null
  if (!hasNumber && first.length === 0) return null
  const scale = scaleOf(answer, [...first, ...rest])
  const given = { ...props, scale }
  const isDrawn = hasNumber || [...first, ...rest].some(({ hedge }) => hedge !== undefined)
  return (
    <div class="range-drawing">
      <ul class="range-rows">
        {hasNumber && (
          <li class="range-answer">
            <p>{answerLabel(props)}</p>
            <AnswerStrip figure={figure} scale={scale} id={id} />
          </li>
        )}
        <Rows {...given} rows={first} />
      </ul>
      {isDrawn && <AxisStrip scale={scale} />}
      <div class="range-folds">
        {rest.length > 0 && (
          <details class="range-more">
            <summary>{fill(chart.range.rest, { n: sizeOf(rest) })}</summary>
            <ul class="range-rows">
              <Rows {...given} rows={rest} />
            </ul>
          </details>
        )}
        {more > 0 && (
          <p class="more">
            <a href={allHref}>{fill(page.figure.answer.andMore, { n: digits(more) })}</a>
          </p>
        )}
        {isDrawn && <RangeLegend {...given} rows={[...first, ...rest]} id={id} />}
      </div>
    </div>
  )
}

function sizeOf(rows: readonly StatementRow[]): number {
  return rows.reduce((sum, { repeats }) => sum + 1 + repeats.length, 0)
}

/** "The answer, in people". */
function answerLabel({ language, answer }: RangeDrawingProps): string {
  const { chart, unit } = wordsIn(language)
  return fill(chart.range.answer, { unit: unit[answer.question.unit ?? 'persons'] })
}

function Rows(props: RowsProps): VNode {
  const { language, rows } = props
  const { chart } = wordsIn(language)
  return (
    <>
      {rows.map((row) => (
        <li class={row.why === undefined ? undefined : 'range-aside'}>
          <StatementLabel {...props} one={row} why={row.why} />
          <Mark {...props} one={row} isAside={row.why !== undefined} />
          {row.repeats.length > 0 && (
            <details class="repeats">
              <summary>{fill(chart.range.repeats, { n: row.repeats.length })}</summary>
              <ul class="range-rows">
                {row.repeats.map((one) => (
                  <li>
                    <StatementLabel {...props} one={one} />
                    <Mark {...props} one={one} isAside={row.why !== undefined} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </>
  )
}

interface LabelProps extends RowsProps {
  one: Statement
  why?: string | undefined
}

/** "at least 52 – Harbour Wire, 5 August 2022", and why it does not count. */
function StatementLabel({ language, one, why, hrefOf, hrefOfId, labels }: LabelProps): VNode {
  const { chart } = wordsIn(language)
  return (
    <p>
      <a href={hrefOf(one.claim)}>{one.number ?? chart.statement}</a>{' '}
      <span class="source">
        <LinkedText language={language} text={one.source} guide={{ hrefOfId, labels }} />
      </span>
      {why !== undefined && <span class="why">{why}</span>}
      {one.note !== undefined && <span class="decided">{one.note}</span>}
    </p>
  )
}

function Mark({ one, scale, isAside }: RowsProps & { one: Statement; isAside: boolean }): VNode {
  if (one.hedge === undefined) return <span />
  return <HedgeStrip hedge={one.hedge} scale={scale} isAside={isAside} />
}

function RangeLegend(props: RowsProps & { id: string }): VNode {
  const { language, answer, rows, id } = props
  const ops = rows.flatMap((row) => [row, ...row.repeats]).flatMap(({ hedge }) => hedge?.op ?? [])
  const own = `${id}-legend`
  return (
    <details class="range-legend">
      <summary>{wordsIn(language).chart.legend}</summary>
      <ul class="chart-legend">
        {rangeEntries({ language, answer, ops, id: own }).map(({ label, sample }, n) => (
          <li>
            <svg class="range-sample" viewBox="0 -14 68 28" aria-hidden="true" direction="ltr">
              {n === 0 && <HatchPattern id={own} />}
              {n === 0 && <OpenFade id={own} />}
              {sample}
            </svg>{' '}
            {label}
          </li>
        ))}
      </ul>
    </details>
  )
}

function scaleOf({ figure }: FigureAnswer, rows: readonly StatementRow[]): Scale {
  const drawn = rows.flatMap((row) => [row, ...row.repeats]).flatMap(({ hedge }) => hedge ?? [])
  const ends = [figure.low, figure.best, figure.high].flatMap((end) => end?.value ?? [])
  const stated = drawn.map(({ low, high }) => high ?? low)
  const hasNumber = figure.low !== null || figure.high !== null
  const isOpen = (hasNumber && figure.open) || drawn.some(({ high }) => high === null)
  return stripScale(Math.max(1, ...ends, ...stated), isOpen)
}

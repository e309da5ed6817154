// Figures by act, place and period as tables: one for each act, a row for each place of which
// something is said, a column for each period, the wholes last. Every cell leads to its figure; a
// contested one has a sign and a word beside its colour. Source: desk.md V4 a.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import {
  type CellTable,
  cellSaid,
  cellSigns,
  cellVoices,
  isStatedCell,
  periodLabel,
  type TableCell,
  type TableTotal,
} from '../../figure/cell.ts'
import { placeName } from '../../figure/question-sentence.ts'
import { ScrollRegion } from '../scroll-region.tsx'

export interface CellTablesProps {
  language: Language
  table: CellTable
  /** The page of the figure of a cell. */
  hrefOf(cell: TableCell | TableTotal): string
}

type Act = CellTable['acts'][number]
type NoSum = NonNullable<TableTotal['noSum']>

/** A row: a place, or the whole of a period. */
interface Row {
  head: string
  cells: readonly (TableCell | TableTotal | undefined)[]
  isWhole: boolean
}

interface InTable extends CellTablesProps {
  /** The reasons against a sum on this page, in the order of their marks. */
  reasons: readonly NoSum[]
}

/** All tables with their legend, and the reasons why there is no sum. */
export function CellTables(props: CellTablesProps): VNode {
  const { language, table } = props
  const { cells: words, page } = wordsIn(language)
  const reasons = [...new Set(table.totals.flatMap(reasonOf))]
  const inside = { ...props, reasons }
  return (
    <>
      {table.places.length === 0 ? (
        <ActRows {...inside} />
      ) : (
        table.acts.map((act) => <OneAct {...inside} act={act} />)
      )}
      <p class="hint">{page.cells.legend}</p>
      {table.acts.length > 1 && <p class="hint">{words.acts}</p>}
      {reasons.length > 0 && (
        <section aria-labelledby="no-sum">
          <h2 id="no-sum">{page.cells.whyNot}</h2>
          <ul class="no-sums">
            {reasons.map((reason) => (
              <li id={`no-sum-${reason}`}>
                ({markOf(reasons, reason)}) {words.noSum[reason]}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Why there is no sum; of what nobody speaks there is nothing to add. */
function reasonOf(total: TableTotal): NoSum[] {
  const { noSum } = total
  if (noSum === undefined || (noSum === 'nothing' && !isStatedCell(total))) return []
  return [noSum]
}

/** The letter of a reason: a, b, c … */
function markOf(reasons: readonly NoSum[], reason: NoSum): string {
  return String.fromCharCode(97 + reasons.indexOf(reason))
}

/** Where there is one place only: a row for each act. */
function ActRows(props: InTable): VNode {
  const { language, table } = props
  const { act: names, page } = wordsIn(language)
  const rows = table.acts.map((act) => ({ ...rowOf(table, act, undefined), head: names[act] }))
  return <Grid {...props} rows={rows} label={page.cells.title} corner={page.cells.act} />
}

/** The table of one act, with the places of which nothing is said in a sentence below. */
function OneAct(props: InTable & { act: Act }): VNode {
  const { language, table, act } = props
  const { act: names, page, report } = wordsIn(language)
  const name = (path: string) => placeName(language, path, table.placeNames)
  const all = table.places.map((path) => ({ ...rowOf(table, act, path), head: name(path) }))
  const told = all.filter(isTold)
  const silent = all.filter((row) => !isTold(row)).map(({ head }) => head)
  const whole = wholeRow(table, act)
  const rows = whole === undefined ? told : [...told, { ...whole, head: page.cells.whole }]
  return (
    <div>
      <h2>{names[act]}</h2>
      {told.length === 0 && !rows.some(isTold) ? (
        <p class="empty">{page.cells.emptyAct}</p>
      ) : (
        <Grid {...props} rows={rows} label={names[act]} corner={page.cells.placeColumn} />
      )}
      {told.length > 0 && silent.length > 0 && (
        <details class="silent">
          <summary>{fill(page.cells.emptyRows, { n: silent.length })}</summary>
          <p>{silent.join(report.list)}</p>
        </details>
      )}
    </div>
  )
}

function isTold({ cells }: Pick<Row, 'cells'>): boolean {
  return cells.some((cell) => cell !== undefined && isStatedCell(cell))
}

function rowOf(table: CellTable, act: Act, place: string | undefined): Omit<Row, 'head'> {
  const isOwn = (one: TableCell | TableTotal) => one.act === act && one.place === place
  const total = table.totals.find((one) => isOwn(one) && one.period === undefined)
  const cells = table.cells.filter(isOwn)
  return { cells: hasWholes(table) ? [...cells, total] : cells, isWhole: false }
}

/** An act over all places, in each period and over all of them. */
function wholeRow(table: CellTable, act: Act): Omit<Row, 'head'> | undefined {
  const own = table.totals.filter((one) => one.act === act && one.place === undefined)
  if (table.places.length < 2) return undefined
  const cells = table.periods.map((_, period) => own.find((one) => one.period === period))
  const last = own.find(({ period }) => period === undefined)
  return { cells: hasWholes(table) ? [...cells, last] : cells, isWhole: true }
}

/** Whether there is a column of what holds all periods. */
function hasWholes({ totals, periods }: CellTable): boolean {
  return periods.length > 1 && totals.some(({ period }) => period === undefined)
}

interface GridProps extends InTable {
  rows: readonly Row[]
  label: string
  corner: string
}

function Grid(props: GridProps): VNode {
  const { language, table, rows, label, corner } = props
  const { page } = wordsIn(language)
  return (
    <ScrollRegion label={label} look="scroll cell-scroll">
      <table class="cells">
        <caption class="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {table.periods.map((period) => (
              <th scope="col">{periodLabel(language, period)}</th>
            ))}
            {hasWholes(table) && <th scope="col">{page.cells.whole}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr class={row.isWhole ? 'whole' : undefined}>
              <th scope="row">{row.head}</th>
              {row.cells.map((cell) => (
                <CellBox {...props} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function CellBox(props: InTable & { cell: TableCell | TableTotal | undefined }): VNode {
  const { language, cell, hrefOf } = props
  const { cells: words } = wordsIn(language)
  if (cell === undefined) return <td />
  if (!isStatedCell(cell))
    return (
      <td class="silent">
        <a class="quiet" href={hrefOf(cell)}>
          {words.status[cell.status]}
        </a>
        {'noSum' in cell && cell.noSum !== 'nothing' && <SumLine {...props} total={cell} />}
      </td>
    )
  const { origins, reports } = cellVoices(language, cell)
  return (
    <td class={cell.status === 'contested' ? 'contested' : undefined}>
      <a href={hrefOf(cell)}>
        <span class="signs" aria-hidden="true">
          {cellSigns(cell)}
        </span>
        <span class="visually-hidden">{cellSaid(language, cell)}</span>
      </a>
      <small>
        {origins}, {reports}
      </small>
      <small class={cell.status === 'contested' ? 'warn' : undefined}>
        {words.status[cell.status]}
      </small>
      <SumLine {...props} total={cell} />
    </td>
  )
}

/** Under a whole: the sum of its cells, or where it says why there is none. */
function SumLine({ language, total, reasons }: InTable & { total: TableTotal }): VNode | null {
  const { cells: words } = wordsIn(language)
  const { sum, noSum } = total
  if (sum !== undefined)
    return <small class="sum">{fill(words.sumMark, { numbers: cellSigns(sum) })}</small>
  if (noSum === undefined) return null
  return (
    <small class="sum">
      <a class="quiet" href={`#no-sum-${noSum}`}>
        {fill(words.noSumMark, { mark: markOf(reasons, noSum) })}
      </a>
    </small>
  )
}

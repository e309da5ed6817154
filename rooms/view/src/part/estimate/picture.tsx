// The pictures of an estimate, each with the same as a table. Without a printed estimate no picture
// of any model is shown either: a curve would give away what was withheld.
import { fill, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { LandscapeChart } from '../../chart/estimate/landscape-chart.tsx'
import { OverlapChart } from '../../chart/estimate/overlap-chart.tsx'
import { EstimateRows } from '../../chart/estimate/rows.tsx'
import { lower, upper, whole } from '../../estimate/number.ts'
import { findingSentenceOf } from '../../estimate/text.ts'
import { digits } from '../../phrase/number.ts'
import { Frequencies, Leverage, Prior } from '../document/hang-picture.tsx'
import { PicturePart, type PictureProps } from '../figure/picture-part.tsx'
import { NumberTable } from './number-table.tsx'
import { Pairs, SelfTests, SpreadPictures } from './spread-picture.tsx'

/** All pictures that may be shown. */
export function EstimatePictures(props: PictureProps): VNode {
  const { report } = props
  const isPrinted = report.estimate !== undefined && !report.estimate.small
  return (
    <>
      {isPrinted && <Methods {...props} />}
      {isPrinted && <Models {...props} />}
      <Overlap {...props} />
      <Frequencies {...props} />
      <Pairs {...props} />
      <Curves {...props} isPrinted={isPrinted} />
      {isPrinted && <Prior {...props} />}
      {isPrinted && <Variants {...props} />}
      {isPrinted && <Leverage {...props} />}
      {isPrinted && <SelfTests {...props} />}
      {isPrinted && <SpreadPictures {...props} />}
    </>
  )
}

function Methods({ language, report }: PictureProps): VNode {
  const { estimate, page } = wordsIn(language)
  const { answer, chart, column } = page.estimate
  const isRefused = (one: (typeof report.methods)[number]) =>
    one.findings.some(({ code }) => code.startsWith('R'))
  const rows = report.methods.map((one) => {
    const told = one.findings.map((finding) => findingSentenceOf(language, finding).text)
    const remark = [one.model ?? '', ...told].join(' ').trim()
    const numbers = isRefused(one)
      ? [estimate.noNumber, '', '']
      : [whole(one.estimate), lower(one.low), upper(one.high)]
    return [estimate.method[one.method], ...numbers, remark]
  })
  return (
    <PicturePart
      {...{ language, title: answer.methods, lead: answer.methodsLead, open: true }}
      table={
        <NumberTable
          caption={answer.methods}
          words={[0, 4]}
          columns={[column.method, column.number, column.low, column.high, column.remark]}
          rows={rows}
        />
      }
    >
      <EstimateRows
        {...{ language, id: 'methods', title: chart.methods }}
        documented={report.documented.persons}
        bound={report.bound?.atLeast}
        rows={report.methods
          .filter((one) => !isRefused(one))
          .map(({ method, estimate: at, low, high }) => {
            return { label: estimate.method[method], at, low, high }
          })}
      />
    </PicturePart>
  )
}

/** What the numbers in the name of a model are, unless lists were left out or taken as one. */
function modelLists({ language, report }: PictureProps): { lead?: string } {
  const { report: words, page } = wordsIn(language)
  const { overlap } = report.pictures
  const isChanged = report.findings.some(({ kind }) => kind === 'same_list')
  if (isChanged || overlap.lists.some(({ size }) => size === 0)) return {}
  const lists = overlap.lists.map(({ name }, at) => `${at + 1} ${name}`).join(words.list)
  return { lead: fill(page.estimate.answer.modelLists, { lists }) }
}

function Models({ language, report }: PictureProps): VNode | null {
  const { answer, column } = wordsIn(language).page.estimate
  const { landscape } = report.pictures
  if (landscape === undefined) return null
  const rows = report.near.map(({ model, bic, estimate, profile }) => [
    model,
    bic.toFixed(1),
    whole(estimate),
    lower(profile.low),
    profile.high === undefined ? answer.open : upper(profile.high),
  ])
  return (
    <PicturePart
      {...{ language, title: answer.models, open: true }}
      {...modelLists({ language, report })}
      table={
        <NumberTable
          caption={answer.models}
          columns={[column.model, column.bic, column.number, column.low, column.high]}
          rows={rows}
        />
      }
    >
      <LandscapeChart
        language={language}
        models={landscape.models}
        documented={report.documented.persons}
      />
    </PicturePart>
  )
}

function Overlap({ language, report }: PictureProps): VNode {
  const words = wordsIn(language)
  const { answer, column } = words.page.estimate
  const { overlap } = report.pictures
  const rows = overlap.intersections.map(({ lists, persons }) => [
    lists.map((at) => overlap.lists[at]?.name ?? '').join(words.report.list),
    whole(persons),
  ])
  return (
    <PicturePart
      {...{ language, title: answer.overlap, lead: answer.inside }}
      table={
        <NumberTable
          caption={answer.overlap}
          columns={[column.lists, column.persons]}
          rows={rows}
        />
      }
    >
      <OverlapChart language={language} overlap={overlap} />
    </PicturePart>
  )
}

/** Whether nothing stands against a number but that two lists cannot give one. */
function isOnlyTwo({ report }: PictureProps): boolean {
  return report.findings.every(({ code, kind }) => !code.startsWith('R') || kind === 'two_lists')
}

/** For two lists the odds ratio, which nobody can know; for more the highest interaction. */
function Curves({
  language,
  report,
  isPrinted,
}: PictureProps & { isPrinted: boolean }): VNode | null {
  const { answer, chart, column } = wordsIn(language).page.estimate
  const { odds, highestOrder } = report.curves
  const shownOdds = isOnlyTwo({ language, report }) ? odds : undefined
  const curve = shownOdds ?? (isPrinted ? highestOrder : undefined)
  if (curve === undefined) return null
  const title = odds ? chart.odds : chart.highestOrder
  const pattern = odds ? chart.oddsRow : chart.highestOrderRow
  const rows = curve.map(({ at, estimate, low, high }) => {
    return { label: fill(pattern, { at: digits(at) }), at: estimate, low, high }
  })
  return (
    <PicturePart
      {...{ language, title: answer.curve }}
      table={
        <NumberTable
          caption={title}
          columns={[column.assumption, column.number, column.low, column.high]}
          rows={rows.map(({ label, at, low, high }) => [label, whole(at), lower(low), upper(high)])}
        />
      }
    >
      <EstimateRows
        {...{ language, id: 'curve', title, rows }}
        documented={report.documented.persons}
        bound={report.bound?.atLeast}
      />
    </PicturePart>
  )
}

/** What the estimate would be without a list, or with two taken as one. */
function Variants({ language, report }: PictureProps): VNode | null {
  const { estimate: words, page } = wordsIn(language)
  const { answer, chart, column } = page.estimate
  const rows = report.variants
    .filter(({ change }) => change === 'drop' || change === 'merge')
    .map(({ change, about, estimate }) => {
      const label = fill(chart.variantRow, {
        about: about.replaceAll('+', ' + '),
        change: words.change[change],
      })
      return estimate === undefined ? { label } : { label, at: estimate }
    })
  if (rows.length === 0) return null
  return (
    <PicturePart
      {...{ language, title: answer.sensitivity }}
      table={
        <NumberTable
          caption={chart.variants}
          columns={[column.change, column.number]}
          rows={rows.map(({ label, at }) => [label, at === undefined ? words.noNumber : whole(at)])}
        />
      }
    >
      <EstimateRows
        {...{ language, id: 'variants', title: chart.variants, rows }}
        documented={report.documented.persons}
        bound={report.bound?.atLeast}
      />
    </PicturePart>
  )
}

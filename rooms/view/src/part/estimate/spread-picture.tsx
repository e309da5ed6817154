// How an estimate spreads: replicates, the posterior of graphs, chains; and what the lists say of
// each other: the known sizes, and the odds of each two.
import { fill, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import {
  ChainsChart,
  PosteriorChart,
  ReplicatesChart,
  type SpreadInterval,
} from '../../chart/estimate/spread-chart.tsx'
import { ratio, whole } from '../../estimate/number.ts'
import { rangePhrase, untestedReason } from '../../estimate/text.ts'
import { PicturePart, type PictureProps } from '../figure/picture-part.tsx'
import { NumberTable } from './number-table.tsx'

type Limits = Readonly<Record<string, number>> | undefined

/** The pictures of the spread. */
export function SpreadPictures(props: PictureProps): VNode {
  return (
    <>
      <Replicates {...props} />
      <Posterior {...props} />
      <Chains {...props} />
    </>
  )
}

function intervalOf(label: string, limits: Limits): SpreadInterval[] {
  const [low, high] = [limits?.['0.025'], limits?.['0.975']]
  return low === undefined || high === undefined ? [] : [{ label, low, high }]
}

function Replicates({ language, report }: PictureProps): VNode | null {
  const { chart, column } = wordsIn(language).page.estimate
  const { replicates } = report.pictures
  if (replicates === undefined) return null
  const intervals = [
    ...intervalOf(chart.printed, report.bootstrap?.printed),
    ...intervalOf(chart.bca, report.bootstrap?.bca),
    ...intervalOf(chart.percentile, report.bootstrap?.percentile),
  ]
  const rows = replicates.bars
    .filter(({ count }) => count > 0)
    .map(({ from, to, count }) => [whole(from), whole(to), whole(count)])
  return (
    <PicturePart
      {...{ language, title: chart.replicates }}
      table={
        <NumberTable
          caption={chart.replicates}
          columns={[column.from, column.to, column.draws]}
          rows={rows}
        />
      }
    >
      <ReplicatesChart
        {...{ language, id: 'replicates', title: chart.replicates, intervals }}
        bars={replicates.bars}
      />
    </PicturePart>
  )
}

/** Rows of the table of a posterior at the most. */
const MOST_POINTS = 20

function Posterior({ language, report }: PictureProps): VNode | null {
  const { chart, column } = wordsIn(language).page.estimate
  const { posterior } = report.pictures
  if (posterior === undefined) return null
  const { points } = posterior
  const step = Math.max(1, Math.ceil(points.length / MOST_POINTS))
  const rows = points
    .filter((_, n) => n % step === 0)
    .map(({ at, value }) => [whole(at), value.toFixed(2)])
  return (
    <PicturePart
      {...{ language, title: chart.posterior }}
      table={
        <NumberTable
          caption={chart.posterior}
          columns={[column.persons, column.relative]}
          rows={rows}
        />
      }
    >
      <PosteriorChart
        {...{ language, id: 'posterior', title: chart.posterior, points }}
        intervals={intervalOf(chart.credible, report.graphs?.quantiles)}
      />
    </PicturePart>
  )
}

function Chains({ language, report }: PictureProps): VNode | null {
  const { chart, column } = wordsIn(language).page.estimate
  const { chains } = report.pictures
  if (chains === undefined) return null
  const rows = chains.chains.map((chain, n) => {
    const sorted = [...chain].sort((a, b) => a - b)
    const at = (share: number) => whole(sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
    return [whole(n + 1), at(0.5), at(0.025), at(0.975)]
  })
  return (
    <PicturePart
      {...{ language, title: chart.chains }}
      table={
        <NumberTable
          caption={chart.chains}
          columns={[column.chain, column.middle, column.low, column.high]}
          rows={rows}
        />
      }
    >
      <ChainsChart language={language} chains={chains.chains} />
    </PicturePart>
  )
}

/** Each list in turn as everybody there is. */
export function SelfTests({ language, report }: PictureProps): VNode | null {
  const { estimate, page } = wordsIn(language)
  const { answer, column } = page.estimate
  if (report.selfTest.length === 0) return null
  const rows = report.selfTest.map((test) => [
    test.list,
    whole(test.known),
    test.estimate === undefined ? estimate.noNumber : whole(test.estimate),
    test.low === undefined ? '' : rangePhrase(language, test.low, test.high),
    untestedReason(language, report, test),
  ])
  return (
    <section class="estimate-part">
      <h2>{answer.selfTest}</h2>
      <p class="muted">{answer.selfTestLead}</p>
      <NumberTable
        caption={answer.selfTest}
        words={[0, 4]}
        columns={[column.list, column.known, column.number, column.range, column.remark]}
        rows={rows}
      />
    </section>
  )
}

/** How each two lists hang together. */
export function Pairs({ language, report }: PictureProps): VNode | null {
  const words = wordsIn(language)
  const { answer, column } = words.page.estimate
  const { pairs, overlap } = report.pictures
  const known = pairs.pairs.filter(({ odds }) => odds !== undefined)
  if (known.length === 0) return null
  const name = (at: number) => overlap.lists[at]?.name ?? ''
  const text = (value: number | undefined) => (value === undefined ? '' : ratio(value))
  const rows = known.map(({ one, other, odds, low, high }) => [
    fill('{one} + {other}', { one: name(one), other: name(other) }),
    ...[odds, low, high].map(text),
  ])
  return (
    <section class="estimate-part">
      <h2>{answer.pairs}</h2>
      <p class="muted">{answer.inside}</p>
      <NumberTable
        caption={answer.pairs}
        columns={[column.pair, column.odds, column.low, column.high]}
        rows={rows}
      />
    </section>
  )
}

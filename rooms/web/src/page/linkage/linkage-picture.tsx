// The pictures of a linkage with their tables: pairs by weight, what was learned of each level,
// and precision beside recall where pairs that were drawn at random have been judged.
import {
  bitsText,
  LevelChart,
  type LinkageAnswer,
  levelName,
  NumberTable,
  PicturePart,
  percentText,
  ScoreChart,
  type ThresholdScore,
  WeightChart,
} from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'

interface PictureProps {
  language: Language
  answer: LinkageAnswer
  scores: readonly ThresholdScore[]
}

/** All of them. */
export function LinkagePictures({ language, answer, scores }: PictureProps): VNode {
  const { page, linkage } = wordsIn(language)
  const { threshold } = answer
  return (
    <div class="linkage-columns">
      <PicturePart
        title={linkage.chart.weights}
        language={language}
        table={<WeightTable language={language} answer={answer} />}
      >
        <WeightChart
          language={language}
          bars={answer.histogram.map(({ bits, pairs }) => ({
            ...{ from: bits, to: bits + 1, count: pairs },
          }))}
          threshold={threshold.bits}
        />
      </PicturePart>
      <PicturePart
        title={linkage.chart.levels}
        language={language}
        table={<LevelTable language={language} answer={answer} />}
      >
        <LevelChart language={language} levels={answer.levels} />
      </PicturePart>
      {scores.length > 0 && (
        <PicturePart
          title={page.linkage.evaluate.title}
          language={language}
          table={<ScoreTable language={language} scores={scores} />}
        >
          <ScoreChart language={language} scores={scores} threshold={threshold.bits} />
        </PicturePart>
      )}
    </div>
  )
}

function WeightTable({ language, answer }: Omit<PictureProps, 'scores'>): VNode {
  const { page, linkage } = wordsIn(language)
  const { column } = page.linkage
  return (
    <NumberTable
      caption={linkage.chart.weights}
      columns={[column.from, column.pairs]}
      rows={answer.histogram.map(({ bits, pairs }) => [bitsText(bits), String(pairs)])}
    />
  )
}

function LevelTable({ language, answer }: Omit<PictureProps, 'scores'>): VNode {
  const { page, linkage } = wordsIn(language)
  const { column } = page.linkage
  const share = (value: number | undefined) => (value === undefined ? '' : percentText(value))
  return (
    <NumberTable
      caption={linkage.chart.levels}
      columns={[column.level, column.match, column.chance]}
      rows={answer.levels.map((level) => [
        levelName(language, level),
        share(level.m),
        share(level.u),
      ])}
    />
  )
}

function ScoreTable({ language, scores }: Omit<PictureProps, 'answer'>): VNode {
  const { column, evaluate } = wordsIn(language).page.linkage
  return (
    <NumberTable
      caption={evaluate.caption}
      columns={[column.from, column.precision, column.recall]}
      rows={scores.map(({ threshold, precision, recall }) => [
        bitsText(threshold),
        percentText(precision),
        percentText(recall),
      ])}
    />
  )
}

// What a kept estimate would be under other circumstances: with wrong links, with more records of
// its kind, on tables drawn from its own world. Each is a picture with the same as a table.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { LinkErrorChart } from '../../chart/estimate/link-error-chart.tsx'
import { CalibrationChart, PowerChart } from '../../chart/estimate/share-chart.tsx'
import { variedTable } from '../../estimate/drawn-sentence.ts'
import type { VariedEstimate } from '../../estimate/kept-answer.ts'
import { whole } from '../../estimate/number.ts'
import { PicturePart } from '../figure/picture-part.tsx'
import { NumberTable } from './number-table.tsx'

interface VariationProps {
  language: Language
  varied: VariedEstimate
}

/** The picture of what was varied, with the same as a table. */
export function VariationView({ language, varied }: VariationProps): VNode {
  const { title, lead } = toldOf(language, varied)
  const { columns, rows } = variedTable(language, varied)
  return (
    <PicturePart
      {...{ language, title, lead }}
      table={<NumberTable caption={title} columns={columns} rows={rows} />}
    >
      <Picture language={language} varied={varied} />
    </PicturePart>
  )
}

function toldOf(language: Language, { links, records, repeats }: VariedEstimate) {
  const { page } = wordsIn(language)
  const { chart } = page.estimate
  const { vary } = page.list.kept
  if (links) return { title: chart.links, lead: vary.linksLead }
  if (records) return { title: chart.power, lead: vary.recordsLead }
  const title = fill(chart.calibration, { draws: whole(repeats?.draws ?? 0) })
  return { title, lead: vary.repeatsLead }
}

function Picture({ language, varied }: VariationProps): VNode | null {
  const { links, records, repeats, documented, estimate } = varied
  if (links) return <LinkErrorChart {...{ language, points: links, documented, estimate }} />
  if (records) return <PowerChart language={language} points={records} />
  return repeats ? <CalibrationChart language={language} calibration={repeats} /> : null
}

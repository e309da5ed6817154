// Official numbers of periods as steps: each as wide as its period and as high as its number, with
// an axis of its own from zero. They stand apart from what is said of cases and are never stacked.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { dayPhrase, intervalPhrase } from '../phrase/date.ts'
import { textWidth } from '../terminal/text-width.ts'
import type { DayScale } from './day-scale.ts'
import { insideX, Lines, MarkLink, TICK_WIDTH } from './drawing.tsx'
import { linearScale, round } from './scale.ts'
import { stateOf, type TimelineRow, type TimelineStep } from './timeline-row.ts'

/** The height of a row of steps, with room for the numbers above them. */
export const STEP_HEIGHT = 88
const [TOP, HIGHEST] = [24, 60]

/** "118, 1 January 2022 to 30 June 2022; known on 11 July 2022". */
export function stepName(language: Language, { label, ...step }: TimelineStep): string {
  const { timeline } = wordsIn(language).chart
  return fill(timeline.row, {
    label,
    when: intervalPhrase(language, step),
    day: dayPhrase(language, step.known),
    gone: step.withdrawn === undefined ? undefined : dayPhrase(language, step.withdrawn),
  })
}

interface StepsProps {
  language: Language
  row: TimelineRow
  steps: readonly TimelineStep[]
  scale: DayScale
  y: number
  knownOn: string | undefined
}

/** The steps of one row in their order; each leads to its statement. */
export function TimelineSteps({ language, row, steps, scale, y, knownOn }: StepsProps): VNode {
  const base = y + TOP + HIGHEST
  const most = Math.max(1, ...steps.map(({ value }) => value))
  const up = linearScale(most, [base, y + TOP], 2)
  const shown = steps.filter(({ earliest, latest }) => {
    return earliest <= scale.last && latest >= scale.first
  })
  return (
    <>
      <path class="chart-grid" d={`M${scale.at(scale.first)} ${base}H${scale.at(scale.last)}`} />
      {shown.map((step) => {
        const [left, right] = [scale.at(step.earliest), scale.at(step.latest)]
        const top = up.at(step.value)
        const isGone = stateOf({ ...row, ...step }, knownOn) === 'withdrawn'
        const middle = round((left + right) / 2)
        const hasRoom = textWidth(step.short) * TICK_WIDTH <= right - left + 8
        return (
          <MarkLink href={step.href} name={stepName(language, step)}>
            <g class={isGone ? 'chart-official chart-hollow' : 'chart-official'}>
              <path
                class="chart-bar"
                d={`M${left} ${base}V${top}H${round(Math.max(right, left + 4))}V${base}Z`}
              />
            </g>
            {hasRoom && (
              <Lines
                lines={[step.short]}
                x={insideX(middle, step.short)}
                y={round(top - 6)}
                look="chart-tick"
                anchor="middle"
              />
            )}
          </MarkLink>
        )
      })}
    </>
  )
}

// The ratchet: what each language has reached on our own texts, committed. Going below fails;
// going above asks for a new floor. Source: reading.md, what must be shown, 1.
import { readFileSync } from 'node:fs'
import {
  SCORE_COLUMNS,
  type ScoreColumn,
  scoreOf,
  sumOfTallies,
  type Tally,
} from '../../rooms/reading/fixture/score.ts'

/** By language and split, the least share of each column. */
type Floors = Record<string, Partial<Record<ScoreColumn, number>>>

interface ScoredText {
  language: string
  split: string
  tally: Tally
}

const FLOORS = new URL('./floor.json', import.meta.url)
/** Floors are written with two digits, so half a digit below is not below. */
const ROUNDING = 0.005

/** One line for each column of each language that fell below its floor. */
export function checkFloor(texts: readonly ScoredText[]): string[] {
  const floors = JSON.parse(readFileSync(FLOORS, 'utf8')) as Floors
  const sets: Record<string, ScoredText[]> = {}
  for (const text of texts) {
    const name = `${text.language} ${text.split}`
    sets[name] = [...(sets[name] ?? []), text]
  }
  if (process.argv.includes('--floor')) printFloors(sets)
  return Object.entries(floors).flatMap(([name, floor]) => {
    const sum = sumOfTallies((sets[name] ?? []).map(({ tally }) => tally))
    return SCORE_COLUMNS.flatMap((column) => {
      const least = floor[column]
      const share = scoreOf(sum, column) ?? 0
      if (least === undefined || share >= least - ROUNDING) return []
      return [`${name}: ${column} is ${share.toFixed(2)}, below its floor of ${least}`]
    })
  })
}

/** Prints what would be the floors now, to be committed by hand. */
function printFloors(sets: Record<string, ScoredText[]>): void {
  const lines = Object.entries(sets).map(([name, texts]) => {
    const sum = sumOfTallies(texts.map(({ tally }) => tally))
    const shares = SCORE_COLUMNS.map((column) => [
      column,
      Math.floor((scoreOf(sum, column) ?? 0) * 100) / 100,
    ])
    return `  ${JSON.stringify(name)}: ${JSON.stringify(Object.fromEntries(shares))}`
  })
  console.log(`{\n${lines.join(',\n')}\n}`)
}

// Scores the reader on folders of labelled texts, prints the table of reading.md 9, and fails
// when a language falls below the committed floor. Run:
// npx tsx --conditions=tumen-source bench/reading/reading.ts [folder …] [option]
// --errors, --throughput, --linear, --large, --many
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readText } from '@tumen/reading'
import {
  type LabelledDocument,
  readLabelledFolder,
  readTexts,
  SPLITS,
  shippedResources,
} from '../../rooms/reading/fixture/folder.ts'
import {
  type ScoredDocument,
  scoreDocument,
  type Tally,
  tallyOf,
} from '../../rooms/reading/fixture/score.ts'
import { isCompiled, runCompiled } from './compiled.ts'
import { printErrors } from './error.ts'
import { checkFloor } from './floor.ts'
import { printGrowth, printLarge } from './linear.ts'
import { printMany } from './many.ts'
import { printQuestions } from './question.ts'
import { printSpeeds, type TextKind } from './speed.ts'
import { printHead, printScores, printYardsticks } from './table.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const OURS = at('../../vectors/reading')
const BESIDE = at('../../../shared/data/claims')

interface Scored {
  document: LabelledDocument
  scored: ScoredDocument
  tally: Tally
}

const options = process.argv.slice(2).filter((word) => word.startsWith('--'))
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const resources = shippedResources()

function score(folder: string): Scored[] {
  return readLabelledFolder(folder).map((document) => {
    const scored = scoreDocument(document.labels, readText(document.source, resources))
    return { document, scored, tally: tallyOf(scored) }
  })
}

function printSet(name: string, all: readonly Scored[]): void {
  for (const language of ['en', 'ko', 'zh']) {
    const tallies = all.filter(({ document }) => document.language === language)
    if (tallies.length > 0) printScores(`${name} ${language}`, tallies.map(tallyIn))
  }
  if (all.length > 0) printScores(`${name} together`, all.map(tallyIn))
}

const tallyIn = ({ tally }: Scored) => tally

function run(folder: string): Scored[] {
  console.log(`\n${folder === BESIDE ? 'the labelled texts beside the repository' : folder}`)
  const all = score(folder)
  printHead()
  for (const split of SPLITS)
    printSet(
      split,
      all.filter(({ document }) => document.split === split),
    )
  printYardsticks()
  for (const split of SPLITS) {
    const own = all.filter(({ document }) => document.split === split)
    if (own.length > 0)
      printQuestions(
        split,
        own.map(({ scored }) => scored),
      )
  }
  if (options.includes('--errors') || options.includes('--keep-errors'))
    for (const { document, scored } of all)
      if (!KEPT.includes(document.split) || options.includes('--keep-errors'))
        printErrors(document, scored)
  return all
}

/** Splits whose errors are printed only when they are asked for. */
const KEPT: readonly string[] = ['keep', 'exam']

function scoreAll(): void {
  const ours = run(OURS)
  if (existsSync(`${BESIDE}/texts.json`)) run(BESIDE)
  else console.log('\nSkipped: no labelled texts beside the repository.')
  const below = checkFloor(ours.map(({ document, tally }) => ({ ...document, tally })))
  for (const line of below) console.error(line)
  if (below.length > 0) process.exitCode = 1
}

/** Our labelled texts, and those of the press where they lie beside the repository. */
function textKinds(): TextKind[] {
  console.log('Measured is rooms/reading/dist, as tsc compiles it and the product runs it.')
  const ours = { name: 'labelled texts', texts: readTexts(OURS) }
  const isPress = existsSync(`${BESIDE}/texts.json`)
  if (!isPress) console.log('Skipped: no texts of the press beside the repository.')
  return isPress ? [ours, { name: 'texts of the press', texts: readTexts(BESIDE) }] : [ours]
}

const ourEnglish = () =>
  readTexts(OURS)
    .filter(({ language }) => language === 'en')
    .map(({ source }) => source.text)
    .join('\n')

const isSpeed = options.includes('--throughput') || options.includes('--many')
if (isSpeed && !isCompiled()) process.exitCode = runCompiled()
else if (options.includes('--throughput')) printSpeeds(textKinds(), resources)
else if (options.includes('--linear'))
  process.exitCode = printGrowth(ourEnglish(), resources) > 0 ? 1 : 0
else if (options.includes('--many'))
  process.exitCode = printMany(textKinds().at(-1), resources) ? 1 : 0
else if (options.includes('--large')) printLarge(ourEnglish(), resources)
else if (asked.length > 0) for (const folder of asked) run(folder)
else scoreAll()

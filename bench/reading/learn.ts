// Learns which of several offers a field takes (rooms/reading/src/choice.ts) from our labelled
// texts, and prints how often it is right on kept texts that it was not learnt from. Run:
// npx tsx --conditions=tumen-source bench/reading/learn.ts [field] [--write] [--errors]
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Resources } from '@tumen/reading'
import { type SignWeights, sharesOf } from '../../rooms/reading/src/choice.ts'
import type { ChoiceData } from '../../rooms/reading/src/choice-weight.ts'
import { FIELD_CHOICES } from '../../rooms/reading/src/choose-field.ts'
import type { Field } from '../../rooms/reading/src/proposal.ts'
import { choicesOf, type DocumentChoice } from './choice.ts'
import { readLabelledFolder, shippedResources } from './folder.ts'
import { LEARNT, type LearntHow } from './learnt.ts'
import { fitWeights } from './logit.ts'

const OURS = fileURLToPath(new URL('../../vectors/reading', import.meta.url))
const FILE = new URL('../../rooms/reading/data/choice.json', import.meta.url)
const COMMAND = 'npx tsx --conditions=tumen-source bench/reading/learn.ts --write'
const FOLDS = 10
/** Digits of a weight behind the point. */
const DIGITS = 3
/** A weight nearer to nothing than this is left out. */
const LEAST = 0.01

type Split = Record<'tune' | 'keep', DocumentChoice[]>

function learn({ tune, keep }: Split, how: LearntHow): SignWeights {
  const counting = (choices: readonly DocumentChoice[], weight: number) =>
    choices.map(({ offers }) => ({ offers, weight }))
  return fitWeights([...counting(keep, 1), ...counting(tune, how.tune)], how)
}

/** Whether the offer with the greatest share is right; where the rules decide whether they are. */
function isChosenRight(choice: DocumentChoice, weights: SignWeights): boolean {
  const { offers, isRuleRight, isOpen } = choice
  if (!isOpen) return isRuleRight
  const shares = sharesOf(offers, weights)
  return offers[shares.indexOf(Math.max(...shares))]?.isRight ?? isRuleRight
}

interface Outcome {
  choice: DocumentChoice
  isRight: boolean
}

/** What becomes of each kept text when the choice is learnt from all others. */
function crossed({ tune, keep }: Split, how: LearntHow): Outcome[] {
  // By the order of the folder every fold has texts of each language.
  const documents = [...new Set(keep.map(({ document }) => document.id))]
  const foldOf = (one: DocumentChoice) => documents.indexOf(one.document.id) % FOLDS
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const weights = learn({ tune, keep: keep.filter((one) => foldOf(one) !== fold) }, how)
    return keep
      .filter((one) => foldOf(one) === fold)
      .map((choice) => ({ choice, isRight: isChosenRight(choice, weights) }))
  })
}

const share = (hits: number, total: number) =>
  `${hits}/${total} ${(hits / Math.max(1, total)).toFixed(3)}`

function printLine(name: string, outcomes: readonly Outcome[]): void {
  const count = (is: (one: Outcome) => boolean) =>
    share(outcomes.filter(is).length, outcomes.length)
  console.log(
    `  ${name}: by rules ${count(({ choice }) => choice.isRuleRight)},`,
    `chosen ${count(({ isRight }) => isRight)},`,
    `offered ${count(({ choice }) => choice.offers.some((offer) => offer.isRight))}`,
  )
}

function printErrors(outcomes: readonly Outcome[]): void {
  for (const { choice, isRight } of outcomes) {
    const { document, label, rule, isRuleRight, offers } = choice
    if (isRight === isRuleRight) continue
    const kind = isRight ? 'gained' : 'lost'
    console.log(`    ${kind} ${document.id} ${label} (${rule}) of ${offers.length}`)
  }
}

function rounded(weights: SignWeights): Record<string, number> {
  const scale = 10 ** DIGITS
  const near = [...weights].map(
    ([sign, weight]) => [sign, Math.round(weight * scale) / scale] as const,
  )
  const kept = near.filter(([, weight]) => Math.abs(weight) >= LEAST)
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Learns one field, prints its table, and gives its weights. */
function learnField(how: LearntHow, resources: Resources): Record<string, number> {
  const choice = FIELD_CHOICES.find(({ field }) => field === how.field)
  if (!choice) throw new Error(`${how.field} is not chosen among offers`)
  const all = readLabelledFolder(OURS).flatMap((document) =>
    choicesOf(document, { choice, compared: how.compared }, resources),
  )
  const of = (split: string) => all.filter(({ document }) => document.split === split)
  const split = { tune: of('tune'), keep: of('keep') }
  const outcomes = crossed(split, how)
  console.log(`${how.field}, kept texts, learnt from the others (${FOLDS} folds)`)
  for (const language of ['en', 'ko', 'zh'])
    printLine(
      language,
      outcomes.filter((one) => one.choice.document.language === language),
    )
  printLine('together', outcomes)
  if (process.argv.includes('--errors')) printErrors(outcomes)
  const weights = learn(split, how)
  const seen = (choice: DocumentChoice) => ({ choice, isRight: isChosenRight(choice, weights) })
  printLine('texts of tuning, learnt from as well', split.tune.map(seen))
  return rounded(weights)
}

function writeLearnt(learnt: ChoiceData['fields']): void {
  const known = JSON.parse(readFileSync(FILE, 'utf8')) as ChoiceData
  const data: ChoiceData = {
    format: known.format,
    command: COMMAND,
    learntFrom: known.learntFrom,
    fields: { ...known.fields, ...learnt },
  }
  writeFileSync(FILE, `${JSON.stringify(data, undefined, 2)}\n`)
}

const [asked] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const learnt: Partial<Record<Field, Record<string, number>>> = {}
for (const how of LEARNT) {
  if (asked !== undefined && how.field !== asked) continue
  learnt[how.field] = learnField(how, shippedResources())
}
if (process.argv.includes('--write')) writeLearnt(learnt)

// What takes long about the words of a text: reading its proposals, making its entry of the index
// of stories, comparing it with others. Data in, data out, so that it is the same wherever it runs.
import {
  compareTexts,
  isOwn,
  type LineageProposal,
  type LineageSource,
  type LineageText,
  lineageTextOf,
  linkStories,
  merged,
  movedBy,
  type Numbered,
  numbersLeftOut,
  type PlaceIndex,
  type Proposal,
  type ReadByBoth,
  type ReadingStep,
  type ReadTask,
  type Rest,
  rangeOfKey,
  readByBoth,
  readTaskIn,
  readTextInSteps,
  type SourceText,
  type StoredAnswers,
  type StoryLink,
  type StorySign,
  storySignsOf,
  type TextPart,
} from '@tumen/reading'
import { digestOf } from '../change/make.ts'

/** A proposal as it is shown. */
export interface ShownProposal {
  /** The key of the proposal and a digest of all that it says: what changes gets another id. */
  id: string
  proposal: Proposal
}

/** A document with the signs of the story that it tells. */
export interface Story {
  source: LineageSource
  signs: readonly StorySign[]
}

/** One that may share words with another. */
export interface Candidate {
  source: LineageSource
  /** Where it stands in the ledger: of two that are alike the earlier one is asked about. */
  leaf: number
}

/** Which of the candidates share words with a text, and those that a reviewer is asked about. */
export interface FoundCopies {
  alike: number[]
  asked: { at: number; found: LineageProposal }[]
}

/** What can be asked for, and what comes of it. */
export type ReadingJob =
  | ({ kind: 'proposals'; answers?: StoredAnswers } & TextPart)
  | ({ kind: 'left'; proposals: readonly Numbered[] } & TextPart)
  | { kind: 'both'; source: SourceText; answers: StoredAnswers }
  | { kind: 'task'; source: SourceText }
  | { kind: 'story'; lineage: LineageSource; source: SourceText }
  | { kind: 'copies'; own: LineageSource; others: readonly Candidate[] }
  | { kind: 'link'; own: Story; other: Story }

export interface ReadingResult {
  proposals: ShownProposal[]
  /** Numbers that no proposal takes up. */
  left: Rest
  /** What rules and model propose, each alone. */
  both: ReadByBoth
  /** What a model is asked about a text. */
  task: ReadTask
  /** Signs and hashes of the words, for the index. */
  story: { signs: StorySign[]; hashes: readonly bigint[] }
  copies: FoundCopies
  link: StoryLink | undefined
}

/** Units of all texts of a job. */
export function unitsOf(job: ReadingJob): number {
  if ('source' in job) return job.source.text.length
  if (job.kind === 'link') return job.own.source.text.length + job.other.source.text.length
  const others = job.others.map(({ source }) => source.text.length)
  return others.reduce((sum, units) => sum + units, job.own.text.length)
}

/** Does a job in steps, between which whoever runs it may do something else. */
export function runReading(
  job: ReadingJob,
  places: PlaceIndex,
): Generator<ReadingStep, ReadingResult[keyof ReadingResult]> {
  if (job.kind === 'proposals') return proposalsIn(job, places)
  if (job.kind === 'left') return leftIn(job)
  if (job.kind === 'both') return readByBoth(job.source, job.answers, places)
  if (job.kind === 'task') return taskOf(job.source)
  if (job.kind === 'story') return storyIn(job, places)
  return job.kind === 'copies' ? copiesAmong(job.own, job.others) : linkOf(job.own, job.other)
}

/** Digests of many proposals take a second, too. */
const SHOWN_AT_ONCE = 200

function* taskOf(source: SourceText): Generator<ReadingStep, ReadTask> {
  yield { done: 0, total: 0 }
  return readTaskIn(source)
}

/** What the rules read, with what a model says of it where one has read the text. */
function* readIn(
  { source, answers }: Extract<ReadingJob, { kind: 'proposals' }>,
  places: PlaceIndex,
): Generator<ReadingStep, Proposal[]> {
  if (!answers) return yield* readTextInSteps(source, { places })
  const { rules, model } = yield* readByBoth(source, answers, places)
  return merged(rules, model)
}

function* proposalsIn(
  job: Extract<ReadingJob, { kind: 'proposals' }>,
  places: PlaceIndex,
): Generator<ReadingStep, ShownProposal[]> {
  const read = yield* readIn(job, places)
  const all: ShownProposal[] = []
  for (const found of read) {
    const proposal = movedBy(found, job.at)
    if (!isOwn(rangeOfKey(proposal.key).start, job)) continue
    if (all.length % SHOWN_AT_ONCE === SHOWN_AT_ONCE - 1)
      yield { done: all.length, total: read.length }
    // That a model says the same changes nothing of what was seen.
    const { agreement: _agreement, differing: _differing, ...said } = proposal
    all.push({ id: `${proposal.key}:${digestOf(said).slice(0, 16)}`, proposal })
  }
  return all
}

/** The numbers that stand in a part of a text and that no proposal of it takes up. */
function* leftIn(job: Extract<ReadingJob, { kind: 'left' }>): Generator<ReadingStep, Rest> {
  const { source, at, proposals } = job
  const { numbers, second } = movedBy(yield* numbersLeftOut(source, movedBy(proposals, -at)), at)
  const own = numbers.filter(({ start }) => isOwn(start, job))
  return { numbers: own, ...(second && isOwn(second.start, job) && { second }) }
}

function* storyIn(
  { lineage, source }: Extract<ReadingJob, { kind: 'story' }>,
  places: PlaceIndex,
): Generator<ReadingStep, ReadingResult['story']> {
  const proposals = yield* readTextInSteps(source, { places })
  const text = lineageTextOf(lineage)
  return { signs: storySignsOf(text, proposals), hashes: text.shingles.kept }
}

function* linkOf(own: Story, other: Story): Generator<ReadingStep, StoryLink | undefined> {
  const told = ({ source, signs }: Story) => ({ text: lineageTextOf(source), signs })
  return linkStories(told(own), told(other))
}

interface Compared {
  at: number
  leaf: number
  text: LineageText
  found: LineageProposal
}

function* copiesAmong(
  own: LineageSource,
  others: readonly Candidate[],
): Generator<ReadingStep, FoundCopies> {
  const text = lineageTextOf(own)
  const compared: Compared[] = []
  for (const [at, { source, leaf }] of others.entries()) {
    yield { done: at, total: others.length }
    const other = lineageTextOf(source)
    const found = compareTexts(text, other)
    if (found) compared.push({ at, leaf, text: other, found })
  }
  const asked = explaining(text, compared).map(({ at, found }) => ({ at, found }))
  return { alike: compared.map(({ at }) => at), asked }
}

/** Runs that a text must add to what others explain, as a share of its own. */
const LEAST_NEW = 0.2
/** Questions about copies that one document raises at the most. */
const MOST_ASKED = 5

/**
 * Of many copies of one text those that explain the words: the fullest and earliest first, then
 * whatever explains words that those before leave open. A reviewer is asked once, not for each.
 */
function explaining(own: LineageText, compared: readonly Compared[]): Compared[] {
  const open = new Set(own.shingles.keys)
  const least = Math.max(1, LEAST_NEW * open.size)
  const chosen: Compared[] = []
  for (const one of [...compared].sort(byStrength)) {
    const shared = [...one.text.shingles.keys].filter((key) => open.has(key))
    const isQuote = one.found.signs[0]?.sign === 'shared_quote'
    const isFirst = chosen.length === 0 || isQuote
    if (!isFirst && shared.length < least) continue
    for (const key of shared) open.delete(key)
    chosen.push(one)
  }
  return chosen.slice(0, MOST_ASKED)
}

function byStrength(a: Compared, b: Compared): number {
  const isCopy = ({ found }: Compared) => (found.verdict === 'copy' ? 1 : 0)
  const share = ({ found }: Compared) => Math.round(found.containment * 20)
  const day = ({ text }: Compared) => text.source.published.earliest
  return (
    isCopy(b) - isCopy(a) ||
    share(b) - share(a) ||
    (day(a) < day(b) ? -1 : Number(day(a) > day(b))) ||
    a.leaf - b.leaf
  )
}

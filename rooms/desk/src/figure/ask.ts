// figure.ask, figure.explain: low, best, high and independent origins, as known on a date, with
// the exact words behind every claim that the explanation names.
import { type Figure, reckonInSteps } from '@tumen/figure'
import type { ClaimInContext } from '@tumen/ledger'
import { z } from 'zod'
import { futureOf, futureSchema } from '../change/future-row.ts'
import { pause, resting } from '../change/make.ts'
import { type Beginning, claimsNamedFirst, claimsQuotedFirst } from '../claim/named.ts'
import { decisionReader } from '../claim/number-decision.ts'
import { readingOf } from '../claim/reading.ts'
import { shreddedSince } from '../claim/shredded.ts'
import { takenFrom, takenSchema } from '../claim/taken.ts'
import { endOfDay } from '../day.ts'
import { wordsAround } from '../document/words-around.ts'
import { type Call, type Desk, operation } from '../operation.ts'
import { type PlaceNames, placeNamesOf } from '../place/name.ts'
import { can } from '../policy.ts'
import { type DatedQuestion, type FigureInput, readFigureInput } from './input.ts'
import { insteadOf, insteadSchema, isUnanswered } from './instead.ts'
import { knownFields, questionFields, resolveQuestion } from './question.ts'
import { figureSchema, questionSchema, quotedClaimSchema } from './schema.ts'

/** What every answer about a figure holds. */
export const answerFields = {
  question: questionSchema,
  figure: figureSchema,
  quotes: z.record(z.string(), quotedClaimSchema),
  waiting: z.int().describe('documents that wait for a lineage decision'),
  shredded: z
    .int()
    .exactOptional()
    .describe('statements that were known then and have been destroyed since'),
  future: futureSchema.exactOptional(),
  instead: insteadSchema
    .exactOptional()
    .describe('where nothing answers: the nearest questions that something answers'),
  knownBy: z.enum(['recorded', 'published']),
  knownOn: z.string(),
  placeNames: z.record(z.string(), z.record(z.string(), z.string())),
}

export const askFigure = operation({
  name: 'figure.ask',
  summary: 'Answers how many: low, best, high, independent origins, as known on a date.',
  input: z.strictObject({ ...questionFields, ...knownFields }),
  output: z.object(answerFields),
  changes: false,
  long: false,
  async run(desk, input, call) {
    const question = await resolveQuestion(desk, call.actor, input)
    return answerOf(desk, call, await reckonQuestion(desk, call, question))
  },
})

const contextSchema = z.object({
  title: z.string(),
  language: z.string(),
  before: z.string(),
  after: z.string(),
  reading: z.string(),
  taken: takenSchema.exactOptional().describe('what the reckoning took from the claim'),
})

export const explainFigure = operation({
  name: 'figure.explain',
  summary: 'Answers like figure.ask, and shows each quotation in its surroundings.',
  input: z.strictObject({
    ...questionFields,
    ...knownFields,
    most: z
      .int()
      .min(1)
      .exactOptional()
      .describe(
        'quotations and surroundings of what the first so many of each kind of reason name',
      ),
    usedFrom: z
      .int()
      .min(0)
      .exactOptional()
      .describe('with most: how many used claims come before those that are shown'),
  }),
  output: z.object({ ...answerFields, context: z.record(z.string(), contextSchema) }),
  changes: false,
  long: false,
  async run(desk, { most, usedFrom, ...input }, call) {
    const question = await resolveQuestion(desk, call.actor, input)
    const reckoned = await reckonQuestion(desk, call, question)
    const beginning = most === undefined ? undefined : { most, from: usedFrom ?? 0 }
    const { quoted, shown } = claimsToRead(reckoned, beginning)
    const answer = await answerOf(desk, call, reckoned, quoted)
    await pause(call, 'figure', 4, STEPS)
    const context = await contextOf(desk, reckoned, shown)
    await pause(call, 'figure', STEPS, STEPS)
    const paths = Object.values(context).flatMap(({ taken }) => [
      ...(taken?.places ?? []),
      ...(taken?.through ?? []),
    ])
    const placeNames = {
      ...answer.placeNames,
      ...(await placeNamesOf(desk, paths, question.known.on)),
    }
    return { ...answer, placeNames, context }
  },
})

/** Of which claims the quotations, and of which also the words around them are handed out. */
function claimsToRead(reckoned: Reckoned, beginning: Beginning | undefined) {
  const { figure, input } = reckoned
  const named = quotedClaims(reckoned)
  if (beginning === undefined) return { quoted: named, shown: named }
  const ids = claimsNamedFirst(figure, input.contexts, beginning)
  const quoted = claimsQuotedFirst(figure, named, ids, beginning)
  return { quoted, shown: quoted.filter(({ claim }) => ids.has(claim.row.id)) }
}

/** A question with its figure and what it was reckoned from. */
export interface Reckoned {
  question: DatedQuestion
  figure: Figure
  input: FigureInput
}

/** Of an answer: reading, sorting, reckoning, telling, and handing out. */
const STEPS = 5

/** Reads and reckons one question. */
export async function reckonQuestion(
  desk: Desk,
  call: Call,
  question: DatedQuestion,
): Promise<Reckoned> {
  // Between its steps a long question lets others be answered.
  const next = (done: number) => pause(call, 'figure', done, STEPS)
  await next(0)
  const input = await readFigureInput(desk, call.actor, question, () => next(1))
  const asked = withPopulation(question, input)
  const figure = await resting(reckonInSteps(asked, input.evidence), () => next(2))
  await next(3)
  return { question: asked, figure, input }
}

/**
 * A question that names no population takes the one that all its claims name, and says so in
 * the answer: without it every claim would count as a part of everybody (F13).
 */
export function withPopulation(question: DatedQuestion, { evidence }: FigureInput): DatedQuestion {
  if (question.population !== undefined || question.event !== undefined) return question
  const named = new Set(evidence.claims.map((claim) => claim.population))
  const [only] = named
  return named.size === 1 && only !== undefined ? { ...question, population: only } : question
}

async function answerOf(
  desk: Desk,
  call: Call,
  reckoned: Reckoned,
  quoted: ClaimInContext[] = quotedClaims(reckoned),
) {
  const { question, figure, input } = reckoned
  const shredded = await shreddedSince(desk, call.actor, question.known)
  const used = new Set(figure.explanation.used.map(({ claim }) => claim))
  const future = await futureOf(desk, call.actor, question, used)
  const instead = isUnanswered(figure)
    ? await insteadOf(desk, call.actor, question, (asked) => reckonQuestion(desk, call, asked))
    : []
  return {
    question,
    figure,
    quotes: quotesOf(call, quoted),
    waiting: input.waiting,
    ...(shredded > 0 && { shredded }),
    ...(future && { future }),
    ...(instead.length > 0 && { instead }),
    knownBy: question.known.by,
    knownOn: question.known.on,
    placeNames: await placeNamesFor(
      desk,
      reckoned,
      instead.map(({ asked }) => asked.place),
    ),
  }
}

async function placeNamesFor(
  desk: Desk,
  { question, figure }: Reckoned,
  others: readonly (string | undefined)[],
): Promise<PlaceNames> {
  const parts = figure.explanation.parts.flatMap(({ place, through }) => [place, through])
  return placeNamesOf(
    desk,
    [question.place, question.population, ...parts, ...others].filter((path) => path !== undefined),
    question.known.on,
  )
}

/** The claims that the explanation names. */
export function quotedClaims({ figure, input }: Reckoned): ClaimInContext[] {
  const { used, leftOut, beside, nearby } = figure.explanation
  const causes = leftOut.flatMap(({ cause }) => (cause === undefined ? [] : [cause]))
  const told = [...used, ...leftOut, ...beside, ...nearby].map(({ claim }) => claim)
  const named = new Set([...told, ...causes])
  return [...named].flatMap((id) => input.contexts.get(id) ?? [])
}

/** Quotations by claim; none for those who may read counts only. */
export function quotesOf(call: Call, claims: ClaimInContext[]) {
  if (!can(call.actor, 'quote.read')) return {}
  const decisionOf = decisionReader(call.actor)
  return Object.fromEntries(
    claims.map((context) => {
      const { row } = context.claim
      const decided = decisionOf(context)
      const quoted = {
        doc: row.doc,
        quote: row.quote,
        numberSpan: row.quantity?.span ?? null,
        chain: row.chain.map(({ agent, label, anonymity }) => ({ agent, label, anonymity })),
        origin: row.origin,
        published: row.published,
        said: row.asserted,
        sensitivity: row.sensitivity,
        ...(decided && { decided }),
      }
      return [row.id, quoted]
    }),
  )
}

/** The words before and after each quotation, its document's title, and what was taken of it. */
async function contextOf(desk: Desk, reckoned: Reckoned, claims: readonly ClaimInContext[]) {
  const { read } = desk.ledger
  const { question, input } = reckoned
  // A document that was undone since then was there on the asked day.
  const countedAt = endOfDay(question.known.on)
  const { claims: counted, around = [] } = input.evidence
  const taken = new Map([...counted, ...around].map((one) => [one.id, one]))
  const contexts: Record<string, z.input<typeof contextSchema>> = {}
  const texts = new Map<string, { text: string; title: string; language: string }>()
  for (const { claim } of claims) {
    const { id, doc, quote } = claim.row
    const own = taken.get(id)
    const known = texts.get(doc)
    const document = known ? undefined : await read.document(doc, countedAt)
    const text = known?.text ?? (await read.documentText(doc, countedAt)) ?? ''
    const title = known?.title ?? document?.row.title ?? ''
    const language = known?.language ?? document?.row.language ?? 'und'
    texts.set(doc, { text, title, language })
    contexts[id] = {
      title,
      language,
      ...wordsAround(text, quote),
      reading: readingOf(claim.row),
      ...(own === undefined ? {} : { taken: takenFrom(own, claim.row, question.known.by) }),
    }
  }
  return contexts
}

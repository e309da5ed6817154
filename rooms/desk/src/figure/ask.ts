// figure.ask: low, best, high and independent origins, as known on a date, with the exact words of
// every claim that the explanation names.
import { placeIn } from '@tumen/claim'
import { figureAsk } from '@tumen/contract'
import { type Figure, reckonInSteps } from '@tumen/figure'
import type { ClaimInContext } from '@tumen/ledger'
import { futureOf } from '../change/future-row.ts'
import { pause, resting } from '../change/make.ts'
import { documentsOf } from '../claim/answer.ts'
import { decisionReader } from '../claim/number-decision.ts'
import { shreddedSince } from '../claim/shredded.ts'
import { openContent } from '../content/book.ts'
import { correctedClaims } from '../document/corrected.ts'
import { layersOfClaims } from '../document/text.ts'
import { sameEventsIn } from '../event/relation.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { type PlaceNames, placeNamesOf } from '../place/name.ts'
import { can } from '../policy.ts'
import { type DatedQuestion, type FigureInput, readFigureInput } from './input.ts'
import { insteadOf, isUnanswered } from './instead.ts'
import { resolveQuestion } from './question.ts'

export const askFigure = implement(figureAsk, async (desk, input, call) => {
  const question = await resolveQuestion(desk, call.actor, input)
  return answerOf(desk, call, await reckonQuestion(desk, call, question))
})

/** A question with its figure and what it was reckoned from. */
export interface Reckoned {
  question: DatedQuestion
  figure: Figure
  input: FigureInput
}

/** Of an answer: reading, sorting, reckoning, telling, and handing out. */
export const STEPS = 5

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

export async function answerOf(
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
  const counted = [...used].flatMap((id) => input.contexts.get(id) ?? [])
  const corrected = await correctedClaims(desk, rowsOf(counted))
  const same = await sameEventsIn(desk, {
    ...{ event: question.event, on: question.known.on },
    claims: counted,
  })
  return {
    question,
    figure,
    quotes: await quotesOf(desk, call, quoted),
    waiting: input.waiting,
    ...(shredded > 0 && { shredded }),
    ...(future && { future }),
    ...(instead.length > 0 && { instead }),
    ...(same.length > 0 && { sameEvents: same }),
    ...(corrected.size > 0 && { textsCorrected: corrected.size }),
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

function rowsOf(claims: readonly ClaimInContext[]) {
  return claims.map(({ claim }) => claim.row)
}

/** Quotations by claim; none for those who may read counts only. */
export async function quotesOf(desk: Desk, call: Call, claims: ClaimInContext[]) {
  if (!can(call.actor, 'quote.read')) return {}
  const documents = await documentsOf(desk, claims)
  const layerOf = await layersOfClaims(desk, rowsOf(claims))
  const corrected = await correctedClaims(desk, rowsOf(claims))
  const decisionOf = decisionReader(call.actor)
  const contentOf = await openContent(desk)
  return Object.fromEntries(
    claims.map((context) => {
      const { row } = context.claim
      const decided = decisionOf(context)
      const quoted = {
        doc: row.doc,
        quote: row.quote,
        numberSpan: row.quantity?.span ?? null,
        ...placeIn(layerOf(row, documents.get(row.doc)), row.quote[0]?.start ?? 0),
        chain: row.chain.map(({ agent, label, anonymity }) => ({ agent, label, anonymity })),
        origin: row.origin,
        published: row.published,
        said: row.asserted,
        sensitivity: row.sensitivity,
        ...(row.sensitivity === 'public' && contentOf(row.doc, row.id)),
        ...(decided && { decided }),
        ...(corrected.has(row.id) && { corrected: true as const }),
      }
      return [row.id, quoted]
    }),
  )
}

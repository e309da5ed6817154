// document.weigh: which saved questions depend on whether one document copies another, with both
// answers. Nothing is written: the rows are calculated twice, once for each decision.

import type { QueryRow } from '@tumen/claim'
import { documentWeigh, type weighedSchema } from '@tumen/contract'
import { reckon } from '@tumen/figure'
import type { z } from 'zod'
import { pause, step } from '../change/make.ts'
import { endOfDay } from '../day.ts'
import { withPopulation } from '../figure/ask.ts'
import { branchOf, readBearing } from '../figure/bearing.ts'
import { entersFigures } from '../figure/claim.ts'
import { headOf, sayingOf } from '../figure/head.ts'
import { type DatedQuestion, inputOf } from '../figure/input.ts'
import { knownDay, resolveQuestion } from '../figure/question.ts'
import { bearingUnder, type LineagePair } from '../lineage/bearing.ts'
import { type Actor, type Call, type Desk, implement } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { queriesFor } from '../query/list.ts'
import { questionOfQuery } from '../query/saved-question.ts'
import { findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { documentRelations, newestAt } from './state.ts'

/** Claims that may bear on a question that is reckoned here: a page must be quick. */
const MOST_CLAIMS = 20_000

/** Claims of the dependent document whose acts are looked at before anything is reckoned. */
const MOST_ACTS = 1000

type Weighed = z.input<typeof weighedSchema>

export const weighDocuments = implement(documentWeigh, async (desk, input, call) => {
  const on = knownDay(desk, input.asKnownOn, 'asKnownOn')
  const pair = await pairOn(desk, call, input, on)
  const saved = await queriesFor(desk, call.actor, 'question')
  const looked = saved.slice(0, input.limit)
  const acts = await actsOf(desk, input.from)
  const questions: Weighed[] = []
  const count = { same: 0, tooMany: 0 }
  step(call, 'weigh', 0, looked.length)
  for (const [n, { row }] of looked.entries()) {
    const question = await askable(desk, call.actor, row, on)
    const found = question && (await weigh(desk, call, { question, pair, acts }))
    if (typeof found === 'string') count[found]++
    else if (found) questions.push({ id: row.id, name: row.name, query: row.query, ...found })
    await pause(call, 'weigh', n + 1, looked.length)
  }
  return { knownOn: on, questions, ...count, more: saved.length - looked.length }
})

/** The pair as it stood on a day; refuses what the asker may not read like what is not there. */
async function pairOn(
  desk: Desk,
  { actor }: Call,
  { from, to }: { from: string; to: string },
  on: string,
): Promise<LineagePair> {
  await findDocument(desk, actor, from, { code: 'unknown-document', field: 'from' })
  const source = await findDocument(desk, actor, to, { code: 'unknown-document', field: 'to' })
  const stated = newestAt(await documentRelations(desk, endOfDay(on)), on)
  const state = stated.find(({ row }) => row.from === from && row.to === to)?.row.state
  return { from, to, publisher: source.row.publisher, state }
}

/** The acts of which a document's claims speak; nothing when there are too many to look at. */
async function actsOf(desk: Desk, doc: string): Promise<ReadonlySet<string> | undefined> {
  const claims = await desk.ledger.read.claims({ doc, limit: MOST_ACTS })
  if (claims.length === MOST_ACTS) return undefined
  const rows = claims.map(({ claim }) => claim.row).filter(entersFigures)
  return new Set(rows.map(({ proposition }) => proposition.act))
}

/** The saved question as known on a day; nothing when it can no longer be asked. */
async function askable(
  desk: Desk,
  actor: Actor,
  { query }: QueryRow,
  asKnownOn: string,
): Promise<DatedQuestion | undefined> {
  try {
    return await resolveQuestion(desk, actor, { ...questionOfQuery(query), asKnownOn })
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

interface Weighing {
  question: DatedQuestion
  pair: LineagePair
  acts: ReadonlySet<string> | undefined
}

type Answers = Pick<Weighed, 'question' | 'confirmed' | 'rejected'>

/** Both answers to a question, or why there are not two. */
async function weigh(
  desk: Desk,
  call: Call,
  { question, pair, acts }: Weighing,
): Promise<Answers | 'same' | 'tooMany'> {
  if (acts && question.event === undefined && !branchOf(question.act).some((act) => acts.has(act)))
    return 'same'
  const bearing = await readBearing(desk, call.actor, question, question.known)
  if (!bearing.contexts.some(({ claim }) => claim.row.doc === pair.from)) return 'same'
  if (bearing.contexts.length > MOST_CLAIMS) return 'tooMany'
  const gazetteer = await gazetteerOf(desk, endOfDay(question.known.on))
  const answer = (decision: 'confirmed' | 'rejected') => {
    const { bearing: rows, anew } = bearingUnder(bearing, pair, decision)
    const input = inputOf(rows, question, gazetteer)
    return { figure: headOf(reckon(withPopulation(question, input), input.evidence)), anew }
  }
  const confirmed = answer('confirmed')
  const rejected = answer('rejected')
  const isSame = sayingOf(confirmed.figure) === sayingOf(rejected.figure)
  return isSame ? 'same' : { question, confirmed, rejected }
}

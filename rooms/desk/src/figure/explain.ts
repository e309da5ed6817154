// figure.explain: answers like figure.ask, and shows each quotation in its surroundings.
import { type claimContextSchema, figureExplain } from '@tumen/contract'
import type { ClaimInContext } from '@tumen/ledger'
import type { z } from 'zod'
import { pause } from '../change/make.ts'
import { readingOf } from '../claim/reading.ts'
import { takenFrom } from '../claim/taken.ts'
import { endOfDay } from '../day.ts'
import { textOfClaim } from '../document/text.ts'
import { wordsAround } from '../document/words-around.ts'
import { type Desk, implement } from '../operation.ts'
import { placeNamesOf } from '../place/name.ts'
import { answerOf, quotedClaims, type Reckoned, reckonQuestion, STEPS } from './ask.ts'
import { type Beginning, claimsNamedFirst, claimsQuotedFirst } from './named.ts'
import { resolveQuestion } from './question.ts'

export const explainFigure = implement(
  figureExplain,
  async (desk, { most, usedFrom, ...input }, call) => {
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
)

/** Of which claims the quotations, and of which also the words around them are handed out. */
function claimsToRead(reckoned: Reckoned, beginning: Beginning | undefined) {
  const { figure, input } = reckoned
  const named = quotedClaims(reckoned)
  if (beginning === undefined) return { quoted: named, shown: named }
  const ids = claimsNamedFirst(figure, input.contexts, beginning)
  const quoted = claimsQuotedFirst(figure, named, ids, beginning)
  return { quoted, shown: quoted.filter(({ claim }) => ids.has(claim.row.id)) }
}

/** The words before and after each quotation, its document's title, and what was taken of it. */
async function contextOf(desk: Desk, reckoned: Reckoned, claims: readonly ClaimInContext[]) {
  const { read } = desk.ledger
  const { question, input } = reckoned
  // A document that was undone since then was there on the asked day.
  const countedAt = endOfDay(question.known.on)
  const { claims: counted, around = [] } = input.evidence
  const taken = new Map([...counted, ...around].map((one) => [one.id, one]))
  const contexts: Record<string, z.input<typeof claimContextSchema>> = {}
  const ids = [...new Set(claims.map(({ claim }) => claim.row.doc))]
  const documents = new Map(
    (await read.documentsById(ids, countedAt)).map(({ row }) => [row.id, row]),
  )
  const texts = new Map<string, string>()
  for (const { claim } of claims) {
    const { id, doc, quote, layer } = claim.row
    const at = `${doc} ${layer ?? ''}`
    const own = taken.get(id)
    const { title = '', language = 'und' } = documents.get(doc) ?? {}
    const text = texts.get(at) ?? (await textOfClaim(desk, claim.row, countedAt))
    texts.set(at, text)
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

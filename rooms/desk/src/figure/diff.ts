// figure.diff: what moved between two answers to one question, and because of which claims and
// rows (figures.md, F63).

import { figureDiff } from '@tumen/contract'
import { diffFigures as differ } from '@tumen/figure'
import { futureOf } from '../change/future-row.ts'
import { implement } from '../operation.ts'
import { placeNamesOf } from '../place/name.ts'
import { quotedClaims, quotesOf, reckonQuestion } from './ask.ts'
import { askAgain, resolveQuestion } from './question.ts'

export const diffFigures = implement(figureDiff, async (desk, input, call) => {
  const { before: on, ...asked } = input
  const question = await resolveQuestion(desk, call.actor, asked)
  const earlier = askAgain(desk, question, { on, by: question.known.by, field: 'before' })
  const before = await reckonQuestion(desk, call, earlier)
  const after = await reckonQuestion(desk, call, question)
  const difference = differ(before.figure, after.figure)
  const moved = new Set([
    ...difference.entered,
    ...difference.left.map(({ claim }) => claim),
    ...difference.endpoints.flatMap(({ causes }) => causes),
  ])
  const used = new Set(after.figure.explanation.used.map(({ claim }) => claim))
  const future = await futureOf(desk, call.actor, after.question, used)
  const named = [...quotedClaims(before), ...quotedClaims(after)]
  return {
    question,
    before: { ...before.figure, knownOn: earlier.known.on, knownBy: earlier.known.by },
    after: { ...after.figure, knownOn: question.known.on, knownBy: question.known.by },
    difference,
    ...(future && { future }),
    quotes: await quotesOf(
      desk,
      call,
      named.filter(({ claim }) => moved.has(claim.row.id)),
    ),
    placeNames: await placeNamesOf(
      desk,
      [question.place, question.population].filter((path) => path !== undefined),
      question.known.on,
    ),
  }
})

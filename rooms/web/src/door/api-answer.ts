// What programs are answered when something does not work: the same codes and sentences as
// people, as JSON.

import type { Refusal } from '@tumen/desk'
import { printedJson, programRefusalSentence, type RefusalData } from '@tumen/view'
import { fill, wordsIn } from '@tumen/words'
import type { Context } from 'hono'
import { languageFor } from '../form/language.ts'
import type { DoorEnv, DoorOptions } from './app.tsx'
import { refusalDataOf } from './refusal-data.ts'
import { statusOf } from './refusal-status.ts'

/** Whether a request is one of a program: it asks the interface, and is answered JSON. */
export function isForPrograms(c: Context<DoorEnv>): boolean {
  return c.req.path.startsWith('/api/')
}

/** A refusal as programs read it. */
export interface Refused extends RefusalData {
  sentence: string
}

/** The refusal with its sentence in the language of whoever asks. */
export function refusedOf(
  c: Context<DoorEnv>,
  options: Pick<DoorOptions, 'language'>,
  refusal: Refusal,
): Refused {
  const data = refusalDataOf(refusal)
  return { ...data, sentence: programRefusalSentence(languageFor(c, options), data) }
}

/** Answers JSON in which no sign stands that nobody sees. */
export function answerJson(c: Context<DoorEnv>, value: unknown, status = 200): Response {
  const type = { 'Content-Type': 'application/json' }
  return c.newResponse(printedJson(value), status as 200, type)
}

/** Answers `{ refused }`. */
export function answerProblem(c: Context<DoorEnv>, refused: Refused, status: number): Response {
  return answerJson(c, { refused }, status)
}

/** Answers the refusal of an operation with the status of its code. */
export function answerRefusal(
  c: Context<DoorEnv>,
  options: Pick<DoorOptions, 'language'>,
  refusal: Refusal,
): Response {
  return answerProblem(c, refusedOf(c, options, refusal), statusOf(refusal.code))
}

/** A fault as programs read it: a number to quote, and nothing of what happened. */
export function faultOf(
  c: Context<DoorEnv>,
  options: Pick<DoorOptions, 'language'>,
  number: string,
): { number: string; sentence: string } {
  const { fault } = wordsIn(languageFor(c, options)).page.api.turnedAway
  return { number, sentence: fill(fault, { number }) }
}

// What the door itself says no to, before any operation is asked: a closed code, a status and a
// sentence. Programs get JSON, people get the sentence as text.
import { fill, type Parameters, wordsIn } from '@tumen/words'
import type { Context } from 'hono'
import { languageFor } from '../form/language.ts'
import { answerProblem, isForPrograms } from './api-answer.ts'
import type { DoorEnv, DoorOptions } from './app.tsx'

const STATUS = {
  'not-signed-in': 401,
  'proof-needed': 403,
  'wrong-host': 421,
  'wrong-method': 405,
  'wrong-origin': 403,
  'wrong-type': 415,
  'too-many-filters': 414,
  'too-large-signed-out': 413,
  'too-large-as-base64': 413,
  'too-slow': 408,
} as const

/** Why the door turns a request away. */
export type TurnedAway = keyof typeof STATUS

/** Every code with which the door turns requests away. */
export const TURNED_AWAY = Object.keys(STATUS) as TurnedAway[]

/** The answer to a request that goes no further. */
export function turnAway(
  c: Context<DoorEnv>,
  options: Pick<DoorOptions, 'language'>,
  code: TurnedAway,
  parameters: Parameters = {},
): Response {
  const { turnedAway } = wordsIn(languageFor(c, options)).page.api
  const sentence = fill(turnedAway[code], parameters)
  if (isForPrograms(c)) return answerProblem(c, { code, sentence }, STATUS[code])
  return c.text(`${sentence} (${code})\n`, STATUS[code])
}

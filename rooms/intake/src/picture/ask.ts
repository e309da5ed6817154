// Pictures for whoever asks: each question is answered by a process of its own in the sandbox, and
// the process of Tumen never decodes one. Source: intake.md 2; redaction.md 1.

import { askWorker, type Watching } from '../isolation/ask-worker.ts'
import { framed } from '../isolation/frame.ts'
import type { IsolationCode } from '../isolation/run.ts'
import type { Sandbox } from '../isolation/sandbox.ts'
import type { PictureAnswer, PictureTask, TaskCode } from './task.ts'

/** Why there is no answer. */
export type PictureCode = TaskCode | IsolationCode

/** What comes of a question; a refusal has a code and nothing of the picture. */
export type Answered<T extends PictureTask['do']> =
  | { code: PictureCode; limit?: number }
  | (Extract<PictureAnswer, Record<AnswerOf[T], unknown>> & { bytes: Uint8Array; code?: never })

interface AnswerOf {
  show: 'shown'
  read: 'read'
  'read-pages': 'reads'
  find: 'found'
  cover: 'covered'
  pages: 'pages'
  beside: 'beside'
  layout: 'layout'
  suggest: 'suggested'
  'cover-page': 'covered'
  bind: 'bound'
}

export interface PictureWork extends Watching {
  sandbox: Sandbox
  picture?: Uint8Array
  /** A model, or a key for noise. */
  second?: Uint8Array
  /** Pictures of pages to be read or bound, in the place of a picture. */
  bound?: readonly Uint8Array[]
}

/** Asks one thing of a picture. Throws only what `onTick` throws. */
export async function askPicture<T extends PictureTask['do']>(
  task: Extract<PictureTask, { do: T }>,
  { sandbox, picture, second, bound, ...watching }: PictureWork,
): Promise<Answered<T>> {
  const input = framed(task, bound ?? [picture, second].filter((one) => one !== undefined))
  const step = task.do === 'read-pages' ? 'scan' : 'picture'
  const script = { step, script: 'picture/worker.js', input } as const
  return (await askWorker(sandbox, script, watching)) as Answered<T>
}

// Pictures for whoever asks: each question is answered by a process of its own in the sandbox, and
// the process of Tumen never decodes one. Source: intake.md 2; redaction.md 1.
import type { IsolationCode } from '../isolation/run.ts'
import type { Sandbox } from '../isolation/sandbox.ts'
import { FrameFault, FrameReader, framed } from './frame.ts'
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
  find: 'found'
  cover: 'covered'
  pages: 'pages'
  beside: 'beside'
  layout: 'layout'
  suggest: 'suggested'
  'cover-page': 'covered'
  bind: 'bound'
}

export interface PictureWork {
  sandbox: Sandbox
  picture: Uint8Array
  /** A model, or a key for noise. */
  second?: Uint8Array
  /** Pictures of pages to be bound, in the place of a picture. */
  bound?: readonly Uint8Array[]
  onProgress?: ((done: number, all: number) => void) | undefined
  /** Called while it runs; what it throws ends it, and is thrown on. */
  onTick?: (() => void) | undefined
}

/** Asks one thing of a picture. Throws only what `onTick` throws. */
export async function askPicture<T extends PictureTask['do']>(
  task: Extract<PictureTask, { do: T }>,
  { sandbox, picture, second, bound, onProgress, onTick }: PictureWork,
): Promise<Answered<T>> {
  const reader = new FrameReader<PictureAnswer>()
  let answer: Answered<T> | undefined
  let isBroken = false
  const onOutput = (chunk: Uint8Array) => {
    try {
      for (const { said, bytes } of reader.push(chunk))
        if ('step' in said) onProgress?.(said.step, said.of)
        else if ('refused' in said) answer = { code: said.refused }
        else answer = { ...said, bytes: bytes[0] ?? new Uint8Array() } as unknown as Answered<T>
    } catch (error) {
      if (!(error instanceof FrameFault)) throw error
      isBroken = true
    }
  }
  const input = framed(task, bound ?? [picture, ...(second ? [second] : [])])
  const ended = await sandbox.runScript({
    ...{ step: 'picture', script: 'picture/worker.js', input, onOutput, onTick },
  })
  if (ended.failed) return { code: ended.failed, ...(ended.limit ? { limit: ended.limit } : {}) }
  return isBroken || !answer || ended.status !== 0 ? { code: 'crashed' } : answer
}

// Films for whoever asks: each question is answered by a process of its own in the sandbox, with
// the program for films beside it; without namespaces of Linux, or without the program, no film is
// opened. Source: intake.md 2; redaction.md 7.

import { askWorker, type Watching } from '../isolation/ask-worker.ts'
import { framed } from '../isolation/frame.ts'
import type { IsolationCode } from '../isolation/run.ts'
import type { Sandbox } from '../isolation/sandbox.ts'
import type { FilmAnswer, FilmCode, FilmTask } from './task.ts'

/** Why there is no answer; `no_film_program`: nothing here may open a film. */
type FilmRefusal = FilmCode | IsolationCode | 'no_film_program'

/** What comes of a question; a refusal has a code and nothing of the film. */
export type FilmAnswered<T extends FilmTask['do']> =
  | { code: FilmRefusal; limit?: number }
  | (Extract<FilmAnswer, Record<FilmAnswerOf[T], unknown>> & { bytes: Uint8Array; code?: never })

interface FilmAnswerOf {
  measure: 'measured'
  strip: 'strip'
  'find-film': 'tracks'
  'cover-film': 'filmed'
}

/** Largest film that is covered, in bytes: all of it lies in memory while that is done. */
export const MOST_FILM_BYTES = 200_000_000

/** Where the system says which library is meant by a name. */
const BESIDE = ['/etc/alternatives']

export interface FilmWork extends Watching {
  sandbox: Sandbox
  film: Uint8Array
  /** By which faces are found. */
  model?: Uint8Array
}

/** Asks one thing of a film. Throws only what `onTick` throws. */
export async function askFilm<T extends FilmTask['do']>(
  task: Extract<FilmTask, { do: T }>,
  { sandbox, film, model, ...watching }: FilmWork,
): Promise<FilmAnswered<T>> {
  if (film.length > MOST_FILM_BYTES) return { code: 'too_large', limit: MOST_FILM_BYTES }
  if ((await sandbox.placeOf('ffmpeg')) === undefined) return { code: 'no_film_program' }
  const input = framed(task, [film, ...(model ? [model] : [])])
  const step = model ? 'find-film' : 'film'
  const script = { step, script: 'film/worker.js', input, beside: BESIDE } as const
  return (await askWorker(sandbox, script, watching)) as FilmAnswered<T>
}

// A film of a document, opened apart from the desk: what comes back is an answer, or a refusal that
// tells no more than a code.
import { type Derivative, type EvidenceDocument, keptKind } from '@tumen/claim'
import { askFilm, type FilmAnswered, type FilmShape, type FilmTask } from '@tumen/intake'
import { step } from '../change/make.ts'
import { sandboxOf } from '../evidence/isolation.ts'
import type { Call, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'

type Work = Parameters<typeof askFilm>[1]
type Done<D extends FilmTask['do']> = Exclude<FilmAnswered<D>, { code: string }>
type Spans = Extract<FilmTask, { do: 'cover-film' }>['spans']

/** Where a face is in each picture of a track. */
export type Tracks = Done<'find-film'>['tracks']

/** Whether a document, or a copy, is a film. */
export const isFilm = ({ mediaType }: Pick<EvidenceDocument, 'mediaType'>): boolean =>
  keptKind(mediaType) === 'film'

/** Asks a film things, for one call. */
export class FilmDesk {
  readonly #desk: Desk
  readonly #call: Call
  readonly #film: Uint8Array

  private constructor(desk: Desk, call: Call, film: Uint8Array) {
    this.#desk = desk
    this.#call = call
    this.#film = film
  }

  /** Opens a film that is kept, or a copy of one. */
  static async open(
    desk: Desk,
    call: Call,
    row: Pick<EvidenceDocument | Derivative, 'id'> & { bytesHash: string },
  ): Promise<FilmDesk> {
    return new FilmDesk(desk, call, await desk.ledger.bytesOf(row))
  }

  /** A film that was just made. */
  static of(desk: Desk, call: Call, film: Uint8Array): FilmDesk {
    return new FilmDesk(desk, call, film)
  }

  /** Tracks of faces, by a model; in a second look none that are covered or dropped. */
  async find(
    model: Uint8Array,
    how: Omit<Extract<FilmTask, { do: 'find-film' }>, 'do'>,
  ): Promise<Tracks> {
    const task = { do: 'find-film', ...how } as const
    return (await this.#ask('find', (work) => askFilm(task, { ...work, model }))).tracks
  }

  /** How its pictures are taken. */
  async measure(): Promise<FilmShape> {
    return (await this.#ask('show', (work) => askFilm({ do: 'measure' }, work))).measured
  }

  /** Pictures from one on, counted from 0, one below the other, as a JPEG. */
  async strip(how: Omit<Extract<FilmTask, { do: 'strip' }>, 'do'>): Promise<Uint8Array> {
    return (await this.#ask('show', (work) => askFilm({ do: 'strip', ...how }, work))).bytes
  }

  /** The copy to be given out. */
  async cover(shape: FilmShape, spans: Spans): Promise<Uint8Array> {
    const task = { do: 'cover-film', shape, spans } as const
    return (await this.#ask('cover', (work) => askFilm(task, work))).bytes
  }

  async #ask<D extends FilmTask['do']>(
    name: 'show' | 'find' | 'cover',
    ask: (work: Work) => Promise<FilmAnswered<D>>,
  ): Promise<Done<D>> {
    let [done, all] = [0, 0]
    const onTick = () => step(this.#call, name, done, all)
    onTick()
    const onProgress = (now: number, total: number) => {
      done = now
      all = total
    }
    const work = { sandbox: sandboxOf(this.#desk), film: this.#film, onTick, onProgress }
    const answer = await ask(work)
    if (answer.code !== undefined) throw refusalFor(answer.code)
    return answer as Done<D>
  }
}

function refusalFor(code: string): Refusal {
  if (code === 'no_film_program') return new Refusal('no-film-program', 'document')
  if (code === 'unknown_model') return new Refusal('unknown-model', 'document')
  if (code === 'verification_failed') return new Refusal('verification-failed', 'document')
  return new Refusal('film-not-read', 'document', [{ code, path: 'document' }])
}

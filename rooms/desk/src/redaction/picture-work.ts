// A picture of a document, opened apart from the desk: what comes back is an answer, or a refusal
// that tells no more than a code.
import { type Derivative, type EvidenceDocument, given } from '@tumen/claim'
import type { RefusalCode } from '@tumen/contract'
import {
  type Answered,
  askPicture,
  PDF_TYPE,
  type PictureCode,
  type PictureTask,
  type Quarter,
} from '@tumen/intake'
import { step } from '../change/make.ts'
import { sandboxOf } from '../evidence/isolation.ts'
import type { Call, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'

type Work = Parameters<typeof askPicture>[1]
type Task = PictureTask
/** What comes back where nothing was wrong. */
type Done<D extends Task['do']> = Exclude<Answered<D>, { code: PictureCode }>

/** Kinds of files that are covered. */
const PICTURES: ReadonlySet<string> = new Set([
  ...['image/jpeg', 'image/png', 'image/webp', PDF_TYPE],
])

const CODES: Readonly<Record<string, RefusalCode>> = {
  unknown_model: 'unknown-model',
  verification_failed: 'verification-failed',
}

/** Asks pictures of one document things, for one call. */
export class PictureDesk {
  readonly #desk: Desk
  readonly #call: Call
  readonly #picture: Uint8Array
  readonly #turn: Quarter

  private constructor(desk: Desk, call: Call, picture: Uint8Array, turn: Quarter) {
    this.#desk = desk
    this.#call = call
    this.#picture = picture
    this.#turn = turn
  }

  /** Opens a document or a copy of one, turned by quarters; refuses what is no picture. */
  static async open(
    desk: Desk,
    call: Call,
    row: Pick<EvidenceDocument | Derivative, 'id' | 'mediaType'> & { bytesHash: string },
    turn = 0,
  ): Promise<PictureDesk> {
    if (!PICTURES.has(row.mediaType)) throw refusalFor('not_understood')
    return new PictureDesk(desk, call, await desk.ledger.bytesOf(row), turn as Quarter)
  }

  /** Whether a person has turned it. */
  get isTurned(): boolean {
    return this.#turn !== 0
  }

  /** The size of the whole, and a rendition of it or of a part, `longest` wide or high at most. */
  show(how: Omit<Extract<Task, { do: 'show' }>, 'do' | 'turn'>): Promise<Done<'show'>> {
    const task = { do: 'show', ...how, turn: this.#turn } as const
    return this.#ask('show', (work) => askPicture(task, work))
  }

  /** Faces, by a model; beside what is covered in a second look. Of a PDF on one page, from 0. */
  find(
    model: Uint8Array,
    { covered = [], page }: Partial<Pick<Extract<Task, { do: 'find' }>, 'covered' | 'page'>> = {},
  ): Promise<Done<'find'>> {
    const task = { do: 'find', covered, turn: this.#turn, ...given({ page }) } as const
    return this.#ask('find', (work) => askPicture(task, { ...work, second: model }))
  }

  /** The copy to be given out. */
  cover({
    boxes,
    fill,
    format,
  }: Omit<Extract<Task, { do: 'cover' }>, 'do' | 'turn'>): Promise<Done<'cover'>> {
    const task = { do: 'cover', boxes, fill, format, turn: this.#turn } as const
    const key = fill === 'noise' ? { second: this.#desk.random(32) } : {}
    return this.#ask('cover', (work) => askPicture(task, { ...work, ...key }))
  }

  /** The sizes of the pages of a PDF. */
  async pages(): Promise<Done<'pages'>['pages']> {
    const task = { do: 'pages', turn: this.#turn } as const
    return (await this.#ask('show', (work) => askPicture(task, work))).pages
  }

  /** Places of a PDF that somebody has to look at; a page that was turned has no words. */
  async suggest(names: string[]): Promise<Done<'suggest'>['suggested']> {
    if (this.#turn !== 0) return []
    const task = { do: 'suggest', names } as const
    return (await this.#ask('find', (work) => askPicture(task, work))).suggested
  }

  /** A covered page, to be bound with the others. */
  coverPage(
    how: Omit<Extract<Task, { do: 'cover-page' }>, 'do' | 'turn'>,
  ): Promise<Done<'cover-page'>> {
    const task = { do: 'cover-page', ...how, turn: this.#turn } as const
    const key = how.fill === 'noise' ? { second: this.#desk.random(32) } : {}
    return this.#ask('cover', (work) => askPicture(task, { ...work, ...key }))
  }

  /** The new PDF of covered pages. */
  async bind(
    bound: readonly Uint8Array[],
    sizes: Extract<Task, { do: 'bind' }>['sizes'],
  ): Promise<Uint8Array> {
    const task = { do: 'bind', sizes } as const
    return (await this.#ask('cover', (work) => askPicture(task, { ...work, bound }))).bytes
  }

  async #ask<D extends Task['do']>(
    name: 'show' | 'find' | 'cover',
    ask: (work: Work) => Promise<Answered<D>>,
  ): Promise<Done<D>> {
    let [done, all] = [0, 0]
    const onTick = () => step(this.#call, name, done, all)
    onTick()
    const onProgress = (now: number, total: number) => {
      done = now
      all = total
    }
    const work = { sandbox: sandboxOf(this.#desk), picture: this.#picture, onTick, onProgress }
    const answer = await ask(work)
    if (answer.code !== undefined) throw refusalFor(answer.code)
    return answer as Done<D>
  }
}

function refusalFor(code: string): Refusal {
  return new Refusal(CODES[code] ?? 'not-understood', 'document', [{ code, path: 'document' }])
}

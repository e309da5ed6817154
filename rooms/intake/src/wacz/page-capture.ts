// The answers of an archive that are the pages of its list: for each page the one nearest to the
// instant that the list names. Only those are held, under a limit; all others are only digested.

import type { ListedPage } from './data-package.ts'
import type { HttpHeader } from './http-message.ts'
import type { WarcRecord } from './warc-record.ts'

/** What was answered when a page was asked for. */
export interface Capture {
  contentType: string
  header?: HttpHeader
  body: Uint8Array
}

const MOST_BODY_BYTES = 20_000_000
const MOST_HELD_BYTES = 100_000_000
const MOST_MS = Number.MAX_SAFE_INTEGER
const TEXTS = /^(?:text\/html|application\/xhtml\+xml|text\/plain)\b/i

interface Held extends Capture {
  /** Between the record and the page of the list. */
  apartMs: number
}

/** Finds the captures of pages while the records of an archive go by. */
export class PageCaptures {
  readonly #pages = new Map<string, { at: number; index: number }[]>()
  readonly #held = new Map<number, Held>()

  constructor(pages: readonly ListedPage[]) {
    pages.forEach(({ url, at }, index) => {
      const key = addressOf(url)
      this.#pages.set(key, [...(this.#pages.get(key) ?? []), { at: Date.parse(at), index }])
    })
  }

  /** The capture of a page by its place in the list. */
  of(index: number): Capture | undefined {
    return this.#held.get(index)
  }

  /** Starts to watch a record; what it gives takes the pieces of its payload. */
  watch(record: WarcRecord): PayloadKeeper | undefined {
    const { url, date = '', type } = record
    if (url === undefined || (type !== 'response' && type !== 'resource')) return undefined
    const taken = Date.parse(date)
    const wanted = (this.#pages.get(addressOf(url)) ?? [])
      // A record without an instant is the last choice.
      .map(({ index, at }) => ({ index, apartMs: Math.abs(at - taken) }))
      .map(({ index, apartMs }) => ({ index, apartMs: Number.isNaN(apartMs) ? MOST_MS : apartMs }))
      .filter(({ index, apartMs }) => apartMs < (this.#held.get(index)?.apartMs ?? Infinity))
    if (wanted.length === 0) return undefined
    return new PayloadKeeper(record, (capture) => {
      if (this.#heldBytes() + capture.body.length > MOST_HELD_BYTES) return
      for (const { index, apartMs } of wanted) this.#held.set(index, { ...capture, apartMs })
    })
  }

  #heldBytes(): number {
    const bodies = new Set([...this.#held.values()].map(({ body }) => body))
    return [...bodies].reduce((sum, { length }) => sum + length, 0)
  }
}

/** Holds the payload of one record, if it is a text that was found. */
export class PayloadKeeper {
  readonly #record: WarcRecord
  readonly #keep: (capture: Capture) => void
  #parts: Uint8Array[] = []
  #bytes = 0

  constructor(record: WarcRecord, keep: (capture: Capture) => void) {
    this.#record = record
    this.#keep = keep
  }

  take(piece: Uint8Array): void {
    this.#bytes += piece.length
    if (this.#bytes > MOST_BODY_BYTES) this.#parts = []
    // The piece is a view of a buffer that is shared with what follows.
    else this.#parts.push(Uint8Array.from(piece))
  }

  /** To be called at the record's end. */
  finish(header: HttpHeader | undefined): void {
    const contentType = header?.fields.get('content-type') ?? this.#record.contentType
    const isFound = header === undefined ? this.#record.type === 'resource' : header.status === 200
    if (!isFound || !TEXTS.test(contentType) || this.#bytes > MOST_BODY_BYTES) return
    this.#keep({ contentType, body: Buffer.concat(this.#parts), ...(header ? { header } : {}) })
  }
}

/** Addresses are compared as browsers write them, without the place inside the page. */
function addressOf(url: string): string {
  try {
    const address = new URL(url)
    address.hash = ''
    return address.href
  } catch {
    return url
  }
}

// Reading a body up to a limit: what is larger is refused before it is held.
import { type FileBook, Refusal } from '@tumen/desk'
import type { ArrivingFiles } from '../form/arriving-files.ts'
import { Form } from '../form/form.ts'
import { type JsonBounds, JsonReader } from '../form/json-body.ts'
import { boundaryOf, FormReader, MOST_FIELD } from '../form/multipart.ts'
import { collectYoung } from './heap.ts'

/** Bytes of a form or of JSON unless a page or an operation allows more. */
export const BODY_LIMIT = 1024 * 1024

/** Whoever asked went before they had said everything: no fault, and nobody is there to be told. */
export class BrokenOff extends Error {}

/** Looks at what has arrived of a body, and gives how much of it is to be kept. */
export type Look = (body: Uint8Array<ArrayBuffer>, size: number) => number | Promise<number>

/** How much of a body may come, and how much of it may be held at a time: all by default. */
export interface BodyBounds {
  limit: number
  held?: number
}

/** The whole body; refuses with `too-large` as soon as it is longer than the limit. */
export async function readBody(
  request: Request,
  bounds: number | BodyBounds,
  look?: Look,
): Promise<Uint8Array<ArrayBuffer>> {
  const body = await takeBody(request, bounds, look)
  const limit = typeof bounds === 'number' ? bounds : bounds.limit
  if (body === undefined) throw new Refusal('too-large', undefined, [{ limit: `${limit} bytes` }])
  return body
}

/** Bytes between two looks at a body, and between two collections of what its pieces leave. */
const LOOKED = 1024 * 1024
const COLLECTED = 2 * 1024 * 1024

/** The body, or what was kept of it; nothing as soon as it is longer than the limit. */
export async function takeBody(
  request: Request,
  bounds: number | BodyBounds,
  look: Look = (_, size) => size,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { limit, held = limit } = typeof bounds === 'number' ? { limit: bounds } : bounds
  const stated = Number(request.headers.get('content-length') ?? 0)
  if (stated > limit) return undefined
  // Memory is taken as it is written to: room for a whole body costs nothing before it is there.
  let whole = new Uint8Array(Math.min(held, stated > 0 ? stated : Math.min(limit, LOOKED)))
  let [size, got, looked, collected] = [0, 0, 0, 0]
  for await (const part of partsOf(request)) {
    got += part.length
    if (got > limit) return undefined
    if (size + part.length > whole.length) {
      // What is given on leaves room.
      size = await look(whole, size)
      if (size + part.length > held) return undefined
      if (size + part.length > whole.length) {
        const larger = new Uint8Array(held)
        larger.set(whole.subarray(0, size))
        whole = larger
      }
    }
    whole.set(part, size)
    size += part.length
    if (got - looked >= LOOKED) {
      size = await look(whole, size)
      looked = got
    }
    if (got - collected >= COLLECTED) {
      collectYoung()
      collected = got
    }
  }
  return whole.subarray(0, await look(whole, size))
}

/** The pieces of a body as they come; whoever breaks it off is told from what goes wrong here. */
async function* partsOf(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const next = await reader.read().catch(() => {
        throw new BrokenOff()
      })
      if (next.done) return
      // Who sends within this process may send all of it as one piece.
      for (let at = 0; at < next.value.length; at += LOOKED)
        yield next.value.subarray(at, at + LOOKED)
    }
  } finally {
    // What is left of a refused body is let go.
    await reader.cancel().catch(() => undefined)
  }
}

/** Bytes of a form without files, as pages send it where nobody chose one. */
const PLAIN_FORM_LIMIT = 24 * 1024 * 1024

/** Bytes of a form that are held while its files are given on: one long field and its beginning. */
const HELD_OF_FORM = MOST_FIELD + 3 * LOOKED

/**
 * The posted form; refuses with `too-large`, or `invalid-input` when it is not a form. Its files go
 * to `files` as they come; of a form that is refused they are discarded.
 */
export async function readForm(
  request: Request,
  limit = BODY_LIMIT,
  files?: ArrivingFiles,
): Promise<Form> {
  const type = request.headers.get('content-type') ?? ''
  const boundary = boundaryOf(type)
  if (boundary !== undefined && files) return receiveForm(request, { limit, boundary, files })
  if (boundary !== undefined) {
    const reader = new FormReader(boundary)
    await readBody(request, limit, (body, size) => reader.look(body, size))
    return new Form(reader.entries())
  }
  const body = await readBody(request, Math.min(limit, PLAIN_FORM_LIMIT))
  try {
    const data = await new Response(body, { headers: { 'content-type': type } }).formData()
    return new Form([...data].filter(isWords))
  } catch {
    throw new Refusal('invalid-input')
  }
}

interface Arriving {
  limit: number
  boundary: string
  files: ArrivingFiles
}

async function receiveForm(request: Request, { limit, boundary, files }: Arriving): Promise<Form> {
  const reader = new FormReader(boundary, files)
  files.expected = Number(request.headers.get('content-length') ?? 0)
  try {
    await readBody(request, { limit, held: HELD_OF_FORM }, async (body, size) => {
      const kept = reader.look(body, size)
      await files.drain()
      return kept
    })
    return new Form(reader.entries())
  } catch (error) {
    await files.discard()
    throw error
  }
}

function isWords(entry: [string, string | File]): entry is [string, string] {
  return typeof entry[1] === 'string'
}

/**
 * The posted JSON, its file put into `files`; refuses with `too-large`, or `invalid-input` when it
 * is none.
 */
export async function readJson(
  request: Request,
  { files, limit, bounds }: { files: FileBook; limit: number; bounds: JsonBounds },
): Promise<unknown> {
  const reader = new JsonReader(bounds)
  const look: Look = (body, size) => reader.look(body, size)
  const body = await readBody(request, limit, look)
  try {
    return reader.value(body, files)
  } catch (error) {
    if (error instanceof Refusal) throw error
    // The parser's own message quotes the text, so it is not passed on.
    throw new Refusal('invalid-input')
  }
}

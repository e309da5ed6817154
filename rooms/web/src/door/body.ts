// Reading a body up to a limit: what is larger is refused before it is held.
import { type FileBook, Refusal } from '@tumen/desk'
import { Form } from '../form/form.ts'
import { type JsonBounds, JsonReader } from '../form/json-body.ts'
import { boundaryOf, type FormBounds, FormReader } from '../form/multipart.ts'
import { collectYoung } from './heap.ts'

/** Bytes of a form or of JSON unless a page or an operation allows more. */
export const BODY_LIMIT = 1024 * 1024

/** Whoever asked went before they had said everything: no fault, and nobody is there to be told. */
export class BrokenOff extends Error {}

/** Looks at what has arrived of a body, and gives how much of it is to be kept. */
export type Look = (body: Uint8Array<ArrayBuffer>, size: number) => number

/** The whole body; refuses with `too-large` as soon as it is longer than the limit. */
export async function readBody(
  request: Request,
  limit: number,
  look?: Look,
): Promise<Uint8Array<ArrayBuffer>> {
  const body = await takeBody(request, limit, look)
  if (body === undefined) throw new Refusal('too-large', undefined, [{ limit: `${limit} bytes` }])
  return body
}

/** Bytes between two looks at a body, and between two collections of what its pieces leave. */
const LOOKED = 1024 * 1024
const COLLECTED = 2 * 1024 * 1024

/** The whole body, or nothing as soon as it is longer than the limit. */
export async function takeBody(
  request: Request,
  limit: number,
  look: Look = (_, size) => size,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const stated = Number(request.headers.get('content-length') ?? 0)
  if (stated > limit) return undefined
  // Memory is taken as it is written to: room for a whole body costs nothing before it is there.
  let whole = new Uint8Array(stated > 0 ? stated : Math.min(limit, LOOKED))
  let [size, got, looked, collected] = [0, 0, 0, 0]
  try {
    for await (const part of request.body ?? []) {
      got += part.length
      if (got > limit) return undefined
      if (size + part.length > whole.length) {
        const larger = new Uint8Array(limit)
        larger.set(whole.subarray(0, size))
        whole = larger
      }
      whole.set(part, size)
      size += part.length
      if (got - looked >= LOOKED) {
        size = look(whole, size)
        looked = got
      }
      if (got - collected >= COLLECTED) {
        collectYoung()
        collected = got
      }
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new BrokenOff()
  }
  return whole.subarray(0, look(whole, size))
}

/** Bytes of a form without files, as pages send it where nobody chose one. */
const PLAIN_FORM_LIMIT = 24 * 1024 * 1024

/** The posted form; refuses with `too-large`, or `invalid-input` when it is not a form. */
export async function readForm(
  request: Request,
  limit = BODY_LIMIT,
  bounds: Partial<FormBounds> = {},
): Promise<Form> {
  const type = request.headers.get('content-type') ?? ''
  const boundary = boundaryOf(type)
  if (boundary !== undefined) {
    const reader = new FormReader(boundary, bounds)
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

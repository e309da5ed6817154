// Reading a body up to a limit: what is larger is refused before it is held.
import { Refusal } from '@tumen/desk'
import { Form } from './form.ts'

/** Bytes of a form or of JSON unless a page or an operation allows more. */
export const BODY_LIMIT = 1024 * 1024

/** Whoever asked went before they had said everything: no fault, and nobody is there to be told. */
export class BrokenOff extends Error {}

/** The whole body; refuses with `too-large` as soon as it is longer than the limit. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const body = await takeBody(request, limit)
  if (body === undefined) throw new Refusal('too-large', undefined, [{ limit: `${limit} bytes` }])
  return body
}

/** The whole body, or nothing as soon as it is longer than the limit. */
export async function takeBody(
  request: Request,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return undefined
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of request.body ?? []) {
      size += part.length
      if (size > limit) return undefined
      parts.push(part)
    }
  } catch {
    throw new BrokenOff()
  }
  return Buffer.concat(parts)
}

/** The posted form; refuses with `too-large`, or `invalid-input` when it is not a form. */
export async function readForm(request: Request, limit = BODY_LIMIT): Promise<Form> {
  const body = await readBody(request, limit)
  const type = request.headers.get('content-type') ?? ''
  try {
    const data = await new Response(body, { headers: { 'content-type': type } }).formData()
    return new Form(data.entries())
  } catch {
    throw new Refusal('invalid-input')
  }
}

/** The posted JSON; refuses with `too-large`, or `invalid-input` when it is none. */
export async function readJson(request: Request, limit = BODY_LIMIT): Promise<unknown> {
  const body = await readBody(request, limit)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    // The parser's own message quotes the text, so it is not passed on.
    throw new Refusal('invalid-input')
  }
}

// What was typed into a form whose session had ended: the sign-in page carries the fields along
// and brings them back to their page. Files cannot be carried; they must be chosen again.
import { given } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import type { Context } from 'hono'
import type { DoorEnv } from '../door/app.tsx'
import { readForm } from '../door/body.ts'
import { hereOf, safePath } from '../door/render.tsx'
import { Form } from './form.ts'

/** A form on its way through the sign-in page. */
export interface KeptForm {
  path: string
  form: Form
  /** Who typed it, where that is known: nobody else gets it. */
  of?: string
}

const MIB = 1024 * 1024
/** Bytes that are carried at most. */
const MOST_KEPT = 4 * MIB
/** Bytes of the sign-in form: the fields travel in it a second time. */
export const SIGN_IN_LIMIT = 2 * MOST_KEPT
/** Bytes that a stranger may be carried: the sign-in form that holds them is heard, too. */
const MOST_KEPT_OF_STRANGERS = 56 * 1024
/** Buttons without words: after signing in they are pressed again. */
const BUTTONS = new Set(['/sign-out', '/keys', '/undo', '/clock', '/kept'])

/** The posted form and its page, or only where to go back to when nothing was typed. */
export async function keptFrom(c: Context<DoorEnv>): Promise<{ kept?: KeptForm; back: string }> {
  if (c.req.method !== 'POST') return { back: hereOf(c) }
  const form = await readForm(c.req.raw, SIGN_IN_LIMIT)
  if (BUTTONS.has(c.req.path)) return { back: safePath(form.word('back')) }
  const most = c.get('isStranger') ? MOST_KEPT_OF_STRANGERS : MOST_KEPT
  if (Buffer.byteLength(keptText(form)) > most)
    throw new Refusal('too-large', undefined, [{ limit: `${most} bytes` }])
  return { kept: { path: hereOf(c), form }, back: '/' }
}

/** The fields as one text, for a hidden field. */
export function keptText(form: Form): string {
  return JSON.stringify(form.entries())
}

/** What the sign-in form carries, or nothing. */
export function keptIn(form: Form): KeptForm | undefined {
  const path = form.word('kept-path')
  if (path === undefined) return undefined
  try {
    const entries: unknown = JSON.parse(form.text('kept'))
    if (!Array.isArray(entries)) return undefined
    const of = form.word('kept-of')
    return { path: safePath(path), form: new Form(entries.filter(isPair)), ...given({ of }) }
  } catch {
    return undefined
  }
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'string')
}

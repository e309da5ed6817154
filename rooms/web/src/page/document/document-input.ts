// From the posted form to the input of `document.add`. Nothing is decided here: what is missing or
// given twice is for the operation to say.
import { given } from '@tumen/claim'
import { MOST_FILE_BYTES } from '@tumen/contract'
import { noteFile } from '@tumen/desk'
import type { FormInput } from '../../door/ask.ts'
import type { Form } from '../../form/form.ts'
import type { FormFile } from '../../form/multipart.ts'

/** Bytes of the form: its other fields, a text among them, need room beside its files. */
export const FORM_LIMIT = MOST_FILE_BYTES.kept + 24 * 1024 * 1024

/** The answer that a publisher is none of those of near names. */
export const ANOTHER = ':another'

/** Encodings that have to be named by a person, in the order in which they are offered. */
export const NAMED_ENCODINGS = [
  'cp949',
  'gb18030',
  'big5',
  'shift_jis',
  'utf-16le',
  'utf-16be',
] as const

const PLAIN_FIELDS = ['title', 'url', 'covers', 'sensitivity'] as const

/** The input of `document.add` as the form says it, for one of its files. */
export function documentInput(form: Form, file?: FormFile): FormInput<'document.add'> {
  const plain = PLAIN_FIELDS.flatMap((name) => {
    const word = form.word(name)
    return word === undefined ? [] : [[name, word]]
  })
  return {
    language: languageOf(form),
    published: form.word('published'),
    ...Object.fromEntries(plain),
    ...publisherInput(form),
    ...pastedInput(form),
    ...fileInput(form, file),
    ...attachedInput(form),
  }
}

/** A file that came in an e-mail that is here, or the print of an office file. */
function attachedInput(form: Form): Record<string, unknown> {
  const [from, part, printed] = [form.word('from'), form.word('part'), form.word('printed')]
  if (printed !== undefined) return { from: printed }
  if (from === undefined) return {}
  return { from, ...given({ part: part === undefined ? undefined : Number(part) }) }
}

/** The value of the choice that a language is named beside it. */
export const OTHER_LANGUAGE = ':other'

/** A language that is named goes before one that is chosen; nothing where the text says it. */
export function languageOf(form: Form): string | undefined {
  const chosen = form.word('language')
  return form.word('otherLanguage') ?? (chosen === OTHER_LANGUAGE ? undefined : chosen)
}

/** One that was chosen among several of the same name goes before the name. */
function publisherInput(form: Form): Record<string, unknown> {
  const chosen = form.word('publisherId')
  const isAnother = chosen === ANOTHER
  const publisher = isAnother ? form.word('publisher') : (chosen ?? form.word('publisher'))
  const kind = form.word('publisherKind')
  return {
    ...given({ publisher }),
    ...(publisher === undefined || kind === undefined ? {} : { publisherKind: kind }),
    ...(isAnother ? { publisherAnew: true } : {}),
  }
}

function pastedInput(form: Form): Record<string, unknown> {
  const text = form.text('text')
  if (text.trim() === '') return {}
  return form.has('html') ? { html: text } : { text }
}

function fileInput(form: Form, file: FormFile | undefined): Record<string, unknown> {
  if (!file) return {}
  const encoding = form.word('encoding')
  // A browser that does not know the kind says so by a general one; the bytes then tell.
  const isKnown = file.type !== '' && file.type !== 'application/octet-stream'
  return {
    bytes: noteFile(form.files, file.received ?? file.bytes),
    ...(isKnown ? { mediaType: file.type } : {}),
    ...given({ encoding }),
  }
}

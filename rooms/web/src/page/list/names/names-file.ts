// The file that goes along from step to step: no browser lets a page choose a file again, so a file
// that is small enough travels in the form. It is stored nowhere.
import { given } from '@tumen/claim'
import type { Form } from '../../../form/form.ts'

/** Bytes of a file that still goes along with the page. */
const MOST_CARRIED = 6 * 1024 * 1024

/** A file as the operations take it, with what the form carries on. */
export interface GivenFile {
  input: { bytes: string; encoding?: string; sheet?: string }
  name: string
  /** Base64; nothing when the file is too large to go along. */
  carried?: string
}

/** The file of a form: chosen now, or carried from the step before; nothing without any. */
export function fileIn(form: Form): GivenFile | undefined {
  const chosen = form.file('file')
  const isCarried = !chosen || chosen.bytes.length <= MOST_CARRIED
  const carried = chosen && isCarried ? Buffer.from(chosen.bytes).toString('base64') : undefined
  const bytes = carried ?? form.fileName('file') ?? form.text('bytes')
  if (bytes === '') return undefined
  const encoding = form.word('encoding')
  const sheet = form.word('sheet')
  return {
    input: {
      bytes,
      ...given({ encoding, sheet }),
    },
    name: chosen?.name ?? form.text('fileName'),
    ...(isCarried && { carried: bytes }),
  }
}

// The file that goes along from step to step: no browser lets a page choose a file again, so a file
// that is small enough travels in the form. It is stored nowhere.
import type { Form } from '../../../form.ts'

/** Base64 of a file that still goes along with the page. */
const MOST_CARRIED = 8 * 1024 * 1024

/** A file as the operations take it, with what the form carries on. */
export interface GivenFile {
  input: { bytes: string; encoding?: string; sheet?: string }
  name: string
  /** Base64; nothing when the file is too large to go along. */
  carried?: string
}

/** The file of a form: chosen now, or carried from the step before; nothing without any. */
export async function fileIn(form: Form): Promise<GivenFile | undefined> {
  const chosen = form.file('file')
  const bytes = chosen
    ? Buffer.from(await chosen.arrayBuffer()).toString('base64')
    : form.text('bytes')
  if (bytes === '') return undefined
  const encoding = form.word('encoding')
  const sheet = form.word('sheet')
  return {
    input: {
      bytes,
      ...(encoding === undefined ? {} : { encoding }),
      ...(sheet === undefined ? {} : { sheet }),
    },
    name: chosen?.name ?? form.text('fileName'),
    ...(bytes.length <= MOST_CARRIED && { carried: bytes }),
  }
}

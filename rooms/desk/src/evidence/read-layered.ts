// Files that are no text, each by its kind: which one it is, and its text with the layer that says
// how that was made. They are opened apart from the desk.
import { MOST_TEXT_BYTES } from '@tumen/contract'
import {
  apartKind,
  type IntakeFinding,
  isPdf,
  pictureType,
  type ReadLayered,
  readApart,
  readPdf,
  readPicture,
  type Upload,
} from '@tumen/intake'
import { step } from '../change/make.ts'
import type { Call, Desk } from '../operation.ts'
import { mostBytes } from './file-kind.ts'
import { sandboxOf } from './isolation.ts'

/** Between two looks whether the asker has cancelled, in ticks of the sandbox. */
const TICKS = 25

/** Reads a file that is no text; nothing where it is one, or is of no kind that is read so. */
export async function readLayered(
  desk: Desk,
  { bytes }: Upload,
  call: Call,
): Promise<ReadLayered | { findings: IntakeFinding[] } | undefined> {
  const kind = apartKind(bytes)
  const isPicture = pictureType(bytes) !== undefined
  if (!isPdf(bytes) && !isPicture && kind === undefined) return undefined
  const limit = mostBytes(bytes)
  if (bytes.length > limit) return { findings: [{ code: 'too_large', limit }] }
  let ticks = 0
  const onTick = () => {
    // Ends the reading when the asker has cancelled.
    if (++ticks % TICKS === 0) step(call, 'read', 0, 3)
  }
  const upload = { bytes, sandbox: sandboxOf(desk), maxTextBytes: MOST_TEXT_BYTES, onTick }
  if (kind !== undefined) return readApart({ ...upload, kind })
  const onPage = (done: number, all: number) => step(call, 'read', done, all)
  return isPicture ? readPicture(upload) : readPdf({ ...upload, onPage })
}

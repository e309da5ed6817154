// Files that are no text, each by its kind: which one it is, and its text with the layer that says
// how that was made. They are opened apart from the desk.
import { given, type TextLayer } from '@tumen/claim'
import { MOST_TEXT_BYTES } from '@tumen/contract'
import {
  APART_TYPES,
  apartKind,
  type IntakeFinding,
  isPdf,
  PDF_TYPE,
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
  let at: readonly [done: number, all: number] = [0, 3]
  const onTick = () => {
    // Ends the reading when the asker has cancelled.
    if (++ticks % TICKS === 0) step(call, 'read', ...at)
  }
  const upload = { bytes, sandbox: sandboxOf(desk), maxTextBytes: MOST_TEXT_BYTES, onTick }
  const onPage = (...page: typeof at) => {
    at = page
    step(call, 'read', ...page)
  }
  try {
    if (kind !== undefined) return await readApart({ ...upload, kind })
    return await (isPicture
      ? readPicture(upload)
      : readPdf({ ...upload, onPage, ...given({ onFirst: call.first }) }))
  } catch (error) {
    if (!NO_ROOM.has(String((error as { code?: unknown } | null)?.code))) throw error
    return unreadForRoom(kind ? APART_TYPES[kind] : (pictureType(bytes) ?? PDF_TYPE))
  }
}

/** What the system says where a disk, or somebody's share of it, is full. */
const NO_ROOM: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT'])

/** A file that could not be opened for want of room: it is kept, and can be read another time. */
function unreadForRoom(mediaType: string): ReadLayered {
  const findings = [{ code: NO_SPACE, count: 1 }]
  const layer = { losses: [], findings }
  return { text: '', mediaType, steps: [], layer, losses: [], notices: [] }
}

/** That a file was not read because the disk was full. */
const NO_SPACE = 'no_space'

/** Whether a file was not read because the disk was full. */
export function lackedRoom(layer: TextLayer | undefined): boolean {
  return layer?.findings.some(({ code }) => code === NO_SPACE) ?? false
}

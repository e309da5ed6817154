// A derivative leaves only when somebody could look into all of it: a picture tells in its metadata
// where it was taken, by which device and when. Nothing is taken out of it here; it stays.
// Source: custody.md 13; decision 0041.
import type { Derivative } from '@tumen/claim'
import { type Inspection, inspectDerivative } from '@tumen/intake'
import type { Desk } from '../operation.ts'

/** Looks into a derivative. */
export type Inspector = (desk: Desk, row: Derivative) => Promise<Inspection>

/** An inspector that looks into the same bytes once: they may be large. */
export function pictureInspector(): Inspector {
  const seen = new Map<string, Inspection>()
  return async (desk, row) => {
    const { bytesHash, mediaType } = row
    const key = `${bytesHash} ${mediaType}`
    const found = seen.get(key) ?? inspectDerivative(await desk.ledger.bytesOf(row), mediaType)
    seen.set(key, found)
    return found
  }
}

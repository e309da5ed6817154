// Files that are kept whole and never opened: which ones, and what is told of them. Nothing beyond
// their first bytes is looked at, except the list of parts of a ZIP. Source: intake.md 3 and 4.
import { KEPT_TYPES, type KeptType } from '@tumen/claim'
import { MOST_ARCHIVE_BYTES } from '@tumen/contract'
import type { ReadLayered } from '@tumen/intake'

/** Signs of the digest that tell files of one kind apart in a list. */
const DIGEST_SIGNS = 8

/** What a file without words is called: its kind, and the beginning of its digest. */
export function wholeTitle(mediaType: string, bytesHash: string): string {
  return `${mediaType} ${bytesHash.slice(0, DIGEST_SIGNS)}`
}

/** A file without a text, called by its kind and the beginning of its digest. */
export function keptWhole(bytesHash: string, mediaType: KeptType): ReadLayered {
  const finding = { code: `kept_${KEPT_TYPES[mediaType]}`, count: 1 }
  return {
    ...{ text: '', title: wholeTitle(mediaType, bytesHash), mediaType, steps: [] },
    ...{ layer: { losses: [], findings: [finding] }, losses: [], notices: [] },
  }
}

/** An archive that is larger than those that are opened: kept as it is, and it says so. */
export function keptUnread(bytesHash: string, mediaType: KeptType): ReadLayered {
  const kept = keptWhole(bytesHash, mediaType)
  const large = { code: 'kept_large', count: MOST_ARCHIVE_BYTES / 1_000_000 }
  return { ...kept, layer: { losses: [], findings: [...kept.layer.findings, large] } }
}

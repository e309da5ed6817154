// Files that are kept whole and never opened: which ones, and what is told of them. Nothing beyond
// their first bytes is looked at, except the list of parts of a ZIP. Source: intake.md 3 and 4.
import { createHash } from 'node:crypto'
import { KEPT_TYPES, type KeptType } from '@tumen/claim'
import {
  APART_TYPES,
  keptType,
  PDF_TYPE,
  PICTURE_TYPES,
  type ReadLayered,
  type Upload,
  WACZ_TYPE,
} from '@tumen/intake'

/** What is read here: bytes of another kind under such a name are a mistake, and are refused. */
const READ_TYPES: ReadonlySet<string> = new Set([
  ...[PDF_TYPE, WACZ_TYPE, 'application/wacz', 'application/xhtml+xml', 'application/x-subrip'],
  ...Object.values(PICTURE_TYPES),
  ...Object.values(APART_TYPES),
])

/** The kind of a file that is kept unopened, by its first bytes; nothing of all others. */
export function keptAs({ bytes, mediaType = '' }: Upload): KeptType | undefined {
  const [named = ''] = mediaType.toLowerCase().split(';')
  const isRead = named.startsWith('text/') || READ_TYPES.has(named.trim())
  return isRead ? undefined : keptType(bytes)
}

/** Signs of the digest that tell files of one kind apart in a list. */
const DIGEST_SIGNS = 8

/** A file without a text, called by its kind and the beginning of its digest. */
export function keptWhole(bytes: Uint8Array, mediaType: KeptType): ReadLayered {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, DIGEST_SIGNS)
  const finding = { code: `kept_${KEPT_TYPES[mediaType]}`, count: 1 }
  return {
    ...{ text: '', title: `${mediaType} ${digest}`, mediaType, steps: [] },
    ...{ layer: { losses: [], findings: [finding] }, losses: [], notices: [] },
  }
}

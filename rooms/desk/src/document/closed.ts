// Which documents few may read where nobody says otherwise: what people wrote by hand, photographed
// or sent to each other, and what nobody has looked into. A report that is typed is public.
// Source: intake.md 1, "review"; redaction.md 9.
import { pageOfText, type TextLayer } from '@tumen/claim'
import type { ClosedAs } from '@tumen/contract'
import { APART_TYPES, READ_FROM_PICTURE } from '@tumen/intake'
import type { CameFrom } from '../evidence/from-mail.ts'
import type { Evidence } from '../evidence/read.ts'

/** Why a document is restricted by itself; nothing where it is public. */
export function closedByItself(
  { mediaType, text, textSteps, layer }: Evidence,
  came: CameFrom | undefined,
): ClosedAs | undefined {
  if (mediaType === APART_TYPES.eml) return 'mail'
  if (came?.source.row.sensitivity === 'restricted') return 'source'
  if (mediaType.startsWith('image/')) return 'picture'
  if (text === '') return 'unread'
  if (textSteps.includes(READ_FROM_PICTURE)) return 'scan'
  if (layer?.findings.some(({ code }) => code === 'named_otherwise')) return 'name'
  return hasWordlessPage(layer, text) ? 'pages' : undefined
}

/** A page without words may be a picture of paper between pages that are typed. */
function hasWordlessPage(layer: TextLayer | undefined, text: string): boolean {
  if (layer?.pages === undefined || layer.pageKind !== undefined) return false
  return layer.pages.some((_, n) => {
    const page = pageOfText(layer, text, n + 1)
    return page?.start === page?.end
  })
}

// Which documents few may read where nobody says otherwise: what people wrote by hand, photographed
// or sent to each other, and what nobody has looked into. A report that is typed is public.
// Source: intake.md 1, "review"; redaction.md 9.
import { pageOfText, type TextLayer } from '@tumen/claim'
import type { ClosedAs } from '@tumen/contract'
import {
  APART_TYPES,
  LETTERS_A_PICTURE,
  MOSTLY_PICTURES,
  READ_FROM_PICTURE,
  saidIn,
} from '@tumen/intake'
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
  if (isMadeOfPictures(layer, text)) return 'pictures'
  if (layer?.findings.some(({ code }) => code === MOSTLY_PICTURES)) return 'pictures'
  return layer?.pageKind === undefined && hasWordlessPage(layer, text) ? 'pages' : undefined
}

/**
 * Whether the pictures of an office file are its content and the words are beside them: little is
 * said for each of them, or a slide among them says nothing. What stands at the edge of each page,
 * as the sign of an office, is none of them.
 */
function isMadeOfPictures(layer: TextLayer | undefined, text: string): boolean {
  const pictures = layer?.losses.find(({ kind }) => kind === 'picture')?.count ?? 0
  if (pictures === 0) return false
  return saidIn(text) < pictures * LETTERS_A_PICTURE || isSlideWordless(layer, text)
}

function isSlideWordless(layer: TextLayer | undefined, text: string): boolean {
  return layer?.pageKind === 'slide' && hasWordlessPage(layer, text)
}

/** A page without words may be a picture of paper between pages that are typed. */
function hasWordlessPage(layer: TextLayer | undefined, text: string): boolean {
  if (layer?.pages === undefined) return false
  return layer.pages.some((_, n) => {
    const page = pageOfText(layer, text, n + 1)
    return page?.start === page?.end
  })
}

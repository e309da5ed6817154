// A sentence whose numbers lead to the words behind them and whose ids lead to their records.
import type { VNode } from 'preact'
import type { Language } from '../language.ts'
import { safeText } from '../text-width.ts'
import { numberOf, piecesOf, type TextPiece } from './text-piece.ts'

/** Where the numbers and ids of a sentence lead. */
export interface TextGuide {
  /** The page of a record; nothing for what is no id, `null` for an id without a page. */
  hrefOfId: (id: string) => string | null | undefined
  /** The words behind a number; nothing when there are none. */
  hrefOfNumber?: ((value: number) => string | undefined) | undefined
}

/** The sentence with its links. */
export function LinkedText({
  language,
  text,
  guide,
}: {
  language: Language
  text: string
  guide: TextGuide
}): VNode {
  const isId = (token: string): boolean => guide.hrefOfId(token) !== undefined
  const pieces = piecesOf(language, safeText(text), isId)
  return (
    <>
      {pieces.map((piece) => {
        const href = hrefOf(piece, guide)
        return href === undefined ? piece.text : <a href={href}>{piece.text}</a>
      })}
    </>
  )
}

function hrefOf(piece: TextPiece, guide: TextGuide): string | undefined {
  if (piece.kind === 'id') return guide.hrefOfId(piece.text) ?? undefined
  if (piece.kind === 'number') return guide.hrefOfNumber?.(numberOf(piece))
  return undefined
}

// A sentence whose numbers lead to the words behind them and whose ids lead to their records.
import type { Language } from '@tumen/words'
import type { VNode } from 'preact'
import { splitAtRecords } from '../../phrase/record-in.ts'
import type { RecordLabel } from '../../phrase/record-name.ts'
import { safeText } from '../../terminal/text-width.ts'
import { numberOf, piecesOf, type TextPiece } from './text-piece.ts'

/** Where the numbers and ids of a sentence lead. */
export interface TextGuide {
  /** The page of a record; nothing for what is no id, `null` for an id without a page. */
  hrefOfId: (id: string) => string | null | undefined
  /** The words behind a number; nothing when there are none. */
  hrefOfNumber?: ((value: number) => string | undefined) | undefined
  /** What records are called that the sentence marks; an id without one stands as it is. */
  nameOf?: ((id: string) => RecordLabel | undefined) | undefined
  /** Names of speakers as texts write them, with the language of each. */
  labels?: LabelLanguages | undefined
}

/** Labels with the language tag of the text that they stand in. */
export type LabelLanguages = ReadonlyMap<string, string>

/** The sentence with its links; names in other languages say so to a screen reader. */
export function LinkedText({
  language,
  text,
  guide,
}: {
  language: Language
  text: string
  guide: TextGuide
}): VNode {
  return (
    <>
      {splitAtRecords(text).map((part, n) =>
        n % 2 === 1 ? (
          <RecordName id={part} guide={guide} />
        ) : (
          <PlainText language={language} text={part} guide={guide} />
        ),
      )}
    </>
  )
}

function PlainText({ language, text, guide }: Parameters<typeof LinkedText>[0]): VNode {
  const isId = (token: string): boolean => guide.hrefOfId(token) !== undefined
  return (
    <>
      {labelledPieces(safeText(text), guide.labels).map(({ words, lang }) => {
        if (lang !== undefined) return <span lang={lang}>{words}</span>
        return piecesOf(language, words, isId).map((piece) => {
          const href = hrefOf(piece, guide)
          return href === undefined ? piece.text : <a href={href}>{piece.text}</a>
        })
      })}
    </>
  )
}

/** What a record is called, as a link to it for whoever may open it. */
function RecordName({ id, guide }: { id: string; guide: TextGuide }): VNode {
  const { text, lang } = guide.nameOf?.(id) ?? { text: id }
  const name = labelledPieces(safeText(text), lang === undefined ? guide.labels : undefined).map(
    (one) => (one.lang === undefined ? one.words : <span lang={one.lang}>{one.words}</span>),
  )
  const href = guide.hrefOfId(id) ?? undefined
  if (href === undefined) return <span lang={lang}>{name}</span>
  return (
    <a href={href} lang={lang}>
      {name}
    </a>
  )
}

interface LabelledPiece {
  words: string
  lang?: string
}

/** The text with every label as a piece of its own; the longest one first where they overlap. */
function labelledPieces(text: string, labels: LabelLanguages = new Map()): LabelledPiece[] {
  const known = [...labels.keys()].filter((label) => label.length > 1 && text.includes(label))
  if (known.length === 0) return [{ words: text }]
  const escaped = known
    .sort((a, b) => b.length - a.length)
    .map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return text.split(new RegExp(`(${escaped.join('|')})`)).map((words) => {
    const lang = labels.get(words)
    return lang === undefined ? { words } : { words, lang }
  })
}

function hrefOf(piece: TextPiece, guide: TextGuide): string | undefined {
  if (piece.kind === 'id') return guide.hrefOfId(piece.text) ?? undefined
  if (piece.kind === 'number') return guide.hrefOfNumber?.(numberOf(piece))
  return undefined
}

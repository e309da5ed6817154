// The text of a document as it is read and quoted from: numbered paragraphs, the words of claims
// marked, a number after each that leads to its claim. Offsets stand in the markup, so that words
// selected in the browser can be found again in the stored text.
import {
  type LayerPlace,
  layerBegins,
  placeIn,
  type TextLayer,
  type UnsureLine,
  visibleSigns,
} from '@tumen/claim'
import { fill, LANGUAGE_TAG, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { placeWord } from '../../claim/quotation.ts'
import { type MarkedPiece, type MarkedSpan, piecesOf, spansByParagraph } from './marked-piece.ts'
import { type Paragraph, paragraphsOf } from './reading-part.ts'

/** A claim as it is marked in the text. */
export interface ReadingClaim {
  id: string
  /** The number that stands at its words and at its card; default: its place in the list. */
  number?: number
  spans: readonly { start: number; end: number }[]
  /** What it says, in the reader's language; never words that the reader may not read. */
  label: string
  /** What it is today, such as `waiting` or `counts`. */
  state: string
}

export interface ReadingTextProps {
  language: Language
  /** Language tag of the text itself. */
  lang: string
  /** The text, or the part of it that is shown. */
  text: string
  /** Where the part begins in the whole text; default 0. */
  from?: number | undefined
  /** Number of the first paragraph; default 1. */
  firstParagraph?: number | undefined
  /** Says where the pages of its file, or its times, begin in the whole text. */
  layer?: TextLayer | undefined
  /** Lines that were read from a picture and of which the program was not sure. */
  unsure?: readonly UnsureLine[] | undefined
  claims: readonly ReadingClaim[]
  /** The claim that is looked at. */
  current?: string | undefined
  /** Words that were chosen to be quoted. */
  selection?: { start: number; end: number } | undefined
  /** Where the number of a claim leads. */
  hrefOf: (claim: string) => string
  /** What a number says when somebody points at it; default: that it is a claim. */
  titleOf?: (claim: ReadingClaim, number: number) => string
}

/** The text with its claims marked. */
export function ReadingText(props: ReadingTextProps): VNode {
  const {
    language,
    lang,
    text,
    from = 0,
    firstParagraph = 1,
    claims,
    selection,
    unsure,
    layer,
  } = props
  const { reader } = wordsIn(language).page
  const paragraphs = paragraphsOf(text, from)
  const spans = claims
    .flatMap((one, claim) => one.spans.map(({ start, end }) => ({ start, end, claim })))
    .concat(selection ? { ...selection, claim: CHOSEN } : [])
    .concat((unsure ?? []).map(({ start, end }, n) => ({ start, end, claim: UNSURE - n })))
    .sort((a, b) => a.start - b.start)
  const found = spansByParagraph(paragraphs, spans)
  const begins = layerBegins(layer)
  const all = pageMarks(begins, paragraphs)
  // Of what is said in one paragraph the first time is enough.
  const marks = layer?.times ? all.map((one) => one.slice(0, 1)) : all
  return (
    <section class="reading" data-reading aria-label={reader.textLabel}>
      {paragraphs.map((paragraph, n) => (
        <>
          {(marks[n] ?? []).map((page) => (
            <p class="page-mark" id={`page-${page}`}>
              {placeWord(language, placeOfMark(layer, page))}
            </p>
          ))}
          <div class="paragraph" id={`p${firstParagraph + n}`}>
            <a class="paragraph-number" href={`#p${firstParagraph + n}`}>
              <span class="visually-hidden">{reader.paragraph} </span>
              {firstParagraph + n}
            </a>
            <p lang={lang} dir="auto" data-offset={paragraph.start}>
              {markedParagraph(props, paragraph, found[n] ?? [])}
            </p>
          </div>
        </>
      ))}
    </section>
  )
}

/** What a page is called, counted from 1; of empty ones each has its own number. */
function placeOfMark(layer: TextLayer | undefined, page: number): LayerPlace {
  const place = placeIn(layer, layerBegins(layer)[page - 1] ?? 0)
  return place.page === undefined ? place : { ...place, page }
}

/** The pages that begin at a paragraph or inside it; those without words begin at the next one. */
function pageMarks(pages: readonly number[], paragraphs: readonly Paragraph[]): number[][] {
  let page = 0
  return paragraphs.map(({ start, end }, n) => {
    const marks: number[] = []
    for (; page < pages.length && (pages[page] ?? 0) < end; page++) {
      const at = pages[page] ?? 0
      // Of a part of the text the page that it is in is named at its beginning.
      const isIn = at >= start || n > 0 || (pages[page + 1] ?? end) > start
      if (isIn) marks.push(page + 1)
    }
    return marks
  })
}

/** The place that stands for the chosen words, which are no claim yet. */
const CHOSEN = -1
/** That of the first unsure line; those of the others are below. */
const UNSURE = -2

function markedParagraph(
  props: ReadingTextProps,
  paragraph: Paragraph,
  spans: readonly MarkedSpan[],
): (VNode | string)[] {
  return piecesOf(paragraph, spans).flatMap((piece): (VNode | string)[] => {
    const words = markedWords(props, piece)
    const isUnsure = piece.claims.some((place) => place <= UNSURE)
    const end = piece.start + piece.text.length
    return [
      isUnsure ? <span class="unsure">{words}</span> : words,
      ...piece.ends
        .filter((place) => place !== CHOSEN)
        .map((place) =>
          place <= UNSURE ? unsureNote(props, UNSURE - place) : numberLink(props, place, end),
        ),
    ]
  })
}

function markedWords(props: ReadingTextProps, piece: MarkedPiece): VNode | string {
  const text = visibleSigns(piece.text)
  if (piece.claims.every((place) => place <= UNSURE)) return text
  return (
    <mark
      id={isFirstOfCurrent(props, piece) ? CURRENT_WORDS : undefined}
      class={classOf(props, piece)}
      data-claims={numbersOf(props, piece.claims)}
    >
      {text}
    </mark>
  )
}

/** How sure the program was, in words after the line; no part of the text. */
function unsureNote({ language, unsure }: ReadingTextProps, n: number): VNode {
  const { layer } = wordsIn(language).page.reader
  const note = fill(layer.unsure, { n: unsure?.[n]?.confidence ?? 0 })
  return (
    <span class="unsure-note" lang={LANGUAGE_TAG[language]} data-label>
      {' '}
      [{note}]
    </span>
  )
}

/** The fragment under which the words of the claim that is looked at are found. */
export const CURRENT_WORDS = 'words'

function isFirstOfCurrent({ claims, current }: ReadingTextProps, piece: MarkedPiece): boolean {
  return piece.claims.some((place) => {
    const claim = claims[place]
    return claim?.id === current && claim?.spans[0]?.start === piece.start
  })
}

function classOf({ claims, current }: ReadingTextProps, piece: MarkedPiece): string {
  const own = piece.claims.flatMap((place) => claims[place] ?? [])
  const states = new Set(own.map(({ state }) => `state-${state}`))
  return [
    'claim',
    ...states,
    ...(own.length > 1 ? ['several'] : []),
    ...(own.some(({ id }) => id === current) ? ['current'] : []),
    ...(piece.claims.includes(CHOSEN) ? ['chosen'] : []),
  ].join(' ')
}

function numbersOf({ claims }: ReadingTextProps, places: readonly number[]): string | undefined {
  const numbers = places.flatMap((place) => {
    const claim = claims[place]
    return claim ? [String(claim.number ?? place + 1)] : []
  })
  return numbers.length === 0 ? undefined : [...new Set(numbers)].join(' ')
}

function numberLink(
  { language, claims, hrefOf, titleOf }: ReadingTextProps,
  place: number,
  end: number,
): VNode {
  const { page, command } = wordsIn(language)
  const claim = claims[place] as ReadingClaim
  const { id, label, state, spans, number = place + 1 } = claim
  const states: Readonly<Record<string, string | undefined>> = command.claimState
  const what =
    titleOf?.(claim, number) ??
    fill(page.reader.claimMark, { n: number, label, state: states[state] ?? state })
  return (
    <a
      class="claim-number"
      id={spans[0]?.end === end ? `mark-${number}` : undefined}
      href={hrefOf(id)}
      title={what}
      aria-label={what}
      lang={LANGUAGE_TAG[language]}
      data-number={number}
      data-label
    >
      {number}
    </a>
  )
}

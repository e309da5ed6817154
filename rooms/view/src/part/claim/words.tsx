// Somebody's exact words on a page: the quotation in its surroundings with the number marked, and
// below it the document and the chain of speakers, each a link. What is not public shows a mark.
import type { Span } from '@tumen/claim'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { insteadOfWords } from '../../claim/content.ts'
import { hiddenWords, placeWord } from '../../claim/quotation.ts'
import type { ClaimQuote, FigureAnswer } from '../../figure/answer.ts'
import { dayPhrase } from '../../phrase/date.ts'
import type { Naming } from '../../phrase/record-in.ts'
import { shortTitle } from '../../phrase/record-name.ts'
import { agentPath, claimPath, documentPath } from '../address.ts'
import { wordsAnchor, wordsHref } from '../figure/placed-report.ts'
import { DecidedNote } from './decided-note.tsx'
import { FoldedWords } from './folded-words.tsx'

/** Of words in a language that nobody has told: never that of the page around them. */
const UNKNOWN = ''

/** What quotations are printed from: the words, and what stands around them. */
export interface WordsBook {
  quotes: FigureAnswer['quotes']
  context?:
    | Readonly<Record<string, { before: string; after: string; language?: string; title?: string }>>
    | undefined
  /** What documents and claims are called. */
  names?: Naming['names']
  /** False for whoever may not open claims: nothing then leads to them. */
  mayOpen: boolean
}

interface WordsProps {
  language: Language
  claim: string
  book: WordsBook
  /** The one that is linked to stands with its surroundings. */
  isFirst: boolean
}

/** The words of one claim; later ones on a page are short and lead to the first. */
export function ClaimWords({ language, claim, book, isFirst }: WordsProps): VNode {
  const quote = book.quotes[claim]
  const id = isFirst ? wordsAnchor(claim) : undefined
  const hidden = hiddenWords(language, quote)
  if (quote === undefined || hidden !== undefined)
    return (
      <p class="words-hidden" id={id}>
        {hidden ?? wordsIn(language).report.wordless} <ClaimLink {...{ language, claim, book }} />
      </p>
    )
  const around = book.context?.[claim]
  if (!isFirst)
    return (
      <p class="words-again">
        <a href={wordsHref(claim)}>
          {quote.content ? (
            insteadOfWords(language, quote.content)
          ) : (
            <q lang={around?.language ?? UNKNOWN}>
              {quote.quote.map(({ text }) => text).join(' … ')}
            </q>
          )}
        </a>{' '}
        <ClaimLink {...{ language, claim, book }} />
        <DecidedNote language={language} quote={quote} />
      </p>
    )
  return (
    <figure class="words" id={id}>
      <FoldedWords language={language} content={quote.content}>
        <blockquote lang={around?.language ?? UNKNOWN}>
          <p>
            {around && <span class="muted">…{around.before}</span>}
            <QuotedWords quote={quote} />
            {around && <span class="muted">{around.after}…</span>}
          </p>
        </blockquote>
      </FoldedWords>
      <SourceLine language={language} claim={claim} quote={quote} book={book} />
    </figure>
  )
}

/** The quoted pieces with the number in them marked. */
export function QuotedWords({ quote }: { quote: Pick<ClaimQuote, 'quote' | 'numberSpan'> }): VNode {
  return (
    <span class="quoted">
      {quote.quote.map((span, n) => (
        <>
          {n > 0 && ' … '}
          {markedSpan(span, quote.numberSpan ?? undefined)}
        </>
      ))}
    </span>
  )
}

function markedSpan(span: Span, number: Span | undefined): VNode {
  const isInside = number && number.start >= span.start && number.end <= span.end
  if (!isInside) return <>{span.text}</>
  const [start, end] = [number.start - span.start, number.end - span.start]
  return (
    <>
      {span.text.slice(0, start)}
      <mark>{span.text.slice(start, end)}</mark>
      {span.text.slice(end)}
    </>
  )
}

function SourceLine(props: {
  language: Language
  claim: string
  quote: ClaimQuote
  book: WordsBook
}): VNode {
  const { language, claim, quote, book } = props
  const lang = book.context?.[claim]?.language
  const place = placeWord(language, quote)
  return (
    <figcaption>
      <QuotedDocument language={language} claim={claim} quote={quote} book={book} />
      {place !== undefined && `, ${place}`}
      {', '}
      {quote.chain.map(({ agent, label, name }, n) => (
        <>
          {n > 0 && ' › '}
          <a href={agentPath(agent)}>
            {name !== undefined && `${name} `}
            <span lang={lang}>{name === undefined ? label : `“${label}”`}</span>
          </a>
        </>
      ))}
      {', '}
      {dayPhrase(language, quote.published)} <ClaimLink {...{ language, claim, book }} />
      <DecidedNote language={language} quote={quote} />
    </figcaption>
  )
}

/** The document by its title; by its whole name where the title did not come along. */
export function QuotedDocument(props: {
  language: Language
  claim: string
  quote: ClaimQuote
  book: Pick<WordsBook, 'context' | 'names'>
}): VNode {
  const { language, claim, quote, book } = props
  const { title, language: tag } = book.context?.[claim] ?? {}
  const { text, lang } =
    title === undefined
      ? (book.names?.(quote.doc) ?? { text: wordsIn(language).report.someDocument })
      : { text: shortTitle(title), lang: tag }
  return (
    <a href={documentPath(quote.doc)} lang={lang}>
      {text}
    </a>
  )
}

/** The way to the page of a claim, for whoever may open it. */
function ClaimLink(props: { language: Language; claim: string; book: WordsBook }): VNode | null {
  const { language, claim, book } = props
  if (!book.mayOpen) return null
  const { statement } = wordsIn(language).chart
  const name = book.names?.(claim).text
  return (
    <a
      class="claim-link"
      href={claimPath(claim)}
      aria-label={name === undefined || name === statement ? undefined : `${statement}: ${name}`}
    >
      {statement}
    </a>
  )
}

/** The words of a claim that came without its quotation: that there are some. */
export function ClaimWithoutWords(props: {
  language: Language
  claim: string
  isFirst: boolean
}): VNode {
  const { language, claim, isFirst } = props
  return (
    <p class="words-hidden" id={isFirst ? wordsAnchor(claim) : undefined}>
      {wordsIn(language).report.wordless}
    </p>
  )
}

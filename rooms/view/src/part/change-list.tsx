// The places in which a text differs from the one that it was made from, each with the words around
// it: left out, put in, or one in the place of the other. Numbers stand out, since a hedge that is
// lost or a figure that changed is what a reader of copies looks for.
import { visibleSigns } from '@tumen/claim'
import { fill, LANGUAGE_TAG, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { WordChange } from './claim/word-change.ts'

export interface ChangeListProps {
  language: Language
  /** The text before and after, each with its language tag. */
  from: { text: string; lang: string }
  to: { text: string; lang: string }
  /** Ascending. */
  changes: readonly WordChange[]
}

/** Units around a change that are shown, and of the change itself. */
const AROUND = 70
const MOST_UNITS = 240

/** The changes as a list. */
export function ChangeList({ language, from, to, changes }: ChangeListProps): VNode {
  const { story } = wordsIn(language).page
  return (
    <ol class="changes" aria-label={story.changesList}>
      {changes.map((change) => (
        <li>
          <Change language={language} from={from} to={to} change={change} />
        </li>
      ))}
    </ol>
  )
}

type ChangeProps = Omit<ChangeListProps, 'changes'> & { change: WordChange }

function Change({ language, from, to, change }: ChangeProps): VNode {
  const { story } = wordsIn(language).page
  const { start, end } = change.to
  const before = lastWords(to.text.slice(Math.max(0, start - AROUND), start), start > AROUND)
  const isEnd = end + AROUND >= to.text.length
  const after = firstWords(to.text.slice(end, end + AROUND), !isEnd)
  const [gone, come] = [wordsOf(from.text, change.from), wordsOf(to.text, change.to)]
  const isOnlyGone = come.text === ''
  // What was left out stood apart from its neighbours; the other text has that space only once.
  const isAfterWord = isOnlyGone && ENDS_IN_WORD.test(before) && start > 0
  const isBeforeWord =
    isOnlyGone && /^[\p{L}\p{N}]/u.test(after) && SPACE_SOON.test(from.text.slice(change.from.end))
  const tag = LANGUAGE_TAG[language]
  return (
    <p lang={to.lang} dir="auto">
      {plain(before)}
      {isAfterWord && ' '}
      {gone.text !== '' && (
        <del lang={from.lang}>
          <Said tag={tag} words={story.leftOut} />
          {plain(gone.text)}
          <More language={language} units={gone.more} />
        </del>
      )}
      {gone.text !== '' && (!isOnlyGone || isBeforeWord) && ' '}
      {come.text !== '' && (
        <ins>
          <Said tag={tag} words={story.added} />
          {plain(come.text)}
          <More language={language} units={come.more} />
        </ins>
      )}
      {plain(after)}{' '}
      {change.isAtNumber && (
        <span class="tag warn" lang={tag}>
          {story.atNumber}
        </span>
      )}
    </p>
  )
}

const ENDS_IN_WORD = /[a-z\p{N}]$/iu
const SPACE_SOON = /^[^\p{L}\p{N}]{0,4}\s/u

/** What a screen reader says where others see a struck or underlined word. */
function Said({ tag, words }: { tag: string; words: string }): VNode {
  return (
    <span class="visually-hidden" lang={tag}>
      {words}{' '}
    </span>
  )
}

function More({ language, units }: { language: Language; units: number }): VNode | null {
  if (units === 0) return null
  const words = fill(wordsIn(language).page.story.more, { n: units })
  return (
    <span class="muted" lang={LANGUAGE_TAG[language]}>
      {' '}
      {words}
    </span>
  )
}

function wordsOf(text: string, { start, end }: WordChange['from']) {
  const cut = Math.min(end, start + MOST_UNITS)
  return { text: text.slice(start, cut), more: end - cut }
}

/** One line, with a sign in the place of each that would not be seen. */
function plain(text: string): string {
  return visibleSigns(text.replace(/\s+/g, ' '))
}

/** From a border of words on; the first word may be half of one. */
function lastWords(text: string, isCut: boolean): string {
  if (!isCut) return text
  const at = text.search(/\s/)
  return `… ${at < 0 ? text : text.slice(at + 1)}`
}

function firstWords(text: string, isCut: boolean): string {
  if (!isCut) return text
  const at = text.lastIndexOf(' ')
  return `${at < 0 ? text : text.slice(0, at)} …`
}

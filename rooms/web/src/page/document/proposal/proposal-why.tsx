// Why a proposal says what it says: the sentences of the text with the words marked that say it.
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import type { ShownProposal } from './proposal-answer.ts'

interface Range {
  start: number
  end: number
}

interface ExcerptProps {
  /** The whole text. */
  text: string
  ranges: readonly Range[]
  /** Language tag of the text. */
  lang: string
}

/** The sentences that hold some words, with these marked. */
export function Excerpts({ text, ranges, lang }: ExcerptProps): VNode {
  return (
    <>
      {excerptsOf(text, ranges).map(({ start, end, marks }) => (
        <p class="proposal-excerpt" lang={lang} dir="auto">
          {marks.map(({ start: at, end: after }, n) => (
            <>
              {text.slice(marks[n - 1]?.end ?? start, at)}
              <mark>{text.slice(at, after)}</mark>
            </>
          ))}
          {text.slice(marks.at(-1)?.end ?? start, end)}
        </p>
      ))}
    </>
  )
}

/** The words of every field, in their sentences. */
export function Why({ ask, proposal, text, lang }: WhyProps): VNode {
  const { why, whyMarked } = ask.words.page.proposal
  return (
    <details class="proposal-why">
      <summary>{why}</summary>
      <p class="hint">{whyMarked}</p>
      <Excerpts text={text} ranges={wordsOf(proposal)} lang={lang} />
    </details>
  )
}

interface WhyProps {
  ask: Ask
  proposal: ShownProposal
  text: string
  lang: string
}

function wordsOf({ range, claim, chain }: ShownProposal): Range[] {
  const spans = [...claim.places, ...claim.times, ...chain].flatMap(({ span }) => span ?? [])
  return [range, ...spans]
}

interface Excerpt extends Range {
  marks: Range[]
}

/** Sentences in the order of the text; those that meet are one, and so are their marks. */
function excerptsOf(text: string, ranges: readonly Range[]): Excerpt[] {
  const all: Excerpt[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const { start, end } = sentenceAround(text, range)
    const [last, mark] = [all.at(-1), all.at(-1)?.marks.at(-1)]
    if (!last || last.end <= start) all.push({ start, end, marks: [{ ...range }] })
    else {
      last.end = Math.max(last.end, end)
      if (mark && range.start < mark.end) mark.end = Math.max(mark.end, range.end)
      else last.marks.push({ ...range })
    }
  }
  return all
}

/** Units of a sentence that are shown on each side of the words. */
const MOST_AROUND = 300

function sentenceAround(text: string, { start, end }: Range): Range {
  const from = Math.max(0, start - MOST_AROUND)
  const before = text.slice(from, start)
  const begin = [...before.matchAll(/\n|[.!?]\s+(?=\S)|[。！？]/gu)].at(-1)
  const after = /\n|[.!?](?=\s|$)|[。！？]/u.exec(text.slice(end, end + MOST_AROUND))
  const stop = after?.[0] === '\n' ? after.index : after && after.index + 1
  return {
    start: from + (begin ? begin.index + begin[0].length : 0),
    end: Math.min(text.length, end + (stop ?? MOST_AROUND)),
  }
}

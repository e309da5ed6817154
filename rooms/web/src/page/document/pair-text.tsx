// Both texts of a pair beside one another, each in the part that was asked for. The number of a
// passage leads to its other side, also where that stands in another part.
import {
  DocumentLine,
  type ReadingPart,
  readingPart,
  type SharedRun,
  SharedText,
  type ShownSpeaker,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { type DocumentAnswer, lineagePath } from './document-answer.ts'
import { PartNote } from './part-note.tsx'

interface PairProps {
  ask: Ask
  sides: { from: DocumentAnswer; to: DocumentAnswer }
  runs: readonly SharedRun[]
  publishers: ReadonlyMap<string, ShownSpeaker>
}

/** Units of each text that are shown at once: there are two of them. */
const PAIR_UNITS = 30_000

type SideName = 'a' | 'b'

/** The two texts. */
export function PairTexts({ ask, sides, runs, publishers }: PairProps): VNode {
  const { words, query } = ask
  const { pair } = words.page.document
  const first = runs[0]
  const at = {
    a: offsetOf(query.get('a')) ?? first?.a.start ?? 0,
    b: offsetOf(query.get('b')) ?? first?.b.start ?? 0,
  }
  const parts = {
    a: readingPart(sides.from.text, at.a, PAIR_UNITS),
    b: readingPart(sides.to.text, at.b, PAIR_UNITS),
  }
  const path = lineagePath({ from: sides.from.document.id, to: sides.to.document.id })
  const isCut = parts.a.to < sides.from.text.length || parts.b.to < sides.to.text.length
  const place = { path, at, parts }
  return (
    <>
      {(isCut || parts.a.from > 0 || parts.b.from > 0) && <p class="muted">{pair.sharedParts}</p>}
      <div class="text-pair">
        <Side {...{ ask, runs, place, publishers }} side="a" answer={sides.from} />
        <Side {...{ ask, runs, place, publishers }} side="b" answer={sides.to} />
      </div>
    </>
  )
}

function offsetOf(given: string | null): number | undefined {
  const at = Number(given ?? Number.NaN)
  return Number.isSafeInteger(at) && at >= 0 ? at : undefined
}

/** What is shown of both texts. */
interface Place {
  path: string
  at: Record<SideName, number>
  parts: Record<SideName, ReadingPart>
}

interface SideProps {
  ask: Ask
  side: SideName
  answer: DocumentAnswer
  runs: readonly SharedRun[]
  place: Place
  publishers: ReadonlyMap<string, ShownSpeaker>
}

function Side({ ask, side, answer, runs, place, publishers }: SideProps): VNode {
  const { language, words } = ask
  const { pair } = words.page.document
  const { document, text } = answer
  const part = place.parts[side]
  return (
    <section aria-labelledby={`side-${side}`}>
      <h3 id={`side-${side}`}>{side === 'a' ? pair.dependent : pair.source}</h3>
      <p>
        <DocumentLine
          language={language}
          document={document}
          publisher={publishers.get(document.publisher ?? '')}
        />
      </p>
      <PartNote
        language={language}
        part={part}
        all={text.length}
        hrefOf={(at) => partPath(place, { ...place.at, [side]: at })}
      />
      <SharedText
        language={language}
        lang={document.language}
        label={fill(pair.textOf, { id: document.title || words.report.someDocument })}
        side={side}
        text={part.text}
        from={part.from}
        passages={runs.map((run) => run[side])}
        hrefOf={(n) => otherSide(place, side, runs[n - 1], n)}
      />
    </section>
  )
}

function partPath({ path }: Place, at: Record<SideName, number>): string {
  return `${path}?${new URLSearchParams({ a: String(at.a), b: String(at.b) })}`
}

/** Where the same passage stands on the other side. */
function otherSide(place: Place, side: SideName, run: SharedRun | undefined, n: number): string {
  const other = side === 'a' ? 'b' : 'a'
  const end = (run?.[other].end ?? 0) - 1
  const { from, to } = place.parts[other]
  if (end >= from && end < to) return `#${other}${n}`
  return `${partPath(place, { ...place.at, [other]: end })}#${other}${n}`
}

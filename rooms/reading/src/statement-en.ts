// Claims without a number in English texts, sentence by sentence: who a source is, what caused
// what, what changed, what was compared, what usually happens, what happened. What a number says
// already is not said again. Source: claims.md 3.1.
import type { Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'
import { type Statement, statementDrafts } from './statement.ts'
import { causesIn } from './statement-en-cause.ts'
import { changesIn } from './statement-en-change.ts'
import { eventsIn } from './statement-en-event.ts'
import { habitsIn } from './statement-en-habit.ts'
import { type StatementScene, statementScene } from './statement-en-scene.ts'
import { sourcesIn } from './statement-en-source.ts'

/** The finders, in their order: what one has found, a later one does not say again. */
const FINDERS: readonly ((scene: StatementScene) => Statement[])[] = [
  sourcesIn,
  causesIn,
  changesIn,
  habitsIn,
  eventsIn,
]

/** The statements of an English text. */
export function readStatementsEn(
  text: PreparedText,
  lexicon: Lexicon,
  counts: readonly Draft[],
): Draft[] {
  const statements: Statement[] = []
  let next = 0
  for (const [sentence, { position }] of text.sentences.entries()) {
    const first = next
    while (counts[next] && (counts[next]?.sentence ?? 0) <= sentence) next++
    if (position === 'boilerplate' || isQuestion(text, sentence)) continue
    const scene = statementScene(text, lexicon, { sentence, counts: counts.slice(first, next) })
    if (scene.words.length > 0) statements.push(...FINDERS.flatMap((find) => find(scene)))
  }
  return statementDrafts(text, statements, counts)
}

// Who asks says nothing: "How many persons were removed?"
function isQuestion({ sentences, folded }: PreparedText, sentence: number): boolean {
  const { start = 0, end = 0 } = sentences[sentence] ?? {}
  return folded.slice(Math.max(start, end - 3), end).includes('?')
}

// What a Korean or Chinese clause says of more and less without counting: arrests have spiked, the
// number is larger than reported. Source: claims.md 3.1, trend and comparison.
import type { Comparison, ComparisonOperator } from '@tumen/claim'
import { findPhrases } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import type { Statement } from './statement.ts'
import { actIn, type ClauseScene, cueIn, statementOf } from './statement-east-scene.ts'

/** "체포가 급증했다", "被遣返者激增": a change of what happens, with no number in its clause. */
export function trendsIn(scene: ClauseScene): Statement[] {
  const change = cueIn(scene, 'trend')
  const act = actIn(scene)
  if (!change || !act || scene.counts.length > 0) return []
  return [statementOf(scene, { kind: 'trend', rule: 'statement.trend', act }, change)]
}

/** "보도된 것보다 많다", "比报道的要多": compared, with no number in its clause. */
export function comparisonsIn(scene: ClauseScene): Statement[] {
  const { text, lexicon, clause, counts } = scene
  const cue = cueIn(scene, 'compared')
  const act = actIn(scene)
  if (!cue || !act || counts.length > 0) return []
  const than =
    lexicon.language === 'ko'
      ? cue
      : findPhrases(lexicon.index('statement than'), text.lower, clause)[0]
  if (!than) return []
  const comparison = sides(scene, than, cue.means as ComparisonOperator)
  if (!comparison) return []
  const found = { kind: 'comparison', rule: 'statement.than', act, comparison } as const
  return [statementOf(scene, found, cue)]
}

// In Korean what is compared with stands before "than", in Chinese behind it.
function sides(
  { text, lexicon, clause }: ClauseScene,
  than: Range,
  operator: ComparisonOperator,
): Comparison | undefined {
  const words = (start: number, end: number) => text.source.text.slice(start, end).trim()
  const before = words(clause.start, than.start)
  const behind = words(than.end, clause.end)
  if (lexicon.language === 'zh')
    return before && behind ? { left: before, operator, right: behind } : undefined
  const at = before.lastIndexOf(' ', before.lastIndexOf(' ') - 1)
  if (at < 0) return undefined
  return { left: before.slice(0, at), operator, right: before.slice(at).trim() }
}

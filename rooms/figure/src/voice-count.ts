// How many independent origins some speakers are, outside any figure: for a group of documents
// that tell one story. The same classes and the same count as a figure's (F50 to F53).
import { buildClasses } from './agent-class.ts'
import type { AgentRow } from './evidence.ts'
import { type IndependentCount, prepareIndependence } from './independence.ts'

/** The voices at least and at most; nobody is none. `anonymous` are ids of those without a name. */
export function countVoices(
  voices: readonly string[],
  anonymous: readonly string[],
  rows: readonly AgentRow[],
): IndependentCount {
  const classes = buildClasses(voices, anonymous, rows)
  const members = [...new Set(voices.map(classes.indexOf))]
  return prepareIndependence(classes, members).count(members)
}

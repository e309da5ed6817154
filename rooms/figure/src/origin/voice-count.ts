// How many independent origins some speakers are, outside any figure: for a group of documents that
// report one story, or for lists of persons. The same classes and the same count as a figure's (F50
// to F53).

import type { AgentRow } from '../reckon/evidence.ts'
import { buildClasses } from './agent-class.ts'
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

/** Speakers by voice, and which voices may be one. */
export interface VoiceClasses {
  /** The smallest id of those who are one voice with a speaker, the speaker among them. */
  classOf: (voice: string) => string
  /** Pairs of such ids that cannot be told apart. */
  maybeSame: [string, string][]
}

/** Who of some speakers is one voice, and which of these voices may be one (F50, F51, F53). */
export function classVoices(
  voices: readonly string[],
  anonymous: readonly string[],
  rows: readonly AgentRow[],
): VoiceClasses {
  const classes = buildClasses(voices, anonymous, rows)
  const members = [...new Set(voices.map(classes.indexOf))]
  const nameOf = (member: number) => classes.classes[member]?.id as string
  const pairs = prepareIndependence(classes, members).pairs(members, members.length ** 2)
  return {
    classOf: (voice) => nameOf(classes.indexOf(voice)),
    maybeSame: pairs.first.map(([a, b]) => [nameOf(a), nameOf(b)]),
  }
}

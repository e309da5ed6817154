// What the words of an English sentence offer as the act of a number, best first: the noun or verb
// that holds it, what restricts it, who carries it. Source: reading.md 2, Act 1, 2, 4.
import type { Act } from '@tumen/claim'
import { firstFrame, frameAt } from './act-en-frame.ts'
import { lastStage, outcome } from './act-en-outcome.ts'
import { person, told } from './act-en-person.ts'
import { countsThem, isWholeOfPart, onlyCounts, present } from './act-en-present.ts'
import { isTotal, numberOf } from './act-en-subject-noun.ts'

/** An act that words offer, with the rule that found it. */
export interface ActCandidate {
  act: Act
  rule: string
  /** The words that show it, by their indexes. */
  first: number
  end: number
  /** Gets away, from a country or from a captor. */
  isEscape?: boolean
}

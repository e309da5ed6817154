// Two parsed names, compared in every way that their scripts allow; the best level counts, and what
// speaks for nobody is no evidence. Symmetric. Source: names.md 9, 10.
import { compareChinese, comparePinyin } from './compare-chinese.ts'
import { compareLetters } from './compare-letters.ts'
import {
  ambiguityOf,
  better,
  type Comparison,
  compareReadings,
  DIFFERENT,
  type Level,
} from './compare-reading.ts'
import type { NoEvidence, Parsed, Reading } from './person-name.ts'

const NO_EVIDENCE: readonly NoEvidence[] = ['pseudonym', 'masked', 'surname_only', 'empty']

function bestOfReadings(a: readonly Reading[], b: readonly Reading[]): Comparison {
  let best = DIFFERENT
  for (const x of a)
    for (const y of b) {
      const [level, why] = compareReadings(x, y)
      if (level < best.level) continue
      best = better(best, { level, why, ambiguity: ambiguityOf(x) * ambiguityOf(y) })
    }
  return best
}

/** Two names of one alphabet, at least one of which has no reading. */
function compareWithoutReading(a: Parsed, b: Parsed): Comparison {
  const level = compareLetters(a.words, b.words)
  if (level === 4 || a.pinyin.length === 0 || b.pinyin.length === 0)
    return { level, why: 'letters', ambiguity: 1 }
  return comparePinyin(a.pinyin, b.pinyin)
}

/** The level by readings, or by letters within one alphabet; undefined where neither is there. */
function compareForms(a: Parsed, b: Parsed): Comparison | undefined {
  if (a.readings.length > 0 && b.readings.length > 0) return bestOfReadings(a.readings, b.readings)
  const hasWords = a.words.length > 0 && b.words.length > 0
  return hasWords && a.alphabet === b.alphabet ? compareWithoutReading(a, b) : undefined
}

const LEAST_MATCH = 4

/**
 * How two names compare: the highest level that any two readings reach, its reason, and how many
 * names may stand behind the spellings. −1 when one side says nothing about who it is, or the two
 * cannot be compared. Symmetric; the same input gives the same answer.
 */
export function comparePersonNames(a: Parsed, b: Parsed): Comparison {
  const none = NO_EVIDENCE.find((one) => a.none === one || b.none === one)
  if (none !== undefined) return { level: -1, why: none, ambiguity: 1 }
  const found = compareForms(a, b)
  if (found !== undefined && found.level >= LEAST_MATCH) return found
  const chinese = compareChinese(a, b)
  if (found !== undefined && chinese !== undefined) return better(found, chinese)
  return found ?? chinese ?? { level: -1, why: 'unparsed', ambiguity: 1 }
}

/** What a level means to a reader of pairs. */
export type NameClass = 'match' | 'possible' | 'nonmatch'

/** The class of a level: 4 and 5 match, 2 and 3 are possible, the rest is none. */
export function nameClass(level: Level): NameClass {
  if (level >= 4) return 'match'
  return level >= 2 ? 'possible' : 'nonmatch'
}

// Whether an English sentence states an act plainly: as a finite verb in the past, or in a form
// that takes it for granted. What stands in any other form hangs on words that nobody can list, so
// that a person is asked. Source: reader.md 4: when in doubt, ask.
import type { Lexicon } from '../text/lexicon.ts'
import type { Range } from '../text/source-text.ts'
import { type Cue, formsIn, patternOf } from './cue.ts'
import type { Scene } from './scene.ts'

/** The words by which an act in another form is known to have happened. */
export interface PlainWords {
  /** Before an act that is named and not told of: "after the arrest". */
  granted: RegExp
  /** Before an infinitive: "were forced to". */
  broughtAbout: RegExp
  /** Before "that": "said that", "shows that". */
  toldBy: RegExp
  /** Nouns for acts. */
  nouns: ReadonlySet<string>
  /** Behind such a noun: "took place". */
  toldOf: RegExp
}

/** The words of the list, as patterns for the end of what stands before. */
export function plainWords(lexicon: Lexicon): PlainWords {
  const forms = (name: string) => patternOf(formsIn(lexicon, `guard ${name}`), 'en').source
  return {
    granted: new RegExp(`(?:${forms('granted')})(?: [\\w’'-]+){0,4} ?$`, 'u'),
    broughtAbout: new RegExp(`(?:${forms('brought about')}) to (?:be |have )?(?:\\w+ )?$`, 'u'),
    toldBy: new RegExp(`(?:${forms('told by')})(?: [\\w’'-]+){0,3},? that$`, 'u'),
    nouns: new Set(formsIn(lexicon, 'guard act nouns')),
    toldOf: new RegExp(forms('told of'), 'u'),
  }
}

/** Verbs of a passive, of a perfect, of the future: a clause with one of them has a finite verb. */
export const AUXILIARIES =
  'was|were|is|are|be|been|being|had|has|have|will|would|could|may|might|did|do|got'
const AUXILIARY = new RegExp(`\\b(?:${AUXILIARIES})\\b`, 'u')
/** Who does these does them themselves: their past is no passive participle. */
export const INTRANSITIVE = new RegExp(
  '^(?:fled|flee|cross|arriv|reach|land|die|dying|dead|escap|perish|drown|disappear|left|went|' +
    'starv|surviv|surrender|enter|came)',
  'u',
)

const INFINITIVE = /\bto (?:be |have )?(?:\w+ly )?$/u
const GERUND = /\b(?:of|from|to|for|against|about|into|on) (?:\w+ )?$/u
/** What lasts is told of in the present tense. */
const STATES =
  /^(?:being )?(?:held|hold|detain|imprison|jailed|kept|in |behind|custody|li[fv]|missing|locked)/u
const BASE_FORM = new RegExp(
  '^(?:arrest|execute|deport|repatriate|expel|return|kill|murder|abduct|kidnap|seize|' +
    'shoot|torture|rape|release|free|capture|drag|hang|sentence|cross|flee|' +
    'arrive)s?\\b',
  'u',
)
const PRESENT_PASSIVE = /\b(?:is|are|being|gets?) (?:\w+ly )?$/u

/** An act by which a list, an order or a danger is called: "the execution list". */
const ONLY_NAMED =
  /^ (?:list|order|warrant|plan|request|hearing|threat|risk|notice|date|quota|target)s?\b/u

/** What keeps an act from being stated plainly; nothing where it is, or where no act is known. */
export function unplain(scene: Scene, plain: PlainWords): Cue | undefined {
  const { words, act, isHeading } = scene
  const unknown = unknownTeller(scene, plain)
  if (unknown) return unknown
  if (!act || act.end > words.length) return undefined
  const doubt: Cue = { start: act.start, end: act.end, says: 'hypothetical' }
  const form = words.slice(act.start, act.end)
  const before = words.slice(0, act.start)
  if (ONLY_NAMED.test(words.slice(act.end))) return { ...doubt, says: 'planned' }
  if (isNoun(form, words.slice(act.end), plain)) {
    const isLicensed = isHeading || act.start === 0 || plain.granted.test(before)
    return isLicensed || plain.toldOf.test(words.slice(act.end)) ? undefined : doubt
  }
  if (INFINITIVE.test(before)) return plain.broughtAbout.test(before) ? undefined : doubt
  if (/^\w+ing\b/u.test(form) && (act.start === 0 || GERUND.test(before)))
    return plain.granted.test(before) ? undefined : doubt
  if (isHeading || STATES.test(form)) return undefined
  if (isBareParticiple(scene, act))
    return plain.granted.test(words.slice(0, scene.number.start)) ? undefined : doubt
  return BASE_FORM.test(form) || PRESENT_PASSIVE.test(before) ? doubt : undefined
}

/** "It is absurd | that 14 were shot": nobody is known to say what the clause tells. */
function unknownTeller({ words, number }: Scene, { toldBy }: PlainWords): Cue | undefined {
  for (const { index } of words.matchAll(/\bthat\b/gu)) {
    const isBefore = index < number.start && !/[;:]/u.test(words.slice(index, number.start))
    const head = words.slice(0, index + 4)
    if (isBefore && isComplement(words, index) && !toldBy.test(head))
      return { start: index, end: index + 4, says: 'hypothetical' }
  }
  return undefined
}

const POINTING = new RegExp(
  '^that (?!day|night|week|month|year|time|morning|evening|same|is\\b|was\\b|were\\b|' +
    'are\\b|had\\b|have\\b|has\\b|could|would|group)',
  'u',
)
const RELATIVE = /\b(?:in|on|at|of|from|by|with|for|after|before|until|all|those|so) $/u

/** "That" opens a clause, and is no "that day", "those that". */
function isComplement(words: string, at: number): boolean {
  return POINTING.test(words.slice(at)) && !RELATIVE.test(words.slice(0, at))
}

const PARTICIPLE = /^(?:\w+ed|shot|beaten|taken|held|sent|hung|driven|flown|thrown)$/u

/** "He imagined 60 men | shot": a participle behind its people, and no finite verb with it. */
function isBareParticiple({ words, number }: Scene, act: Range): boolean {
  const form = words.slice(act.start, act.end)
  if (act.start < number.end || act.start - number.end > 40) return false
  if (!PARTICIPLE.test(form) || INTRANSITIVE.test(form)) return false
  const people = words.slice(number.end, act.start)
  return !/[,;:]/u.test(people) && !AUXILIARY.test(words.slice(number.end))
}

function isNoun(form: string, after: string, { nouns }: PlainWords): boolean {
  return nouns.has(form) && /^(?: of\b|,| in\b| on\b|'|’|$| \w+ (?:was|were|took))/u.test(after)
}

// The guard in English: a word governs what follows it up to the end of its clause, and what it
// says in "that …"; after the number it counts only where both stand in one clause.

import { ENGLISH_OPENERS } from '../rules/clause.ts'
import type { Lexicon } from '../text/lexicon.ts'
import type { Range } from '../text/source-text.ts'
import { type Cue, type CueList, cueLists, formsIn, patternOf } from './cue.ts'
import { AUXILIARIES, INTRANSITIVE, type PlainWords, plainWords, unplain } from './plain-en.ts'
import { doubtIn, type Scene, type SceneCues } from './scene.ts'
import { isOfTeller } from './teller.ts'

interface EnglishCues extends SceneCues {
  plain: PlainWords
  /** Govern a clause or an act: "denied that", "plans to", "ordered the". */
  governing: CueList[]
  /** Belong to the verb of their clause: "will", "not", "almost". */
  verbal: CueList[]
  /** Directly before a number: "none of the". */
  counting: CueList[]
  /** Open a clause on which the sentence hangs: "if", "unless". */
  condition: CueList[]
}

function makeCues(lexicon: Lexicon): EnglishCues {
  const lists = (name: string) => cueLists(lexicon, `guard ${name}`)
  const forms = (name: string) => patternOf(formsIn(lexicon, `guard ${name}`), 'en')
  return {
    cleared: [
      forms('cleared'),
      MONTH,
      // What is conceded before a comma is outweighed by what follows.
      new RegExp(`(?:${forms('concession').source})[^,.;:]*,`, 'gu'),
    ],
    // What somebody is charged with is not what befell them.
    charge: new RegExp(
      `(?:${forms('charge').source})[^,.;:]*?(?= (?:was|were|has|have|had)\\b|[,.;:]|$)`,
      'gu',
    ),
    governing: lists('governing'),
    verbal: lists('verbal'),
    counting: lists('counting'),
    refuting: lists('refuting'),
    condition: lists('condition'),
    setting: lists('setting'),
    // What calls a statement untrue does so from the next sentence, too.
    later: [...lists('later'), ...lists('refuting')],
    plain: plainWords(lexicon),
    fulfilled: forms('fulfilled'),
    inVain: forms('in vain'),
  }
}

/** The month, which looks like the verb. */
const MONTH =
  /\b(?:in|of|since|by|until|from|late|early|mid|last|next|this|\d{1,2}) may\b|\bmay \d/gu

/** What raises a doubt of an English number. */
export const guardEnglish = doubtIn(makeCues, ownDoubt)

function ownDoubt(scene: Scene, cues: EnglishCues): Cue | undefined {
  const { words, number } = scene
  const denied = /\b(?:not|instead of|rather than) (?:the |about |some |all )?$/u.exec(
    words.slice(0, number.start),
  )
  if (denied) return { start: denied.index, end: number.start, says: 'refuted' }
  if (EXCEPTED.test(words.slice(0, number.start)))
    return { start: number.start, end: number.end, says: 'denied' }
  const told = TOLD_TO.exec(words.slice(0, number.start))
  if (told) return { start: told.index, end: told[0].length, says: 'ordered' }
  const taken = / [-–—] not[.!]?["”]?$/u.exec(words)
  if (taken) return { start: taken.index, end: words.length, says: 'refuted' }
  const all = (lists: CueList[], isMeant: (cue: Cue) => boolean) =>
    scene.cuesOf(lists).find((cue) => isMeant(cue) && !isOfTeller(cue, words, number))
  const isKind = isReduced(scene)
  return (
    (isKind
      ? all(cues.governing, (cue) => isSaidOfPeople(cue, scene))
      : (all(cues.governing, (cue) => isGoverned(cue, scene)) ??
        all(cues.verbal, (cue) => isSaidOfVerb(cue, scene)) ??
        all(cues.counting, (cue) => isCounted(cue, scene)))) ??
    all(cues.refuting, (cue) => isRefuted(cue, scene)) ??
    all(cues.condition, (cue) => isOnCondition(cue, scene)) ??
    all(cues.setting, () => true) ??
    unplain(scene, cues.plain)
  )
}

/** "Send back all | 90!": a verb without a subject at the head of what is said. */
const TOLD_TO = new RegExp(
  '^["“‘\']?(?:(?:please|now|just) )?(?:send|hand|turn|bring|take|throw|lock|drive|ship|give|let|' +
    'keep|hold|round|hunt) [^,.;:"”]*$',
  'u',
)

/** "All 28 but | three were sent back": what is told of all is not so of these. */
const EXCEPTED =
  /\b(?:all|every\w*|each)\b[^,.;:]* (?:but|except|save|bar)(?: for)? (?:about |the |some )*$/u

const OPENERS = `${ENGLISH_OPENERS}|whom|as`
/** Where another clause begins. */
const CLAUSE = new RegExp(`[;]|: |, (?:and|yet|so|nor|then)\\b|\\b(?:${OPENERS})\\b`, 'u')
/** The same, and a comma. */
const CLAUSE_OR_COMMA = new RegExp(`,|${CLAUSE.source}`, 'u')
/** Behind which a clause of what is said, planned or feared begins. */
const COMPLEMENT = /^(?:[^,;:]{0,80}?\b(?:that|whether)\b)/u
const ENDS_IN_COMPLEMENT = /\b(?:that|whether|having)$/u
/** A remark between two commas, or a list of who was among them. */
const REMARK = /, [^,;]{1,60},/gu

/** What stands between two places, without remarks. */
function between(words: string, from: number, to: number): string {
  return words.slice(from, to).replace(REMARK, ' ')
}

/** The first of number and act that a cue stands before. */
function targetOf({ end }: Cue, { number, act }: Scene): Range | undefined {
  const later = [number, ...(act ? [act] : [])].filter((one) => one.start >= end)
  return later.sort((a, b) => a.start - b.start)[0]
}

function isGoverned(cue: Cue, scene: Scene): boolean {
  const { words } = scene
  const target = targetOf(cue, scene)
  if (!target) return isSaidOfNoun(cue, scene)
  if (target !== scene.number && target.start > scene.number.end)
    return !CLAUSE_OR_COMMA.test(between(words, cue.end, target.start))
  const part = between(words, cue.end, target.start)
  const complement = ENDS_IN_COMPLEMENT.test(words.slice(cue.start, cue.end))
    ? part
    : part.replace(COMPLEMENT, '')
  const isClause = complement !== part || ENDS_IN_COMPLEMENT.test(words.slice(cue.start, cue.end))
  // "Feared the worst: 90 dead": what stands behind the colon is what is feared; but "nobody got
  // away: all 27 were caught".
  const isOfNobody = /^no(?:body| one)\b/u.test(words.slice(cue.start))
  const said = isOfNobody ? complement : complement.replace(/^[^,;:]*: (?=(?:\S+ ){0,2}$)/u, '')
  return !(isClause ? CLAUSE : CLAUSE_OR_COMMA).test(said)
}

/** "Told not | to shoot | killed": the infinitive takes what is said before it. */
const TAKEN = / to (?!be |have |get )[a-z]+ (?:[a-z]+ ){0,2}$/u

function isSaidOfVerb(cue: Cue, scene: Scene): boolean {
  const target = targetOf(cue, scene)
  if (!target) return isSaidOfNoun(cue, scene)
  const part = between(scene.words, cue.end, target.start)
  if (target !== scene.number && TAKEN.test(part)) return false
  return !CLAUSE_OR_COMMA.test(part)
}

/** "The handover of 22 people | was planned": the act is a noun, and the cue speaks of it. */
function isSaidOfNoun(cue: Cue, { words, number, act }: Scene): boolean {
  const from = Math.max(number.end, act?.end ?? 0)
  if (CLAUSE_OR_COMMA.test(between(words, Math.min(from, cue.start), cue.start))) return false
  if (!act || (act.start < number.end && act.end > number.start)) return true
  return (
    act.end <= number.start && / (?:of|for|against)\b/u.test(words.slice(act.end, number.start))
  )
}

/** "The supposed | 120": the people themselves are in doubt, whatever the main verb says. */
function isSaidOfPeople({ end, says }: Cue, { words, number }: Scene): boolean {
  return (
    says === 'rumour_denied' &&
    end <= number.end &&
    /^[^\p{L}]*$/u.test(words.slice(end, Math.max(end, number.start)))
  )
}

function isCounted({ start, end }: Cue, { words, number }: Scene): boolean {
  // "None of the | 60": the article belongs to both.
  if (start < number.end && end > number.start) return true
  return end <= number.start && words.slice(end, number.start).trim().split(' ').length <= 3
}

/** Only words that part whole statements keep a refutation from a number. */
const STATEMENT = /;|: |, but\b/u

function isRefuted(cue: Cue, { words, number }: Scene): boolean {
  const [from, to] = cue.end <= number.start ? [cue.end, number.start] : [number.end, cue.start]
  return !STATEMENT.test(words.slice(from, to))
}

function isOnCondition(cue: Cue, { words, number }: Scene): boolean {
  return cue.end <= number.start && !/;|, (?:and|but)\b/u.test(words.slice(cue.end, number.start))
}

const AUXILIARY = new RegExp(`\\b(?:${AUXILIARIES}|to|who|that|which)\\b`, 'u')

/**
 * "None of the 32 people | arrested on the square | was shown a warrant": the participle only says
 * which people are meant, and what the main verb denies is something else.
 */
function isReduced({ words, number, act }: Scene): boolean {
  if (!act || act.start < number.end || act.start - number.end > 40) return false
  if (INTRANSITIVE.test(words.slice(act.start))) return false
  if (AUXILIARY.test(words.slice(number.end, act.start))) return false
  const rest = words.slice(act.end).split(/[;:]|, (?:and|but)\b/u)[0] ?? ''
  return AUXILIARY.test(rest.replace(/\bto\b/gu, ' '))
}

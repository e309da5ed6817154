// What the guards of all languages share: a sentence by itself, what sets its scene before it and
// what takes it back after it.

import { partIn } from '../rules/doer.ts'
import { type Lexicon, perLexicon } from '../text/lexicon.ts'
import { matchesOf } from '../text/pattern-match.ts'
import type { Found } from '../text/prepared-text.ts'
import type { Language, Range } from '../text/source-text.ts'
import { blanked, type Cue, type CueList, cuesIn } from './cue.ts'
import type { Doubt, Guard, Surroundings } from './guard.ts'
import { unconfirmedIn } from './unconfirmed.ts'

/** A sentence by itself, without the words in which no cue counts; ranges are offsets in it. */
export interface Scene {
  words: string
  number: Range
  act: Range | undefined
  /** Headlines tell in the present tense. */
  isHeading: boolean
  /** The cues of some lists in the words, in order. */
  cuesOf(lists: readonly CueList[]): readonly Cue[]
}

/** Words that every language has. */
export interface SceneCues {
  /** In such words no cue counts: "did not deny", "no fewer than", a charge, a concession. */
  cleared: RegExp[]
  /** What somebody is charged with: no cue counts in it, and an act in it is only said of them. */
  charge: RegExp
  /** Words without which nobody is charged, where looking for a whole charge is slow. */
  chargeWord?: RegExp
  /** Set a scene for their sentence and the next ones: "film", "exercise", "suppose". */
  setting: CueList[]
  /** Say of a whole statement that it is not so: "is untrue", 사실무근, 不实. */
  refuting: CueList[]
  /** In a later sentence, take back what was said: "took the statement back". */
  later: CueList[]
  /** What was planned or feared came about. */
  fulfilled: RegExp
  /** Say that nobody hindered what they are said of: in them no cue counts. */
  inVain: RegExp
}

const CAN_COME_TRUE: ReadonlySet<string> = new Set(['planned', 'feared', 'ordered', 'conditional'])
const QUESTION = /\?["'”’)\]」』\s]*$/u

/** The guard of a language, from its words and from what raises a doubt inside a sentence. */
export function doubtIn<C extends SceneCues>(
  makeCues: (lexicon: Lexicon) => C,
  own: (scene: Scene, cues: C) => Cue | undefined,
): Guard {
  const cuesOf = perLexicon(makeCues)
  return ({ lower, found: known }, around, lexicon) => {
    const cues = cuesOf(lexicon)
    // Every number of a sentence asks of the same sentences again.
    const wordsOf = ({ start, end }: Range) =>
      once(known, cues.cleared, `${start} ${end}`, () =>
        withoutCharge(blanked(lower.slice(start, end), cues.cleared), cues),
      )
    const cuesAt = (lists: readonly CueList[], { start, end }: Range) =>
      once(known, lists, `${start} ${end}`, () =>
        cuesMeant(cuesIn(lists, wordsOf({ start, end })), wordsOf({ start, end }), cues.inVain),
      )
    const { sentence, before, after } = around
    const cuesHere = (lists: readonly CueList[]) => cuesAt(lists, sentence)
    const scene = { ...sceneOf(around, wordsOf(around.sentence)), cuesOf: cuesHere }
    const bare = lower.slice(sentence.start, sentence.end)
    const raised = QUESTION.test(scene.words)
      ? asked(scene)
      : (chargedAct(bare, scene, cues) ??
        toldOfOthers(scene, lexicon.language) ??
        unconfirmedIn(bare, scene.number, lexicon.language) ??
        soCalled(scene, lexicon.language) ??
        own(scene, cues))
    const said = (lists: readonly CueList[], ranges: readonly Range[]) =>
      ranges.flatMap((one) => cuesAt(lists, one).map((cue) => moved(cue, one.start)))[0]
    const doubt =
      (raised && moved(raised, sentence.start)) ??
      said(cues.later, [{ start: around.number.end, end: sentence.end }, ...after]) ??
      said(cues.setting, before)
    if (doubt?.says === 'denied' && isDenialRefuted(doubt, cuesHere(cues.refuting), sentence))
      return { ...doubt, says: 'hypothetical' }
    if (!doubt || !CAN_COME_TRUE.has(doubt.says)) return doubt
    const rest = wordsOf({ start: sentence.start, end: after.at(-1)?.end ?? sentence.end })
    return rest.search(cues.fulfilled) >= 0 ? undefined : doubt
  }
}

/** The cues but for those that only say that something was not hindered: "failed to prevent". */
function cuesMeant(cues: readonly Cue[], words: string, inVain: RegExp): Cue[] {
  const vain = matchesOf(inVain, words).map(({ index, 0: said }) => [index, index + said.length])
  return cues.filter(
    ({ start, end }) => !vain.some(([from = 0, to = 0]) => start < to && end > from),
  )
}

/** "The denial that | 47 were sent back | was itself false": what is denied of a denial is not. */
function isDenialRefuted(doubt: Doubt, refuting: readonly Cue[], { start }: Range): boolean {
  return refuting.some((cue) => cue.start + start >= doubt.end)
}

/** What was found before under a key and a place, or what is found now. */
function once<T>(known: Found, key: object, place: string, find: () => T): T {
  const own = known.get(key) ?? new Map<string, unknown>()
  known.set(key, own)
  if (!own.has(place)) own.set(place, find())
  return own.get(place) as T
}

function sceneOf(
  { sentence, number, act, isHeading }: Surroundings,
  words: string,
): Omit<Scene, 'cuesOf'> {
  const local = ({ start, end }: Range) => {
    return { start: start - sentence.start, end: end - sentence.start }
  }
  const isInside = act && act.start >= sentence.start && act.end <= sentence.end
  return { words, number: local(number), act: isInside ? local(act) : undefined, isHeading }
}

function withoutCharge(words: string, { charge, chargeWord }: SceneCues): string {
  return chargeWord?.test(words) === false ? words : blanked(words, [charge])
}

/** "Accused of beating | nine": nobody has said yet that it is so. */
function chargedAct(
  words: string,
  { act }: Scene,
  { charge, chargeWord }: SceneCues,
): Cue | undefined {
  if (!act || chargeWord?.test(words) === false) return undefined
  for (const { index, 0: said } of matchesOf(charge, words))
    if (act.start >= index && act.end <= index + said.length)
      return { start: act.start, end: act.end, says: 'hypothetical' }
  return undefined
}

/** What the sentence tells was done by these people, or to others beside them. */
function toldOfOthers({ words, number, act }: Scene, language: Language): Cue | undefined {
  if (!act || act.start < number.end) return undefined
  const behind = { start: act.start - number.end, end: act.end - number.end }
  const part = partIn(language, { after: words.slice(number.end), act: behind })
  return part && { start: act.start, end: act.end, says: 'hypothetical' }
}

/** Behind a number: what its people are called, in quotes. */
const CALLED = /^ ?["“‘'][a-z][a-z -]{1,28}["”’'](?![a-z])/u

/** "The “arrest” of 20", 被“押走”的二十名: whoever puts the act alone in quotes does not call it one. */
function soCalled({ words, number, act, isHeading }: Scene, language: Language): Cue | undefined {
  if (!act || isHeading || language === 'ko') return undefined
  // In Chinese a word or two may stand beside it: “被活活打死”的九名.
  const [first, last] =
    language === 'zh' ? [/["“][^"“”]{0,4}$/u, /^[^"“”]?["”]/u] : [/["“]$/u, /^["”]/u]
  // “侍女”23位, "twelve 'hostages'": nor does he call them people.
  const isNoun =
    language === 'zh'
      ? /["“][^"“”]{1,4}["”]$/u.test(words.slice(0, number.start))
      : CALLED.test(words.slice(number.end))
  const isQuoted =
    isNoun || (first.test(words.slice(0, act.start)) && last.test(words.slice(act.end)))
  return isQuoted ? { start: act.start, end: act.end, says: 'hypothetical' } : undefined
}

function asked({ words }: Scene): Cue {
  return { start: 0, end: words.length, says: 'question' }
}

function moved({ says, start, end }: Cue, by: number): Doubt {
  return { says, start: start + by, end: end + by }
}

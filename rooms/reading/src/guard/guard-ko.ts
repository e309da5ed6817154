// The guard in Korean: the verb comes last, so that a word takes back what stands before it in its
// clause, with what is quoted or told there ("…했다는 의혹을 부인했다"). Before the number only
// conditions and scenes count.
import type { Lexicon } from '../text/lexicon.ts'
import { matchesOf } from '../text/pattern-match.ts'
import type { Range } from '../text/source-text.ts'
import { type Cue, type CueList, cueLists, formsIn, patternOf } from './cue.ts'
import { type PlainWords, plainWords, unplainKorean } from './plain-ko.ts'
import { doubtIn, type Scene, type SceneCues } from './scene.ts'

interface KoreanCues extends SceneCues {
  plain: PlainWords
  /** After the number, in its clause: "지 않", "예정", "지시". */
  verbal: CueList[]
  condition: CueList[]
  /** Ends of clauses after which another event is told. */
  boundary: RegExp
}

function makeCues(lexicon: Lexicon): KoreanCues {
  const lists = (name: string) => cueLists(lexicon, `guard ${name}`)
  const forms = (name: string) => patternOf(formsIn(lexicon, `guard ${name}`), 'ko')
  return {
    cleared: [forms('cleared')],
    // What somebody is charged with is not what befell them.
    charge: new RegExp(`[^,.;:]{0,25}(?:${forms('charge').source})`, 'gu'),
    chargeWord: new RegExp(forms('charge').source, 'u'),
    verbal: lists('verbal'),
    refuting: lists('refuting'),
    condition: lists('condition'),
    setting: lists('setting'),
    // What calls a statement untrue does so from the next sentence, too.
    later: [...lists('later'), ...lists('refuting')],
    plain: plainWords(lexicon),
    fulfilled: forms('fulfilled'),
    inVain: forms('in vain'),
    boundary: forms('boundary'),
  }
}

/** What raises a doubt of a Korean number. */
export const guardKorean = doubtIn(makeCues, ownDoubt)

function ownDoubt(scene: Scene, cues: KoreanCues): Cue | undefined {
  const { words, number, act } = scene
  const other = /^\s?(?:이|가|은|는|도)?\s?아니/u.exec(words.slice(number.end))
  if (other) return { start: number.end, end: number.end + other[0].length, says: 'refuted' }
  const called = OF_THINGS.exec(words.slice(number.end))
  if (called) return { start: number.end, end: number.end + called[0].length, says: 'refuted' }
  const isKind = act !== undefined && act.end <= number.start && isAdnominal(scene, act)
  const from = isKind ? act.start : number.end
  const end = isKind ? number.start : clauseEnd(scene, cues)
  // "국경을 넘지 못하고 | 체포됐다": what takes back stands behind its verb.
  const isOfOther = (cue: Cue) =>
    act !== undefined &&
    cue.end <= act.start &&
    (BEHIND_VERB.test(words.slice(cue.start)) || KOREAN_BUT.test(words.slice(cue.start, act.start)))
  const inside = (cue: Cue) => cue.start >= from && cue.start < end && !isOfOther(cue)
  return (
    scene.cuesOf(cues.verbal).find(inside) ??
    scene.cuesOf(cues.refuting).find((cue) => isRefuted(cue, scene, end)) ??
    scene.cuesOf(cues.condition).find((cue) => cue.start < end) ??
    scene.cuesOf(cues.setting)[0] ??
    onceHeld(scene) ??
    onlySpokenOf(scene) ??
    unplainKorean(scene, cues.plain)
  )
}

/** "지 못하고", "지 않은 채": of a verb that has come. */
const BEHIND_VERB = /^지 ?(?:못|않|말)[가-힣]*(?:고|채|아|해)(?:서|도)?,? /u

/** "풀려날 예정이었으나 | 북송됐다": of what was to come, and then another thing befell the same. */
export const KOREAN_BUT = /(?:지만|으나|는데|건만),? (?:(?![^ ]*[은는이가] )[^ ,.;\d]{1,8} ){0,3}$/u

/** "70명은 병상 수이지": what the number stands for is something else. */
const OF_THINGS =
  /^[은는] [^,.;]{0,14}(?:수|숫자|정원|번호|좌석|병상)(?:이지|일 뿐|이고|이며|이다|이었|였|입니다)/u

/** "…한 것으로 알려졌던 33명": who was taken for something, and no longer is. */
const ONCE_HELD = new RegExp(
  '(?:알려졌|전해졌|보도됐|보도되었|여겨졌|추정됐|추정되었|믿었|믿어졌|생각했|생각됐|신고됐|의심됐|알았)던 ' +
    '[^,.;]{0,12}$|' +
    // "송환됐다는 80명": so it is said of them.
    '(?:[됐었았했렸겼졌혔갔왔냈쳤켰])다는 (?:(?:약|최소|적어도|총|모두) ?)?$|' +
    // "납치됐다던 12명", "체포된 줄 알았던 11명": so it was said, and what follows says otherwise.
    '(?:[다라]던|명단에 (?:오른|올랐던|올라 있던|있던|든)) (?![^,.;]*(?:[과와] |[은는] ))[^,.;]{0,12}$',
  'u',
)

function onceHeld({ words, number }: Scene): Cue | undefined {
  const found = ONCE_HELD.exec(words.slice(0, number.start))
  return found ? { start: found.index, end: number.start, says: 'refuted' } : undefined
}

/** "…됐다는 주장", "…했다는 것은": a statement that is only spoken of. */
const NAMED = /^[^.;]{0,40}(?:다|라|냐|자)는(?![가-힣])/u

/** "…다는 증언이 나왔다": somebody says so, as with a verb of saying. */
const TESTIFIED =
  /^ (?:증언|신고|제보|보고|진술)[이가을를도] ?(?:있[었으]|나[왔온오]|들어[왔온]|받[았은]|접수|들었|이어졌|잇따)/u

function onlySpokenOf({ words, number }: Scene): Cue | undefined {
  const named = NAMED.exec(words.slice(number.end))
  if (
    !named ||
    TESTIFIED.test(words.slice(number.end + named[0].length)) ||
    /(?:사실로|사실이[다었라며고]|사실인 것으로|분명|확실|확인됐|확인했|인정했|드러났)/u.test(words)
  )
    return undefined
  return { start: number.end, end: number.end + named[0].length, says: 'refuted' }
}

/** "체포된 32명": the verb before the number only says which people are meant; a noun does not. */
function isAdnominal({ words, number }: Scene, act: Range): boolean {
  const part = words.slice(act.end, number.start)
  const isNoun = /(?:자|범|수)(?:들)? /u.test(words.slice(act.start, number.start))
  return part.length <= 25 && !/[,;]/u.test(part) && !isNoun
}

/** Where the clause of the number ends, the verb of the act included. */
function clauseEnd({ words, number, act }: Scene, { boundary }: KoreanCues): number {
  const from = Math.max(number.end, act?.end ?? 0)
  for (const { index } of matchesOf(boundary, words)) if (index >= from) return index + 1
  return words.length
}

/** What is only told ("…다는 보도", "…다고 썼으나") is told up to the end of the sentence. */
const TOLD = /(?:다는|라는|다고|라고|다며|다던|란) ?|['"’”]/u

function isRefuted(cue: Cue, { words, number }: Scene, end: number): boolean {
  if (cue.start < number.end) return false
  return cue.start < end || TOLD.test(words.slice(number.end, end))
}

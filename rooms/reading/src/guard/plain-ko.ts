// Whether a Korean sentence states an act plainly: as a verb in the past, in a clause that leans on
// one, as a state that lasts, or as a noun that something befell. Source: reader.md 4: when in
// doubt, ask.

import { BEFORE_NOUN, endsIn } from '../rules/ko/final-sign.ts'
import type { Lexicon } from '../text/lexicon.ts'
import type { Range } from '../text/source-text.ts'
import { type Cue, formsIn, patternOf } from './cue.ts'
import type { Scene } from './scene.ts'

/** The sign of the past at the end of a syllable: 했, 됐, 갔, 렸. */
const PAST = 20
/** The noun of a verb, by which notes tell: 체포함. */
const NOTED = 16

/** A clause that leans on the verb at the end of its sentence, or a state: 체포돼, 갇혀 있다. */
const LEANING =
  /(?:고|며|면서|서|돼|해|혀|려|어|아|여|져|워|너|와|내|켜|쳐|겨|자|지만|는데|으나|다가?|거나|채|기도)$/u
const STATE = /^[가-힣]{0,3} ?(?:있|지내|살|남아|상태|중이|중인)|^[가-힣 ]{0,5}에서? /u

/** The words of the lists, as patterns. */
export interface PlainWords {
  /** Behind what is told: who tells it on. */
  toldBy: RegExp
  /** Behind a noun for an act: it befell somebody, or nobody hindered it. */
  befell: RegExp
}

/** The words of the lists, as patterns for what stands behind an act. */
export function plainWords(lexicon: Lexicon): PlainWords {
  const forms = (name: string) => patternOf(formsIn(lexicon, `guard ${name}`), 'ko').source
  return {
    toldBy: new RegExp(forms('told by'), 'u'),
    befell: new RegExp(
      `^[^,.;]{0,8}(?:선고|받았|받은|당했)|^(?:을|를|이|가|도|까지)? ?(?:${forms('befell')})|` +
        // "송환을 막지 못했다", "죽이는 것을 막지 못했다".
        `^(?:[가-힣]{0,2}[는던] 것)?[을은도를]? ?(?:${forms('in vain')})`,
      'u',
    ),
  }
}

/** An act that is taken for granted: after it, during it, those of it. */
const GRANTED = new RegExp(
  '^자|^(?:이|은|는)? ?(?:후|뒤|이후|직후|당시|과정|도중|끝에|사건|사례|생존자|피해자)|' +
    '^(?:을 )?[가-힣]{0,3}는 (?:것|모습|장면)을 ?(?:직접 |똑똑히 )?(?:보[았고며]|봤|본|목격)',
  'u',
)

/** An act by which a list, a plan or a danger is called: "처형 명단에 오른", "송환 대상". */
const ONLY_NAMED = /^ ?(?:명단|명부|장부|대상|목록|계획|예정|후보|위기|직전|위험|순번|차례)/u

/** Behind the sign of the past: the end of a statement, or of a clause that another follows. */
const STATED = new RegExp(
  '^(?:다|습니다|어요|음|죠|지요)(?![가-힣])|' +
    '^(?:고|으며|지만|으나|는데|으면서|던|기에?|거나|다가|어|을 (?:때|당시|뿐))',
  'u',
)
/** What is told on by somebody: "체포됐다고 … 전했다". */
const TOLD_ON = /^다(?:고|며|면서)(?![가-힣])/u
/** "…했다고 말하는 것과": nobody says it there; "…했다고 전했으나": something else is so. */
const NO_TELLING = /^[가-힣]{1,3}(?:는|할|을) |^[가-힣]{1,4}(?:으나|지만|건만) /u
/** Between what is told and the verb of telling nothing else is told of. */
const OTHER = /(?:다고|라고|다는|라는|는지) |[,;]/u
/**
 * What "…된 것" is called, and the things that such a clause is said of as of a fact; words that
 * doubt nothing ("모르는 이는 없다") are blank.
 */
const OF_FACT = new RegExp(
  '^ ?(?:것으로|일[을은] {4,}|것이 (?:확인|밝혀|드러|알려)|것을 (?:확인|목격|봤|보았|알|깨달)|사실|사건|곳|데|뒤|후|' +
    '이후|직후|다음|가운데|중|상태|상황|채|바 있|적이? 있|지 |당시|때|날|사례|경우|이래|탓|덕|만큼|' +
    '대로|사람|이들|주민|여성|남성|외국인|탈북)',
  'u',
)

/** Whether the verb of an act behind its people is in a form that leaves open that it happened. */
function isLeftOpen(words: string, act: Range, { toldBy }: PlainWords): boolean {
  const verb = /^[^\s,.;:]*(?: ?(?:을|를)? ?(?:당|받|입|겪)[^\s,.;:]*)?/u.exec(words.slice(act.end))
  const from = act.end + (verb?.[0].length ?? 0)
  const signs = [...words.slice(act.start, from)]
  const at = signs.findIndex((one) => endsIn(one, PAST))
  const rest = words.slice(act.start + at + 1).trimStart()
  if (at >= 0) {
    // What is named ("…다는 증언") is judged with the whole sentence.
    if (!TOLD_ON.test(rest)) return !STATED.test(rest) && !/^다는/u.test(rest)
    const telling = toldBy.exec(rest.slice(2))
    return (
      !telling ||
      OTHER.test(rest.slice(2, 2 + telling.index)) ||
      NO_TELLING.test(rest.slice(2 + telling.index))
    )
  }
  // "풀려난다고 했지만", "잡아들이라고 다그쳤다": it is told of what is to come, or ordered.
  if (/(?<![있없])(?:다(?:고|며|는)|라고|자고|냐고)$/u.test(signs.join(''))) return true
  const last = signs.at(-1) ?? ''
  if (!endsIn(last, BEFORE_NOUN) || last === '는') return false
  return !OF_FACT.test(words.slice(from))
}

/** A verb behind the people that only says what is hoped or meant: "않기를", "하려고". */
const MEANT = /^[^,.;]{0,16}(?:기를|기만을|기만|려고|려다|러|도록|게끔) /u
/** "제목에는 33명 송환이라고 돼 있으나": what is only written somewhere, and taken back. */
const ONLY_WRITTEN =
  /^[^.;]{0,24}라고 ?(?:돼|되어|적혀|쓰여|써|나와|나오|했|적었|썼)[^.;]{0,6}(?:으나|지만|는데|건만)/u
/** "수감자 44명의 | 흔적을 찾지 못했다": people of whom the verb at the end denies something. */
const OF_THEM = /^의 [^.;]*(?:지 ?(?:못|않)|없)[^,;]*$/u

/** What is said of the people of a number by other words than those for an act behind them. */
function unmeant({ words, number, act }: Scene): Cue | undefined {
  const after = words.slice(number.end)
  const doubt: Cue = { start: number.start, end: number.end, says: 'hypothetical' }
  if (ONLY_WRITTEN.test(after)) return doubt
  if (act && act.start >= number.end) return undefined
  return MEANT.test(after) || OF_THEM.test(after) ? doubt : undefined
}

/** "쇠고랑을 | 찼다", "짐꾼으로 | 부려졌다": the verb stands behind what the list has. */
const OBJECT = /(?:을|를|이|가|에|로|서|도|없이|몰래)$/u
const VERB_BEHIND = /^(?: [가-힣]{1,8}){1,2}/u

/** What keeps an act from being stated plainly; nothing where it is, or where no act is known. */
export function unplainKorean(scene: Scene, plain: PlainWords): Cue | undefined {
  const { words, number, act, isHeading } = scene
  const unmeantCue = unmeant(scene)
  if (unmeantCue) return unmeantCue
  if (isHeading || !act || act.end > words.length) return undefined
  const after = words.slice(act.end)
  const open = { start: act.start, end: act.end }
  if (ONLY_NAMED.test(after)) return { ...open, says: 'planned' }
  if (act.end > number.start && isLeftOpen(words, act, plain))
    return { ...open, says: 'hypothetical' }
  if (STATE.test(after) || plain.befell.test(after) || GRANTED.test(after)) return undefined
  const rest = /^[가-힣]{0,6}/u.exec(after)?.[0] ?? ''
  const form = words.slice(act.start, act.end).trimEnd()
  const verb = OBJECT.test(form) ? VERB_BEHIND.exec(after)?.[0] : undefined
  const word = form + (verb ?? rest)
  const last = word.slice(-1)
  const isPast = [...word].some((one) => endsIn(one, PAST))
  const isBeforeNoun = endsIn(last, BEFORE_NOUN) && !word.endsWith('는')
  const isLeaning = LEANING.test(word) && [...words.slice(act.end)].some((one) => endsIn(one, PAST))
  const isNoted = endsIn(last, NOTED) && /^[가-힣]{0,6}[.\s]*$/u.test(after)
  return isPast || isBeforeNoun || isLeaning || isNoted
    ? undefined
    : { ...open, says: 'hypothetical' }
}

// Whether a Korean sentence states an act plainly: as a verb in the past, in a clause that leans on
// one, as a state that lasts, or as a noun that something befell. Source: reader.md 4: when in
// doubt, ask.
import type { Cue } from './cue.ts'
import type { Scene } from './scene.ts'

/** The sign of the past at the end of a syllable: 했, 됐, 갔, 렸. */
const PAST = 20
/** The past of a verb before a noun: 체포한, 끌려간; the present (하는) is none. */
const BEFORE_NOUN = 4
/** The noun of a verb, by which notes tell: 체포함. */
const NOTED = 16

function endsIn(syllable: string, sign: number): boolean {
  const code = syllable.charCodeAt(0) - 0xac00
  return code >= 0 && code < 11172 && code % 28 === sign
}

/** A clause that leans on the verb at the end of its sentence, or a state: 체포돼, 갇혀 있다. */
const LEANING =
  /(?:고|며|면서|서|돼|해|혀|려|어|아|여|져|워|너|와|내|켜|쳐|겨|자|지만|는데|으나|다가?|거나|채|기도)$/u
const STATE = /^[가-힣]{0,3} ?(?:있|지내|살|남아|상태|중이|중인)|^[가-힣 ]{0,5}에서? /u
/** Behind a noun for an act: it befell somebody. */
const BEFELL = new RegExp(
  '^[^,.;]{0,8}(?:선고|받았|받은|당했)|^(?:을|를|이|가|도|까지)? ?(?:당하|당한|당해|입었|입은|입어|받|' +
    '했|하였|겪|집행했|집행됐|집행하|단행|실시했|실시됐|있었|발생|이뤄졌|이뤄진|벌어졌|일어났|이어졌|자행)',
  'u',
)
/** An act that is taken for granted: after it, during it, those of it. */
const GRANTED =
  /^자|^(?:이|은|는)? ?(?:후|뒤|이후|직후|당시|과정|도중|끝에|사건|사례|생존자|피해자)/u

/** An act by which a list, a plan or a danger is called: "처형 명단에 오른", "송환 대상". */
const ONLY_NAMED = /^ ?(?:명단|대상|목록|계획|예정|후보|위기|직전|위험|순번|차례)/u

/** What keeps an act from being stated plainly; nothing where it is, or where no act is known. */
export function unplainKorean({ words, act, isHeading }: Scene): Cue | undefined {
  if (isHeading || !act || act.end > words.length) return undefined
  const after = words.slice(act.end)
  if (ONLY_NAMED.test(after)) return { start: act.start, end: act.end, says: 'planned' }
  if (STATE.test(after) || BEFELL.test(after) || GRANTED.test(after)) return undefined
  const rest = /^[가-힣]{0,6}/u.exec(after)?.[0] ?? ''
  const word = words.slice(act.start, act.end).trimEnd() + rest
  const last = word.slice(-1)
  const isPast = [...word].some((one) => endsIn(one, PAST))
  const isBeforeNoun = endsIn(last, BEFORE_NOUN) && !word.endsWith('는')
  const isLeaning = LEANING.test(word) && [...words.slice(act.end)].some((one) => endsIn(one, PAST))
  const isNoted = endsIn(last, NOTED) && /^[가-힣]{0,6}[.\s]*$/u.test(after)
  return isPast || isBeforeNoun || isLeaning || isNoted
    ? undefined
    : { start: act.start, end: act.end, says: 'hypothetical' }
}

// Which numbers of a Korean or Chinese text count people of whom something is told: all with a
// counter for people, but for those who only tell, wholes, rooms and shares. Source: reading.md 2.
import type { Draft } from '../port/draft.ts'
import { formsOf, type Lexicon } from '../text/lexicon.ts'
import type { NumberPhrase } from '../text/number.ts'
import { findEastNumbers } from '../text/number-east.ts'
import { findPhrases, type PhraseMatch } from '../text/phrase-index.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Range } from '../text/source-text.ts'
import { clauseAround } from './clause.ts'
import { addShare, countDraft } from './count.ts'

/** The counts of a Korean or Chinese text, in its order. */
export function readEastCounts(text: PreparedText, lexicon: Lexicon): Draft[] {
  const drafts: Draft[] = []
  for (const [n, sentence] of text.sentences.entries()) {
    if (sentence.position === 'boilerplate' || sentence.position === 'credit') continue
    const triggers = findPhrases(lexicon.index('trigger'), text.lower, sentence)
    for (const phrase of findEastNumbers(text, lexicon, sentence)) {
      if (phrase.isShare && addShare(drafts, phrase, n)) continue
      if (!phrase.isShare && countsPeople(phrase, { text, lexicon, sentence, triggers }))
        drafts.push(countDraft(phrase, { text, sentence: n, drafts }))
    }
  }
  return drafts
}

interface Scene {
  text: PreparedText
  lexicon: Lexicon
  sentence: Range
  triggers: readonly PhraseMatch[]
}

/** After a number: somebody tells; a whole is named; only how many more or fewer. */
const KO_TOLD = /^(?:이|은|는|의)? ?(?:말했|밝혔|전했|증언했|주장했|답했|설명했)/u
const KO_WHOLE = /^(?:여 )?(?: ?(?:중|가운데)(?:에서?)?[은는,]? )/u
const KO_MORE = /^(?:이|가)? ?(?:더 )?(?:늘|줄|증가|감소|많|적)/u
const ZH_TOLD = /^[^,。]{0,8}(?:说|表示|称|告诉|指出|透露|证实|作证)/u
/** "一名不愿透露姓名的看守说": one who only tells, with what is said of them between. */
const ZH_TELLER = new RegExp(`^(?:[^,。;]{1,40}的)?${ZH_TOLD.source.slice(1)}`, 'u')
const ZH_WHOLE = /^[^,。]{0,8}(?:中|当中)[,有仅只]/u
const ZH_ROOM = /(?:容纳|可住|编制|定员|(?:增加|减少|多出|增多|[比较][^,;。]{1,10}[多少])了?)$/u
const KO_ROOM = /^(?:을|까지)? ?(?:수용할|수용 가능|정원|규모의)/u

function countsPeople(phrase: NumberPhrase, { text, lexicon, sentence, triggers }: Scene): boolean {
  const { range, isAmount } = phrase
  const before = text.lower.slice(sentence.start, range.start)
  const after = text.lower.slice(range.end, sentence.end)
  const clause = clauseAround(text.lower, sentence, { range }, text.language)
  const acts = triggers.filter(
    ({ start, end, means }) => means !== 'none' && start >= clause.start && end <= clause.end,
  )
  if (isDescription(phrase, after, acts, { text, lexicon, before })) return false
  if (isAsked(before, after, text)) return false
  if (isAmount) return acts.some(({ means }) => means !== 'other')
  const isKorean = text.language === 'ko'
  if (isKorean ? KO_WHOLE.test(after) : ZH_WHOLE.test(after))
    return isDescribed(phrase, triggers, text)
  if (isKorean ? KO_MORE.test(after) || KO_ROOM.test(after) : ZH_ROOM.test(before)) return false
  if (phrase.noun === 'official') {
    const told = isKorean ? KO_TOLD.test(after) : ZH_TOLD.test(after)
    return !told && acts.length > 0
  }
  return true
}

/** Whom somebody talked with, and whose words a text rests on: they tell, and are not counted. */
const ZH_ASKED = /^(?:[^,;。]{0,14}的)?(?:访谈|采访|访问|问卷|证词|证言|口述|陈述|讲述)/u
const ZH_ASKING =
  /(?:访谈|采访|走访|访问|访查)了?(?:共)?[^,;。\d]{0,6}(?:\d+[名人位户]?[^,;。]{0,8}[和及与、])?$/u
const KO_ASKED = new RegExp(
  '^(?:[과와,] ?[^,;.]{1,12}\\d+ ?명)?(?:[을를] (?:직접 |심층 |각각 )?(?:면담|인터뷰|면접|취재|만나)|' +
    '의 (?:증언|진술|구술)[을를에과와])',
  'u',
)

function isAsked(before: string, after: string, { language }: PreparedText): boolean {
  if (language === 'ko') return KO_ASKED.test(after)
  return ZH_ASKED.test(after) || ZH_ASKING.test(before)
}

/** "그중 6명은 청소년이었다", "其中六人是儿童", a row by nationality: they only say who people are. */
function isDescription(
  { range, quantity }: NumberPhrase,
  after: string,
  acts: readonly PhraseMatch[],
  { text, lexicon, before }: { text: PreparedText; lexicon: Lexicon; before: string },
): boolean {
  if (formsOf(lexicon, 'number breakdown').some((form) => before.includes(form))) return true
  if (text.language === 'zh') {
    if (quantity.value === 1 && ZH_TELLER.test(after)) return true
    return /^(?:都|均)?(?:是|为|系)(?!了)/u.test(after)
  }
  const end = range.end
  const isLater = acts.some(({ start }) => start >= end)
  return !isLater && /^[이가은는] [^,.]{0,16}(?:이다|이었|였다|였으|이며|이고|입니다)/u.test(after)
}

/** "체포된 16명 가운데", "被捕的32人中": of the whole something is told as well. */
function isDescribed(
  { range }: NumberPhrase,
  triggers: readonly PhraseMatch[],
  { lower }: PreparedText,
) {
  return triggers.some(({ end, means }) => {
    if (means === 'none' || means === 'other' || end > range.start) return false
    const gap = lower.slice(end, range.start)
    return gap.length <= 12 && !/[,.。;]/u.test(gap)
  })
}

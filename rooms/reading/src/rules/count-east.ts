// Which numbers of a Korean or Chinese text count people of whom something is told: all with a
// counter for people, but for those who only tell, wholes, rooms and shares. Source: reading.md 2.
import type { Draft } from '../port/draft.ts'
import { formsOf, type Lexicon } from '../text/lexicon.ts'
import type { NumberPhrase } from '../text/number.ts'
import { findEastNumbers } from '../text/number-east.ts'
import { findPhrases, type PhraseMatch } from '../text/phrase-index.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Range } from '../text/source-text.ts'
import { namedAct } from './act-word.ts'
import { clauseAround } from './clause.ts'
import { addShare, claimsOf, countDraft } from './count.ts'
import { isDoer } from './doer.ts'

/** The counts of a Korean or Chinese text, in its order. */
export function readEastCounts(text: PreparedText, lexicon: Lexicon): Draft[] {
  const drafts: Draft[] = []
  for (const [n, sentence] of text.sentences.entries()) {
    if (sentence.position === 'boilerplate' || sentence.position === 'credit') continue
    const triggers = findPhrases(lexicon.index('trigger'), text.lower, sentence)
    const phrases = findEastNumbers(text, lexicon, sentence)
    for (const phrase of phrases) {
      if (phrase.isShare && addShare(drafts, phrase, n)) continue
      const scene = { text, lexicon, sentence, triggers, phrases }
      if (phrase.isShare || !countsPeople(phrase, scene)) continue
      const draft = countDraft(phrase, { text, sentence: n, drafts })
      const later = phrases.find(({ range }) => range.start >= draft.range.end)
      drafts.push(...claimsOf(draft, scene, later?.range.start ?? sentence.end))
    }
  }
  return drafts
}

interface Scene {
  text: PreparedText
  lexicon: Lexicon
  sentence: Range
  triggers: readonly PhraseMatch[]
  /** All numbers of the sentence. */
  phrases: readonly NumberPhrase[]
}

/** "세 명을 뺀 | 전원이 송환됐다": it befell all but them. */
const KO_BUT_FOR = /^(?:을|를|만)? ?(?:제외(?:하|한|하고|된)|빼고|뺀|빼면|제하고|제한 )/u
/** After a number: somebody tells; a whole is named; only how many more or fewer. */
const KO_TOLD = /^(?:이|은|는|의)? ?(?:말했|밝혔|전했|증언했|주장했|답했|설명했)/u
const KO_WHOLE = /^(?:여 )?(?: ?(?:중|가운데)(?:에서?)?[은는,]? )/u
/** A share of them: "30명의 절반", "200명 대부분", "90명 가운데 약 3분의 1". */
const KO_SHARE = new RegExp(
  '^여?(?: ?(?:중|가운데)(?:에서?)?|의)? ?(?:(?:약|거의|적어도|최소|최대|무려) ?)?' +
    '(?:절반|반수|과반|대부분|대다수|다수|상당수|일부|소수|[\\d가-힣]{1,3}분의|' +
    '[\\d.]+ ?(?:%|퍼센트)|\\d할|[가-힣\\d]+ ?명에 [가-힣\\d]+ ?명)',
  'u',
)
const KO_MORE = /^(?:이|가)? ?(?:더 )?(?:늘|줄|증가|감소|많|적)/u
const ZH_TOLD = /^[^,。]{0,8}(?:说|表示|称|告诉|指出|透露|证实|作证)/u
/** "一名不愿透露姓名的看守说": one who only tells, with what is said of them between. */
const ZH_TELLER = new RegExp(`^(?:[^,。;]{1,40}的)?${ZH_TOLD.source.slice(1)}`, 'u')
const ZH_WHOLE = /^[^,。]{0,8}(?:中|当中)[,有仅只]/u
/** A share of them: "三十名被关押者的一半", "九十名囚犯中约三分之一". */
const ZH_SHARE = new RegExp(
  '^[^,。;(被增减升降涨]{0,4}(?:被[^,。;]{1,4}[者人员])?[^,。;(增减升降涨]{0,3}?' +
    '(?:中|当中|里|的)?(?:约|近|将近|至多|至少|超过|逾|有|的)*' +
    '(?:一半|半数|过半|大半|多半|大多|大部分|绝大|多数|许多|有些|部分|不少|少数|很少|无一|十有八九|' +
    '[\\d一二三四五六七八九十百]+分之|百分之|[\\d.]+%|[\\d一二三四五六七八九]成)',
  'u',
)
const ZH_ROOM =
  /(?:容纳|可住|编制|定员|可供|仅供|供|(?:增加|减少|多出|增多|[比较][^,;。]{1,10}[多少])了?)$/u
const KO_ROOM = /^(?:을|까지)? ?(?:짜리|수용할|수용 가능|정원|규모의)/u

function countsPeople(phrase: NumberPhrase, scene: Scene): boolean {
  const { text, lexicon, sentence, triggers } = scene
  const { range, group, isAmount } = phrase
  const isKorean = text.language === 'ko'
  const before = text.lower.slice(sentence.start, range.start)
  // "두 아들이": in Korean a noun stands behind its number only where nothing else counts it.
  const last = isKorean ? Math.max(range.end, group?.end ?? 0) : range.end
  const after = text.lower.slice(last, sentence.end)
  const clause = clauseAround(text.lower, sentence, { range }, text.language)
  const acts = triggers.filter(
    ({ start, end, means }) => means !== 'none' && start >= clause.start && end <= clause.end,
  )
  if (isDescription(phrase, after, acts, { text, lexicon, before })) return false
  if ((isKorean ? KO_ONLOOKERS : ZH_ONLOOKERS).test(after)) return false
  if (isKorean && KO_BUT_FOR.test(after)) return false
  if (isAsked(before, after, text) || tellsOfOthers(phrase, after, scene)) return false
  if (isDoer(phrase, scene)) return false
  if (phrase.quantity.op === 'none' && (isKorean ? KO_KNOWS : ZH_KNOWS).test(after)) return false
  if (isAmount) return (phrase.lead ? actsOf(phrase, scene) : acts).some(isAct)
  if ((isKorean ? KO_SHARE : ZH_SHARE).test(after)) return isDescribedByVerb(phrase, triggers, text)
  if (isKorean ? KO_WHOLE.test(after) : ZH_WHOLE.test(after))
    return isDescribed(phrase, triggers, text)
  if (isKorean ? KO_MORE.test(after) || KO_ROOM.test(after) : ZH_ROOM.test(before)) return false
  if (phrase.noun === 'official') {
    const told = isKorean ? KO_TOLD.test(after) : ZH_TOLD.test(after)
    return !told && acts.length > 0
  }
  return true
}

const isAct = ({ means }: PhraseMatch) => means !== 'none' && means !== 'other'

/** "9명이 잡혔고 나머지는 닿았다": what befell the others is told behind them, or of them as object. */
function actsOf(
  { range }: NumberPhrase,
  { text, triggers, phrases }: Scene,
): readonly PhraseMatch[] {
  const next = phrases.find(({ core }) => core.start >= range.end)?.core.start ?? Infinity
  return triggers.filter(
    ({ start, end }) =>
      (start >= range.end && start < next) ||
      (end <= range.start && /^了?$/u.test(text.lower.slice(end, range.start))),
  )
}

/** "两名村民称…", "据三名居民介绍": people, and a verb of telling after what they are. */
const ZH_TELLS = /^[^,。被]{0,8}(?:说|表示|称|告诉|指出|透露|证实|作证|介绍|讲述|回忆|报告|反映)/u
/** "주민 2명은 …고 말했다", "목격자 세 명에 따르면". */
const KO_SOURCE =
  /^(?:씨)?(?:에 따르면|에 의하면|의 (?:말|이야기|설명)에 (?:따르면|의하면)|[을를] 인용)/u
const KO_TELLS = /^[은는] .*[다라]고 ?(?:말|밝|전|증언|주장|답|설명)/u
/** They tell of themselves. */
const OF_THEMSELVES = /他们|她们|自己|彼此|그들|자신|스스로|자기들/u

/**
 * "两名村民称有十人被捕": who tells of another number of people is not counted with them; who tells
 * of themselves, or of whom an act is told by the way ("被遣返的三人说"), is.
 */
function tellsOfOthers(phrase: NumberPhrase, after: string, scene: Scene): boolean {
  const { text, triggers, phrases } = scene
  const { end } = phrase.range
  const isKorean = text.language === 'ko'
  const told = isKorean ? (KO_SOURCE.exec(after) ?? KO_TELLS.exec(after)) : ZH_TELLS.exec(after)
  if (!told || isDescribed(phrase, triggers, text)) return false
  const from = isKorean ? end : end + told[0].length
  const isTold = ({ means, ...at }: PhraseMatch) =>
    means !== 'none' && means !== 'other' && at.start >= end && at.end <= from
  if (triggers.some(isTold) || OF_THEMSELVES.test(after)) return false
  const other = phrases.find(({ range, isShare }) => !isShare && range.start >= from)
  if (!other || !isKorean) return other !== undefined
  // "4명은 체포됐고 2명은 …다고": an act of their own stands before the others are told of.
  return !triggers.some(
    (act) => act.means !== 'none' && act.start >= end && act.end <= other.range.start,
  )
}

/** "주민 400명이 지켜보는 가운데", "在三百名村民的围观下": they saw it. */
const KO_ONLOOKERS =
  /^(?:이|가)? ?(?:지켜보는|지켜본|보는 (?:앞|가운데)|구경하는|모인 (?:앞|자리))|^(?:여 명)?(?: ?앞에서|의 (?:앞|눈앞)에서)/u
const ZH_ONLOOKERS = /^[^,。;被]{0,8}(?:围观|注视|面前|目睹|见证|观看)/u

/** "아무도 모른다", "没有人看到": nobody knew, saw or told, which counts nobody to whom it happened. */
const KO_KNOWS =
  /^[^,.;]*(?:모르|모른|몰랐|알지|알 수|보지|듣지|믿지|말하지|인정하지|나서지|답하지|밝히지|목격하지|확인하지)/u
const ZH_KNOWS =
  /^[^,。;]{0,4}(?:知道|知晓|清楚|看到|看见|见到|见过|目睹|听说|听到|相信|承认|否认|证实|能|敢|愿|回答|回应|出面|告诉|说)/u

/** Whom somebody talked with, and whose words a text rests on: they tell, and are not counted. */
const ZH_ASKED =
  /^(?:[^,;。]{0,14}的)?(?:访谈|采访|访问|问卷|调查|民调|抽样|证词|证言|口述|陈述|讲述)/u
const ZH_ASKING =
  /(?:访谈|采访|走访|访问|访查)了?(?:共)?[^,;。\d]{0,6}(?:\d+[名人位户]?[^,;。]{0,8}[和及与、])?$/u
const KO_ASKED = new RegExp(
  '^(?:[과와,] ?[^,;.]{1,12}\\d+ ?명)?(?:[을를] (?:직접 |심층 |각각 )?(?:면담|' +
    '인터뷰|면접|취재|만나|설문|대상으로 (?:한 )?(?:설문|조사|면접))|' +
    '의 (?:증언|진술|구술)[을를에과와])',
  'u',
)

function isAsked(before: string, after: string, { language }: PreparedText): boolean {
  if (language === 'ko') return KO_ASKED.test(after)
  return ZH_ASKED.test(after) || ZH_ASKING.test(before)
}

/** "아이 셋을 | 둔", "두 아이와 | 함께": whom somebody has or brings. */
const KO_WHOSE =
  /^(?:[을를] (?:둔|가진|키우|키운|낳|기르|부양|데리고|데려|안고|업고)|(?:와|과|이?랑|하고) (?:함께|같이))/u

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
    // "11人是被打死的": what befell them, and not who they are.
    return /^(?:都|均)?(?:是|为|系)(?!了|被|遭|让|叫|因|在[^,;。]{1,24}[被遭])/u.test(after)
  }
  if (KO_WHOSE.test(after)) return true
  const end = range.end
  const isLater = acts.some(({ start }) => start >= end)
  return (
    !isLater &&
    /^[이가은는] [^,.]{0,16}(?<!예정|계획|방침)(?:이다|이었|였다|였으|이며|이고|입니다)/u.test(
      after,
    )
  )
}

/** "구금된 30명의 절반": an act is told of the whole; "수감자 90명" only says who they are. */
function isDescribedByVerb(
  { range }: NumberPhrase,
  triggers: readonly PhraseMatch[],
  { lower, language }: PreparedText,
): boolean {
  return triggers.some(({ start, end, means }) => {
    if (namedAct(means) === undefined || end > range.start || range.start - end > 12) return false
    const gap = lower.slice(end, range.start)
    return language === 'ko'
      ? /[된한간힌던은인]/u.test(lower.slice(start, range.start).slice(-8)) && !/[,.]/u.test(gap)
      : /^[^,。;]{0,6}的$/u.test(gap)
  })
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

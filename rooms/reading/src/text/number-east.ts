// Numbers of people in a Korean or Chinese sentence: a number with a counter for people and its
// hedges on both sides, and words for amounts. Source: reading.md 2.
import { hedgePatterns, NATIVE_PAIR_PATTERN, type QuantityWords, readQuantity } from '@tumen/claim'
import { formsOf, type Lexicon, perLexicon } from './lexicon.ts'
import type { Lead, NumberPhrase } from './number.ts'
import { matchesOf } from './pattern-match.ts'
import { findPhrases } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'

interface EastNumbers {
  /** Hedges, a number or a range, a counter and hedges behind it. */
  pattern: RegExp
  /** What begins like a counter and is none: 명단, 名单. */
  notCounter: RegExp
}

const KO_NUMBER =
  '(?:수?[십백천만억]+|\\d[\\d,]*(?:\\.\\d+)?(?: ?[십백천만억]+(?: ?\\d[\\d,]*)?)*|' +
  `(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)?(?:${NATIVE_PAIR_PATTERN}|하나|` +
  '둘|셋|넷|한|두|세|네|다섯|여섯|일곱|여덟|아홉|스무|열|스물|서른|마흔|쉰|예순)|' +
  '[일이삼사오육칠팔구]{0,2}[십백천만억][일이삼사오육칠팔구십백천만억]*|여러|수|몇)'
/** Numbers that stand without a counter: 넷, 열둘. */
const KO_BARE = '(?:열|스물|서른|마흔|쉰)?(?:둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열)'
/** Numbers that stand before a noun: 두 아들, 세 자매. */
const KO_BEFORE =
  '(?:(?:열|스물|서른|마흔|쉰)?(?:두|세|네|다섯|여섯|일곱|여덟|아홉)|열|스무)' +
  '(?= (?:(?:어린|젊은|늙은|다 큰|북한|탈북|중국|한국) ?)?NOUNS)'
/** Who is counted by heads alone: of families and couples others are counted. */
const NO_HEADS = /가족|부부|일행|식구|인원|^사람|이들|그들|본인/u
const ZH_DIGITS =
  '\\d{1,3}(?: \\d{3})+(?!\\d)|\\d[\\d,]*(?:\\.\\d+)?(?:[十百千万亿]+(?:[零〇]?\\d[\\d,]*)?)*|' +
  // Signs against forgery count with a unit only: 大陆人 are no six people.
  '[壹贰貳叁參肆伍陆陸柒捌玖][拾佰仟][壹贰貳叁參肆伍陆陸柒捌玖拾佰仟零]*|[俩倆仨]|' +
  '半百|(?:好|上(?=[百千万])|成百)?[〇零一二两三四五六七八九十廿卅百千万亿几数]+'
/** "上周二|九名": two simple digits are no number, and the first is a day of the week. */
const NOT_WEEKDAY = '(?!(?<=周|星期|礼拜)[一二三四五六](?=[一二两三四五六七八九]))'
/** "4, 50명", "3、40人": a neighbour ten times as large shares its nought. */
const TENS = [2, 3, 4, 5, 6, 7, 8]
  .map((few) => `(?<=(?<!\\d)${few})[,、](?= ?${few + 1}0(?!\\d))`)
  .join('|')
/** "2, 3백 명", "5、6千人", 三、四十人: two or three hundred. */
const NEXT =
  `(?:(?<=(?<!\\d)\\d)[,·、](?= ?\\d[십백천만十百千万])|${TENS}|` +
  '(?<=(?<![第〇一二三四五六七八九十百])[一二三四五六七八])、(?=[二三四五六七八九][十百千万]))'
const patternsOf = perLexicon((lexicon): EastNumbers => {
  const isKorean = lexicon.language === 'ko'
  const counter = isKorean
    ? '(?:명|인|사람|분|식구)'
    : '(?:[个口]人|名|位|人|个|(?<=(?:[一全]家|老[少小幼])\\S{1,5})口|(?<=[俩倆仨])|(?=姐妹|姊妹|兄弟|兄妹|姐弟))'
  const odd = isKorean ? '(?:여|남짓)?' : '[余多来]?'
  const number = isKorean ? KO_NUMBER : ZH_DIGITS
  const mark = isKorean
    ? `(?: ?명)? ?(?:[-~∼〜]|에서(?! ?[^ ]{1,8} ?명으?로)|${NEXT}) ?`
    : `[人名]? ?(?:[-~∼〜至到]|${NEXT}) ?`
  const { before, after } = hedgePatterns(isKorean ? 'ko' : 'zh')
  // "여자 넷이": without a counter only straight behind a noun for people, which is seen below.
  const counting = isKorean ? KO_BEFORE.replace('NOUNS', headsOf(lexicon)) : ''
  const bare = isKorean
    ? `|(?<= )${KO_BARE}(?=[이은을도만,]|[과와] | (?:다|모두)[ ,가])|(?:${before} ?){0,2}${counting}`
    : ''
  const source =
    `(?:(?:${before} ?){0,2}(?:${number}) ?${odd}(?:${mark}(?:최대 ?|많게는 ?)?(?:${number}) ?${odd})?` +
    ` ?${counter}${after}?${bare})`
  const patterns = {
    pattern: new RegExp(
      `(?<![\\d.]|\\d,)${isKorean ? '(?<![가-힣](?=[가-힣]))' : NOT_WEEKDAY}${source}`,
      'gu',
    ),
    notCounter: new RegExp(`^(?:${formsOf(lexicon, 'number not-counter').join('|')})`, 'u'),
  }
  return patterns
})

/** The nouns of people who are counted one by one, as a pattern. */
function headsOf(lexicon: Lexicon): string {
  const people = lexicon.entries('number noun').filter(({ means }) => means === 'person')
  const heads = people.flatMap(({ forms }) => forms).filter((form) => !NO_HEADS.test(form))
  return `(?:${heads.join('|')})`
}

const COUNTER = /[명인분]|사람|식구|[个口]人|名|位|人|个|口/gu

/** Who comes with children is told of, and not their number. */
const WITH_THEM = /(?:[带抱背牵领]着?|[育生]有|[和与跟同])$/u
const TOGETHER = /^[^,]{0,6}一[起同块]/u

/** "前九个 | 月入境的脱北者": so long it took. */
const LASTS = /^多?半?(?:月|星期|小时|礼拜|钟头|季度|世纪|学期|工作日)/u

/** The numbers of a Korean or Chinese sentence that count people, in order. */
export function findEastNumbers(
  text: PreparedText,
  lexicon: Lexicon,
  sentence: Range,
): NumberPhrase[] {
  const { lower, source, language } = text
  const { pattern, notCounter } = patternsOf(lexicon)
  const words = lower.slice(sentence.start, sentence.end)
  const found: NumberPhrase[] = []
  for (const match of matchesOf(pattern, words)) {
    const start = sentence.start + match.index
    const end = start + match[0].length
    const counterAt = matchesOf(COUNTER, match[0]).at(-1)?.index ?? 0
    if (notCounter.test(lower.slice(start + counterAt, start + counterAt + 8))) continue
    if (isOther(lower, { start, end }, language)) continue
    // "九个" alone counts anything; that it counts people is seen below.
    const counted = match[0].trim().replace(/(?<!一)[个個口]$/u, '$&人')
    const { quantity } = readQuantity(counted, language)
    if (!quantity) continue
    const said = isNoOne(lower, { start, end }, quantity) ?? quantityOf(quantity)
    const lead = leadOf(lower.slice(sentence.start, start), lexicon)
    const whole = wholeBefore(lower.slice(sentence.start, start), language)
    const kind = kindOf(lower, { start, end }, lexicon)
    const isBare = language === 'ko' && matchesOf(COUNTER, match[0]).length === 0
    const group =
      (isBare && nounBehind(lower, end, lexicon)) ||
      nounAt(lower, { start, end }, { lexicon, sentence })
    // "九个男人": a counter for anything counts people before a noun for people, but "带着两个孩子".
    const isLoose = /[个個]$/u.test(match[0].trim())
    const before = lower.slice(Math.max(0, start - 4), start)
    const isWith =
      WITH_THEM.test(before) &&
      (!/[和与跟同]$/u.test(before) || TOGETHER.test(lower.slice(end, end + 9)))
    if (isBare && !(group?.noun === 'people' && group.range.end >= start - 2)) continue
    const isPeople = group?.noun === 'people' && !isWith
    if (isLoose && LASTS.test(lower.slice(end, end + 4))) continue
    const isSuffered = isLoose && group === undefined && isDoneTo(lower, { start, end })
    if (isLoose && !isPeople && !isSuffered && !/其[中余]$/u.test(before)) continue
    found.push({
      range: { start, end: start + source.text.slice(start, end).trimEnd().length },
      core: { start, end },
      quantity: { ...said, unit: 'persons' },
      noun: isSuffered ? 'people' : (group?.noun ?? 'none'),
      ...(group ? { group: group.range } : {}),
      ...(lead ? { lead } : whole === undefined ? {} : { lead: 'part_of' as const }),
      ...(whole === undefined ? {} : { whole }),
      ...(kind ? { kind, label: kind.label } : {}),
      ...(isShare(lower, { start, end }, sentence) ? { isShare: true as const } : {}),
    })
  }
  const amounts = [
    ...amountsIn(text, lexicon, { sentence, found }),
    ...ordinalsIn(lower, lexicon, { sentence, found }),
  ]
  return [...found, ...amounts].sort((a, b) => a.core.start - b.core.start)
}

/** What is done to people alone, whatever the noun: "8个逃兵 | 被处决", "铐走了 | 五个后生". */
const ZH_DONE =
  '(?:逮捕|抓走|抓捕|拘捕|带走问话|处决|枪毙|枪决|绞死|吊死|活埋|遣返|押走|押送|绑走|掳走|铐走|拐走|强奸|监禁)'
const DONE_BEFORE = new RegExp(`${ZH_DONE}了?$`, 'u')
const DONE_BEHIND = new RegExp(
  `^\\p{Script=Han}{1,5}?(?:已经?|均|都|全部?|先后)?[被遭]${ZH_DONE}`,
  'u',
)

function isDoneTo(lower: string, { start, end }: Range): boolean {
  return DONE_BEFORE.test(lower.slice(0, start)) || DONE_BEHIND.test(lower.slice(end, end + 16))
}

/** Cases, households and families with their number: they stand for people whom nobody counts. */
const LOOSE = {
  ko: new RegExp(
    // "구타당한 사람", "지만 가족": the end of a word is no number.
    `(?<![가-힣](?=[가-힣]))(?:${KO_NUMBER}) ?여? ?(?:건|가구|가족|세대|쌍|구의|명|사람|집(?=[이은을도만]))|` +
      `(?<=(?:시신|시체|주검|사체|유해|유골)[은는이가도 ]{0,2}(?:최소 |모두 |총 |약 )?)(?:${KO_NUMBER}) ?여? ?구|` +
      `(?<![가-힣])(?:${KO_BARE}|여럿|스물|서른|마흔|쉰)(?=[은는이을를도만]| 있)|` +
      // "모두 31이었다": a number of which the sentence says nothing else; no year.
      '(?<![\\d.,])(?!(?:19|20)\\d\\d[이였입])[\\d,]*\\d(?=이[었라며고에지]|이다|였다|입니다)|' +
      // "구금자 수는 2600에 달한다", "사망 12, 부상 30": a total without a counter.
      '(?<=(?:수|숫자|인원|규모|사망|부상|실종|체포|구금|송환|북송|처형)[은는이가]? ?' +
      '(?:약 |총 |모두 |최소 )?)' +
      '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?![\\d년월일시분%차])',
    'gu',
  ),
  zh: new RegExp(
    `(?!一起)(?:${ZH_DIGITS})[余多来]?(?:起|宗|例|户|对夫妻|个家庭|人次|号人|具|名)|` +
      // "拘留人数达2,600", "由40增至60": a total without a counter.
      `(?<=(?:人数|总数|者|死亡|受伤|失踪)[已由从达多为至到近约逾超过增升共]{0,4}|[增升降减]至)` +
      `(?:${ZH_DIGITS})(?![余多]?[年月日%人名位个起\\d])|` +
      // "后来是15。": a number of which the sentence says nothing else.
      `(?<=[是为共达到有约过])(?:${ZH_DIGITS})(?=[,，。;；、!！?？”]|$)|` +
      '[一两二三四五六七八九十]+[男女](?=[一两二三四五六七八九十]+[男女])|' +
      '(?<=[一两二三四五六七八九十][男女])[一两二三四五六七八九十]+[男女]|' +
      // "三个被打断过腿": a counter for anything, but before time, places and questions.
      '(?<![这那每第])(?:[两二三四五六七八九十百好几]+[来多余]?|\\d+)[个個](?![月星小国口县省州市村镇地区问方部案阶营中名多半百世季工学礼钟字])|' +
      '(?:\\d[\\d,.]*|[一二两三四五六七八九十])[百千万亿]+[余多]?(?![年月日元公吨米美人民度平里%个])',
    'gu',
  ),
}

/** Numbers of a sentence that may stand for people, beside those that count them. */
export function looseEastNumbers(
  { lower, language }: PreparedText,
  lexicon: Lexicon,
  sentence: Range,
): Range[] {
  const words = lower.slice(sentence.start, sentence.end)
  return matchesOf(LOOSE[language === 'ko' ? 'ko' : 'zh'], words).flatMap((match) => {
    const start = sentence.start + match.index
    const end = start + match[0].length
    const isWord = patternsOf(lexicon).notCounter.test(lower.slice(end - 1, end + 7))
    return isWord || /^(?:몇|수|여러)/u.test(match[0]) ? [] : [{ start, end }]
  })
}

type Said = Omit<NumberPhrase['quantity'], 'unit'>

function quantityOf({ unit: _, ...said }: QuantityWords): Said {
  return said
}

/** "한 명도 없다", "没有一人": nobody. */
function isNoOne(lower: string, { start, end }: Range, { value }: QuantityWords): Said | undefined {
  if (value !== 1) return undefined
  const after = lower.slice(end, end + 24)
  const isNone =
    /^도 [^.]*(?:없|않|못)/u.test(after) ||
    /(?:没有|无|未有|没)(?:任何)?$/u.test(lower.slice(Math.max(0, start - 4), start))
  return isNone ? { op: 'none', value: 0 } : undefined
}

/** Ages, ordinals, shares and "one after another": they count nobody. */
function isOther(lower: string, { start, end }: Range, language: string): boolean {
  const before = lower.slice(Math.max(0, start - 3), start)
  const after = lower.slice(end, end + 4)
  if (language === 'ko')
    return (
      /(?:^|[^가-힣])제 ?$|第 ?$/u.test(before) ||
      /^(?:당|씩|용|실|승)/u.test(after) ||
      // "Without leaving out one": it says that all are meant.
      /^도 (?:빠짐없이|남김없이|예외 없이|빼놓지|빠지지)/u.test(lower.slice(end, end + 8)) ||
      // "How many it were": a question and no number.
      (/^(?:(?:모두|총|전부) )?몇/u.test(lower.slice(start, end).trimStart()) &&
        /^(?:인지|일지|이었는지|인가|일까)/u.test(after))
    )
  // "多数人": most, and not several.
  if (lower.charAt(start) === '数' && /[多少半]$/u.test(before)) return true
  // 人次 are visits, and not people; "四人次日" are people, and the next day.
  return (
    /第 ?$|每 ?$/u.test(before) ||
    // "两个孩子的母亲": who it is, and nobody that anything is done to.
    /^(?:小?孩|孩子|子女|儿女|女儿|儿子)的(?:母亲|父亲|妈妈|爸爸|妈|爸|爹|娘)/u.test(
      lower.slice(end, end + 8),
    ) ||
    /^(?:次(?![日年月晨])|均(?![已被遭获为是在未无有系告安])|权|民|口|道|类|员工)/u.test(after)
  )
}

/** "어린이 3명을 포함해", "包括3名儿童", "(女8名)": shares of another number. */
function isShare(lower: string, { start, end }: Range, sentence: Range): boolean {
  const before = lower.slice(sentence.start, start)
  const after = lower.slice(end, Math.min(sentence.end, end + 14))
  if (/^(?:의? ?\S{0,6})?[을를]? ?(?:포함|비롯)/u.test(after)) return true
  if (/(?:包括|包含|含|其中有)[^,。]{0,4}$/u.test(before)) return true
  return /\([^)]*$/u.test(before) && /^[^(]*\)/u.test(lower.slice(end, sentence.end))
}

function leadOf(before: string, lexicon: Lexicon): Lead | undefined {
  const ends = (section: string) =>
    formsOf(lexicon, section).some((form) => before.trimEnd().endsWith(form))
  if (ends('number part-before')) return 'part_of'
  if (ends('number rest-before')) return 'remainder'
  if (ends('number other-before')) return 'other'
  if (ends('number further-before')) return 'further'
  if (ends('number same-before')) return 'same'
  return undefined
}

/** "14명 중 2명", "40人中12人": the number of the whole. */
function wholeBefore(before: string, language: string): number | undefined {
  const sign =
    language === 'ko'
      ? /([\d,]+|\S{1,4}) ?(?:여 ?)?(?:명|인|사람) ?(?:가운데|중)(?:에서?)?[은는]? ?\S{0,6} ?$/u
      : /([\d,]+|[一二两三四五六七八九十百千万]+)[余多]?(?:名|人|位)[^,。]{0,8}(?:中|当中|里)[,]?(?:有|仅有|只有)?$/u
  const words = sign.exec(before)?.[1]
  return words === undefined ? undefined : readQuantity(words, language).quantity?.value
}

function kindOf(lower: string, { start, end }: Range, lexicon: Lexicon): NumberPhrase['kind'] {
  const near = { start: Math.max(0, start - 6), end: Math.min(lower.length, end + 6) }
  for (const { means } of findPhrases(lexicon.index('number own-person'), lower, near)) {
    const [by, ...label] = means.split(' ')
    if (by === 'sex' || by === 'age') return { by, label: label.join(' ') }
  }
  return undefined
}

const FAR = 14

/** "두 | 아들이": the noun that a number without a counter stands before. */
function nounBehind(lower: string, end: number, lexicon: Lexicon): Noun | undefined {
  const near = { start: end, end: Math.min(lower.length, end + FAR) }
  const [found] = findPhrases(lexicon.index('number noun'), lower, near)
  if (found?.means !== 'person' || !/^ (?:\S{1,3} ?)?$/u.test(lower.slice(end, found.start)))
    return undefined
  return { noun: 'people', range: { start: found.start, end: found.end } }
}

interface Noun {
  noun: NumberPhrase['noun']
  range: Range
}

/** The noun for who is counted: in Korean before the number, in Chinese behind it. */
function nounAt(
  lower: string,
  { start, end }: Range,
  { lexicon, sentence }: { lexicon: Lexicon; sentence: Range },
): Noun | undefined {
  const near =
    lexicon.language === 'ko'
      ? { start: Math.max(sentence.start, start - FAR), end: start }
      : { start: end, end: Math.min(sentence.end, end + FAR) }
  const nouns = findPhrases(lexicon.index('number noun'), lower, near)
  const found = lexicon.language === 'ko' ? nouns.at(-1) : nouns[0]
  if (!found || found.means === '-') return undefined
  const gap =
    lexicon.language === 'ko' ? lower.slice(found.end, start) : lower.slice(end, found.start)
  if (gap.length > 8 || /[,.。;]/u.test(gap)) return undefined
  // "선교회 관계자는 500명이 …": whoever tells is not whom they count.
  const speakers = findPhrases(lexicon.index('speaker noun'), lower, near)
  if (/^[은는] /u.test(gap) && speakers.some(({ end: last }) => last === found.end))
    return undefined
  const noun = found.means === 'person' ? 'people' : 'official'
  const range = { start: found.start, end: found.end }
  return { noun, range }
}

/** "7명 모두", "十三人全部": they only say that it holds for all; "1일부터" is no word for some. */
function isAdverb(lower: string, { start, end }: Range, language: string): boolean {
  const before = lower.slice(Math.max(0, start - 2), start)
  const words = lower.slice(start, end)
  // "나머지 25명": the number is told.
  if (/^(?:나머지|남은|다른)/u.test(words)) return !/^[은는이가을를도]/u.test(lower.slice(end))
  if (language === 'ko')
    return /[\p{L}\d]$/u.test(before) || /[명인] $/u.test(before) || /^(?:모두|전부)$/u.test(words)
  if (/^(?:其[余他]|剩|余下)/u.test(words))
    return /^的?[\d一二两三四五六七八九十百千万几数]+[余多]?[人名位个]/u.test(lower.slice(end))
  return (
    /^(?:全部|悉数|全数|所有|大多|多半)$/u.test(words) &&
    !/^(?:人|难民|被|在押|囚)/u.test(lower.slice(end))
  )
}

function amountsIn(
  text: PreparedText,
  lexicon: Lexicon,
  { sentence, found }: { sentence: Range; found: readonly NumberPhrase[] },
): NumberPhrase[] {
  const { lower, language } = text
  const sections = ['number vague-alone', 'number none', 'number rest-alone'] as const
  return sections.flatMap((section) =>
    findPhrases(lexicon.index(section), lower, sentence).flatMap(({ start, end, means }) => {
      const isTaken = found.some(({ core }) => start < core.end && end > core.start)
      if (isTaken || means === '-' || isAdverb(lower, { start, end }, language)) return []
      const words = lower.slice(start, end)
      const said = amountOf(section, words, language)
      if (!said) return []
      const group = nounAt(lower, { start, end }, { lexicon, sentence })
      return [
        {
          range: { start, end },
          core: { start, end },
          quantity: { ...said, unit: 'persons' as const },
          noun: group?.noun ?? ('none' as const),
          ...(group ? { group: group.range } : {}),
          isAmount: true as const,
          ...(section === 'number rest-alone' ? { lead: 'remainder' as const } : {}),
        },
      ]
    }),
  )
}

function amountOf(section: string, words: string, language: string): Said | undefined {
  if (section === 'number none') return { op: 'none', value: 0 }
  if (section === 'number rest-alone') return { op: 'unknown_some' }
  const { quantity } = readQuantity(words, language)
  return quantity && quantityOf(quantity)
}

const ORDINAL = {
  ko: new RegExp(`(?<![가-힣])(${KO_NUMBER}) ?번째 `, 'gu'),
  zh: new RegExp(`第(${ZH_DIGITS})[个個名位]?`, 'gu'),
}

/** "아홉 명 … 열 번째 사람", "九名 … 第十人": one more, where it follows those counted before. */
function ordinalsIn(
  lower: string,
  lexicon: Lexicon,
  { sentence, found }: { sentence: Range; found: readonly NumberPhrase[] },
): NumberPhrase[] {
  const words = lower.slice(sentence.start, sentence.end)
  const { language } = lexicon
  return matchesOf(ORDINAL[language === 'ko' ? 'ko' : 'zh'], words).flatMap((match) => {
    const start = sentence.start + match.index
    const at = start + match[0].length
    const nth = readQuantity(`${match[1]}${language === 'ko' ? '명' : '人'}`, language).quantity
    const last = found.findLast(({ core }) => core.end <= start)?.quantity.value
    if (last === undefined || nth?.value !== last + 1) return []
    const person = /^(?:사람|人)(?![次生民权])/u.exec(lower.slice(at, sentence.end))?.[0].length
    const near = { start: at, end: Math.min(sentence.end, at + FAR) }
    const nouns = findPhrases(lexicon.index('number noun'), lower, near)
    const noun = nouns.find((one) => one.start === at && one.means === 'person')
    if (noun === undefined && person === undefined) return []
    const end = noun?.end ?? at + (person ?? 0)
    const quantity = { op: 'exactly' as const, value: 1, unit: 'persons' as const }
    const own = { range: { start, end }, core: { start, end }, group: { start: at, end } }
    return [{ ...own, quantity, noun: 'people', isAmount: true, lead: 'further' }]
  })
}

// Who did it is not whom it befell: "60 soldiers arrested the men" counts nobody who was arrested.
// A grammar of few words: a subject, a verb that is no passive, and its own object. Source:
// reading.md 2.
import type { Act } from '@tumen/claim'
import type { NumberPhrase } from '../text/number.ts'
import type { PhraseMatch } from '../text/phrase-index.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Language, Range } from '../text/source-text.ts'
import { namedAct } from './act-word.ts'
import { BEFORE_NOUN, endsIn } from './ko/final-sign.ts'

/** What the people of a number are to an act behind them. */
export type Part =
  /** They did it, and somebody else is its object. */
  | 'doer'
  /** It is told of somebody else. */
  | 'beside'

/** What stands behind a number and its noun, and where in it the act stands. */
export interface BehindNumber {
  /** From the end of the number and its noun to the end of the sentence, small letters. */
  after: string
  act: { start: number; end: number }
}

/** What the people are to the act; nothing where it may have befallen them. */
export function partIn(language: Language, behind: BehindNumber): Part | undefined {
  return PARTS[language](behind)
}

/** Acts that one does to another. */
const DONE: ReadonlySet<string> = new Set<Act>([
  ...(['arrest', 'detention', 'abduction', 'imprisonment', 'sentence', 'execution'] as const),
  ...(['killing', 'torture', 'sexual_violence', 'forced_return', 'transfer'] as const),
  ...(['trafficking', 'attempted_return', 'pushback'] as const),
])
/** Behind people: what they are charged with, up to what was done to them for it. */
const CHARGE: Readonly<Record<Language, RegExp>> = {
  en: /^(?!)/u,
  ko: /^[이은는]? [^,;]{2,30}(?:혐의|죄목|죄|이유)로 /u,
  zh: /^[^,;因以]{0,6}(?:因涉嫌|因|以|涉嫌)[^,;]{2,14}?(?=,?(?:被|遭|获刑|入狱|落网))/u,
}
/** How much behind the people of a number tells what they are charged with. */
export function chargeBehind(after: string, language: Language): number {
  return CHARGE[language].exec(after)?.[0].length ?? 0
}

/**
 * "Sentenced two brokers for moving | 34 people", "34명을 옮긴 혐의로 | 구속": it is told of who did
 * something to the people counted.
 */
export function isOfAccused(between: string, isBefore: boolean, language: Language): boolean {
  return language === 'ko'
    ? !isBefore && /^[^ ,]{0,4}[을를] [^,;]{0,24}(?:혐의|죄목|죄)/u.test(between)
    : language === 'en' &&
        isBefore &&
        /^[^,;:]*\bfor (?:\w+ly )?\w+ing (?:[^,;:]* )?$/u.test(between)
}

/** Units between an act and the people behind it who are its object: "逮捕了 | 五十余名". */
const NEAR = 4

/** Whether the people of a number did what the first act behind them tells. */
export function isDoer(
  { range, group }: NumberPhrase,
  {
    text,
    sentence,
    triggers,
  }: { text: PreparedText; sentence: Range; triggers: readonly PhraseMatch[] },
): boolean {
  const from = Math.max(range.end, group?.end ?? 0)
  const isAct = ({ means }: PhraseMatch) => namedAct(means) !== undefined
  const before = text.lower.slice(sentence.start, range.start)
  const isObject =
    /[将把][^,。]{0,6}$/u.test(before) ||
    triggers.some((one) => isAct(one) && one.end <= range.start && range.start - one.end <= NEAR)
  const after = text.lower.slice(from, sentence.end)
  // "병사 5명이 주민을 때린 혐의로 붙잡혔다", "因殴打村民被捕": what they are charged with is no act.
  const charge = chargeBehind(after, text.language)
  const first = triggers.find((one) => one.start >= from + charge && isAct(one))
  const told = triggers.findLast((one) => one.end <= range.start && isAct(one))
  if (!first && told && isSpokenOf(text, sentence, { act: told, number: range })) return true
  if (!first || isObject || !DONE.has(namedAct(first.means) ?? '')) return false
  const act = { start: first.start - from, end: first.end - from }
  return partIn(text.language, { after, act }) === 'doer'
}

/** "In protest at the | arrests, 45 lawyers", "为抗议 | 逮捕,45名律师": who speaks for or against it. */
const SPOKEN_OF: Readonly<Record<'en' | 'zh', RegExp>> = {
  en: new RegExp(
    '\\b(?:protest(?:s|ed|ing)?|opposition|opposing|condemn(?:ed|ing)?|denounc(?:ed|ing)|' +
      'criticis(?:ed|ing)|solidarity)(?: (?:at|over|against|to|with))? (?:the|these|those|such) $',
    'u',
  ),
  zh: /(?:抗议|反对|谴责|声援|批评)[^,。]{0,6}$/u,
}

/** Whether the people behind an act are those who speak of it. */
function isSpokenOf(
  { lower, language }: PreparedText,
  sentence: Range,
  { act, number }: { act: Range; number: Range },
): boolean {
  const after = lower.slice(act.end, number.start)
  if (language === 'ko') return KO_ABOUT.test(after)
  // "They condemned the arrest of 10 lawyers": only behind a comma are they others.
  const isApart = /,/u.test(after) && !/\bof\b/u.test(after)
  return isApart && SPOKEN_OF[language].test(lower.slice(sentence.start, act.start))
}

/** Acts that are done to somebody. */
const DONE_TO = new RegExp(
  '^(?:arrest|detain|abduct|kidnap|beat|tortur|kill|murder|shot|shoot|execut|hang|deport|expel|' +
    'repatriat|imprison|jail|sentenc|rap|seiz|captur|drag|round|hand|sold|sell|traffick|forc|' +
    'return|transferr)',
  'u',
)
const EN_SUBJECT = /^(?:,? (?:who|which|that))?(?: \w+ly| then| also| later)? ?$/u
const EN_OBJECT = new RegExp(
  '^(?: (?:to death|up|off|away|out|back))? (?:(?:the|a|an|his|her|their|its|our|my|those|these|' +
    'another|several|many|some|all|dozens|hundreds|two|three|four|five|six|\\d+) |(?:him|her|' +
    'them|me|us|people|men|women|children|civilians|villagers|prisoners|refugees|students|' +
    'families)\\b)',
  'u',
)
const EN_PASSIVE = /\b(?:was|were|been|be|being|is|are|got|get|had)\b[^,;]*$/u

const EN_OTHER_CLAUSE = /[,;:] (?!who|and |but )(?:\w+ ){1,4}$| and (?:then |later |also )?$/u

/** "310 women passed through, of whom a third were | sent back": of some of them alone. */
const EN_SHARE = new RegExp(
  '\\bof (?:whom|them) (?:about |nearly |almost |at least |only )?(?:half|most|many|some|several|' +
    '(?:a|one|two|three) (?:thirds?|quarters?|fifths?|tenths?)|\\d+ ?(?:%|percent|per cent)|' +
    '\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen) ',
  'u',
)

function englishPart({ after, act }: BehindNumber): Part | undefined {
  const [before, form, rest] = split(after, act)
  if (EN_SHARE.test(before)) return 'beside'
  if (DONE_TO.test(form) && !/ing$/u.test(form) && EN_OBJECT.test(rest)) {
    if (EN_SUBJECT.test(before)) return 'doer'
    // "900 inhabitants; the police arrested the elder": a clause with a subject of its own.
    // "They lined up all 40 crew and | beat the older men": an object of its own.
    if (EN_OTHER_CLAUSE.test(before) && !EN_PASSIVE.test(before)) return 'beside'
  }
  // "… were appointed to defend the | arrested students".
  const isOthers = / (?:the|those|all|any|these) $/u.test(before) && /ed$/u.test(form)
  return isOthers && /\b\w+(?:ed|s)\b/u.test(before) && /^ \w+|^[.,;]/u.test(rest)
    ? 'beside'
    : undefined
}

const KO_SUBJECT = /^(?: ?의 [가-힣]{2,8}| ?[가-힣]{0,6})?(?:이|가|은|는) /u
const KO_OBJECT = /(?:^|\s)[^\s,.\d]+(?:을|를|에게) (?:[^\s,.]+ ){0,3}$/u
const KO_PASSIVE = new RegExp(
  '당|받|되|됐|돼|된|될|히[고며]|혔|힌|잃|입|겪|끌려|잡혀|붙들려|풀려|갇|맞|죽었|숨(?!지게)|' +
    '건[너넜넌]|넘어|넘었|헤엄|찼|매달렸|나섰|디뎠|드러냈|뽑혔|떠나|달아|도망|탈출|도착|사라|실려|' +
    '보내졌|넘겨[졌져]|부려졌',
  'u',
)
/** Other people of whom the act is told by the way: "체포된 학생들을", "추방자들을". */
const KO_OTHERS =
  /^[^\s,.]{0,3}(?:된|당한|한|간|던) (?:이들|사람들?|[가-힣]{1,5}들)|^자들?(?:을|를|의|에게|과|와) /u
/** An act that one speaks for or against: "강제송환에 항의했다". */
const KO_ABOUT =
  /^(?:에|을|를|에 (?:대해|대한)) ?(?:[^\s,.]+ )?(?:항의|반대|비판|거부|요구|촉구|지지|찬성|규탄|방해|막|토론|논의)/u

function koreanPart({ after, act }: BehindNumber): Part | undefined {
  const [before, , rest] = split(after, act)
  const subject = KO_SUBJECT.exec(before)
  // The verb with its noun: "성폭행을 | 당했다", "체포했다".
  const verb = after.slice(act.start).split(/[,.;]/u, 1)[0]?.split(' ').slice(0, 2).join(' ') ?? ''
  const told = before.slice(subject?.[0].length ?? 0)
  // "88명이 | 탄 고무보트를": they are the subject of a clause that only says which boat.
  if (subject && isAdnominal(told.split(' ')[0] ?? '')) return undefined
  const hasOther = /[가-힣]+(?:이|가) /u.test(told)
  if (KO_OBJECT.test(told) && !KO_PASSIVE.test(verb))
    return subject && !hasOther ? 'doer' : hasOther ? 'beside' : undefined
  return subject && (KO_OTHERS.test(rest) || KO_ABOUT.test(rest)) ? 'beside' : undefined
}

/** A verb before a noun: it ends in ㄴ, 는 or 던. */
function isAdnominal(word: string): boolean {
  return word.length <= 4 && (endsIn(word.slice(-1), BEFORE_NOUN) || /던$/u.test(word))
}

/** Verbs of what one does to another; not of going, dying and arriving. */
const ZH_DONE = /[捕拘抓绑杀决返遣逐判刑押关打虐奸掳劫扣拐卖]/u
/** Somebody helps with an act, or speaks for or against it. */
const ZH_ABOUT = /(?:协助|帮助|参与|抗议|反对|要求|呼吁|支持)[^,。被]{0,4}$/u
const ZH_PASSIVE = /[被遭获受给让由]|予以/u
const ZH_PEOPLE = new RegExp(
  '^[了过着]?(?:那|这|该|其|几|数|一|两)?[位名个些批]?[^,。;:\\d]{0,6}?' +
    '(?:他们?|她们?|家庭|[人者民员子生工长师孩客犯徒属友众妇女男兵])',
  'u',
)
const ZH_DIRECTION = /^[了]?(?:回|到|至|往|出|入|归|后|在|于|的|和|、|或|并)/u
const ZH_OBJECT = /^了(?!\d|[一二三四五六七八九十两几数半多很整好大])\p{Script=Han}{2}/u

/** "对12人立案,其中5人 | 获释". */
const ZH_SHARE = /其中[^,;。]{0,4}[\d一二三四五六七八九十百两几数半]/u

function chinesePart({ after, act }: BehindNumber): Part | undefined {
  const [before, form, rest] = split(after, act)
  if (ZH_SHARE.test(before)) return 'beside'
  const clause = /[^,;:。]*$/u.exec(before)?.[0] ?? ''
  const isActive = !ZH_PASSIVE.test(clause + form) && ZH_DONE.test(form)
  const hasObject = !ZH_DIRECTION.test(rest) && (ZH_PEOPLE.test(rest) || ZH_OBJECT.test(rest))
  if (isActive && hasObject) return clause !== before ? 'beside' : 'doer'
  // "司机拒绝运送 | 被遣返者": of others, behind a verb.
  const isOthers = /被[^,。]{0,2}$/u.test(before) && /^(?:者|人员|人士|学生|的)/u.test(rest)
  if (isOthers && /\p{Script=Han}{2,}被/u.test(clause)) return 'beside'
  return ZH_ABOUT.test(clause) ? 'beside' : undefined
}

const PARTS: Readonly<Record<Language, (behind: BehindNumber) => Part | undefined>> = {
  en: englishPart,
  ko: koreanPart,
  zh: chinesePart,
}

/** What stands before the act, the act, and what stands behind it. */
function split(after: string, { start, end }: BehindNumber['act']): [string, string, string] {
  return [after.slice(0, start), after.slice(start, end), after.slice(end)]
}

// Numbers in an English sentence: digits, words, ranges and vague words with their hedges, and the
// noun behind them, by closed lists of nouns and by names of peoples. Source: reading.md 2.
import { hedgePatterns, type Operator } from '@tumen/claim'
import { formsOf, type Lexicon, perLexicon } from './lexicon.ts'
import {
  hedgeOperator,
  isDoneTo,
  isToldOf,
  type Lead,
  type NumberPhrase,
  numbersIn,
  operatorOf,
  PEOPLE_NEXT,
  partOfWhole,
} from './number.ts'
import { matchesOf } from './pattern-match.ts'
import { findPhrases, type PhraseMatch } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'

const DIGITS = '\\d{1,3}(?:[,\\u00a0\\u202f ]\\d{3})+(?!\\d)|\\d+(?:\\.\\d+)?(?:k\\b)?'
const SMALL =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|' +
  'sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const SCALE = 'hundred|thousand|million|dozen|score'
const WORDS = `(?:half an? |an? )(?:${SCALE})|(?:${SMALL})(?:(?: and |[ -])(?:${SMALL}|${SCALE}))*`
const NUMBER = `(?:(?:${DIGITS})(?: (?:${SCALE})\\b)?|(?:${WORDS})\\b(?: and (?:${SMALL})\\b)?)`
const RANGE =
  `(?<!\\bfrom )${NUMBER} ?(?:-|–|to|or) ?${NUMBER}|` +
  `(?<=\\bbetween )${NUMBER} and ${NUMBER}|${NUMBER}`

interface EnglishNumbers {
  pattern: RegExp
  before: RegExp
  after: RegExp
}

const HEDGES = hedgePatterns('en')

const patternsOf = perLexicon((lexicon): EnglishNumbers => {
  const any = (section: string) =>
    [...formsOf(lexicon, section)]
      .sort((a, b) => b.length - a.length)
      .map((form) => form.replace(/[.*+?^$()[\]{}|\\]/gu, '\\$&'))
      .join('|')
  const vague = any('number vague')
  const patterns = {
    pattern: new RegExp(`(?<![\\w.,$£€])(?:(?:${vague})\\b|${RANGE})`, 'gu'),
    before: new RegExp(`(?:^|(?<=[^\\w]))(?:${HEDGES.before}|between )$`, 'u'),
    after: new RegExp(`^${HEDGES.after}(?![\\w]| \\d)`, 'u'),
  }
  return patterns
})

/** The numbers of an English sentence that may count people, in order. */
export function findEnglishNumbers(
  text: PreparedText,
  lexicon: Lexicon,
  sentence: Range,
): NumberPhrase[] {
  const words = text.lower.slice(sentence.start, sentence.end)
  const patterns = patternsOf(lexicon)
  const nouns = nounsIn(text, lexicon, sentence)
  const found: NumberPhrase[] = []
  let whole: number | undefined
  for (const match of matchesOf(patterns.pattern, words)) {
    const core = range(sentence.start + match.index, match[0])
    if (found.some(({ range: taken }) => core.start < taken.end)) continue
    const phrase = phraseAt(text, core, { patterns, nouns, sentence })
    if (!phrase) continue
    if (phrase.isWhole) {
      const { isWhole: _, ...told } = phrase
      whole = told.quantity.value
      if (isToldOf(phrase, { text, lexicon, sentence })) found.push(told)
    } else {
      found.push(whole === undefined ? phrase : partOfWhole(phrase, whole))
      whole = undefined
    }
  }
  const amounts = amountsIn(text, lexicon, { sentence, nouns, found })
  // "Most of the 130 were moved": the 130 only say of whom most are told.
  const own = found.filter(
    ({ core }) =>
      !amounts.some(({ range, quantity }) => {
        return quantity.op !== 'none' && core.start > range.start && core.end <= range.end
      }),
  )
  return [...own, ...amounts].sort((a, b) => a.core.start - b.core.start)
}

function range(start: number, words: string): Range {
  return { start, end: start + words.trimEnd().length }
}

interface Nouns {
  people: PhraseMatch[]
  things: PhraseMatch[]
  officials: PhraseMatch[]
}

function nounsIn(text: PreparedText, lexicon: Lexicon, sentence: Range): Nouns {
  const find = (section: string) => findPhrases(lexicon.index(section), text.lower, sentence)
  return {
    people: [...find('number people'), ...find('number person')],
    things: find('number things'),
    officials: find('number officials'),
  }
}

interface Setting {
  patterns: EnglishNumbers
  nouns: Nouns
  sentence: Range
}

const MONTH =
  'january|february|march|april|may|june|july|august|september|october|november|december|' +
  'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec'
/** What stands before a number that counts nobody: "in cell 4"; not in "the cell 40 slept". */
const NOT_AFTER = new RegExp(
  '(?:[$£€#/]|\\d:(?! )|\\b(?:(?:one|two|three|four|five|six|seven|eight|nine|\\d) in|days?|km|' +
    'nos?\\.?|articles?|sections?|pages?|paragraph|aged|ages?|chapter|resolution|order|decree|' +
    'law|rule|kilomet(?:re|er)|phase|grade|clause|paras?|point|figure|table|us|' +
    '(?:mother|father|parent) of|(?<!\\b(?:the|an?|th[ia][st]|his|her|its|one) )(?:route|room|' +
    'block|flight|unit|ward|gate|cell|line|platform|highway|pier|berth|hut))\\.?) ?$',
  'u',
)
/** "May 14": the day of a month, but "in May 14 fled" and "by June 30 people had been". */
const DAY_OF_MONTH = new RegExp(`\\b(?:${MONTH})\\.? $`, 'u')
const IN_MONTH = new RegExp(`\\bin (?:${MONTH})\\.? $`, 'u')
const ON_DAY = new RegExp(`\\bon (?:${MONTH})\\.? $`, 'u')
const PEOPLE_AFTER = new RegExp(`^${PEOPLE_NEXT}`, 'u')
const YEAR_BEFORE = new RegExp(
  '\\b(?:in|since|of|from|until|till|by|during|year|early|late|mid|before|after|and|' +
    'to|spring|summer|autumn|winter|fall|end of|for|than)[ -]$',
  'u',
)
/** What stands after a number that counts nobody. */
const NOT_BEFORE = new RegExp(
  `^(?:-?(?:st|nd|rd|th)\\b|%|:\\d|[./]\\d|-(?:year|day|month|hour|week|km|mile|foot|metre|time)|` +
    ` ?(?:am|pm|a\\.m|p\\.m|o'clock|percent|per cent|times)\\b|,? \\d{4}\\b)`,
  'u',
)
const MONTH_AFTER = new RegExp(`^ (?:${MONTH})\\b`, 'u')
const YEAR = /^(?:(?:(?:^| and )(?:1[5-9]|20|21)\d\d){1,2})$/u
const STREET =
  /^\s(?:\p{Lu}[\p{L}'-]+\s){1,3}(?:Road|Street|Avenue|Lane|Square|Boulevard|Rd|St|Ave)\b/u

function phraseAt(
  text: PreparedText,
  core: Range,
  { patterns, nouns, sentence }: Setting,
): NumberPhrase | undefined {
  const { lower, source } = text
  const words = lower.slice(core.start, core.end)
  const before = lower.slice(sentence.start, core.start)
  const after = lower.slice(core.end, sentence.end)
  // "Every one of the 12": the number is theirs.
  if (words === 'one' && /\b(?:every|each|any)(?: single)? $/u.test(before)) return undefined
  const isBetween = /\bbetween $/u.test(before) && / and /u.test(words)
  const numbers = halfOf(words) ?? numbersIn(isBetween ? `between ${words}` : words, 'en')
  if (!numbers || countsNothing(text, core, sentence)) return undefined
  if (numbers.value !== undefined && !Number.isInteger(numbers.value)) return undefined
  const isYear = YEAR.test(words)
  const tail = patterns.after.exec(after)
  const end = core.end + (tail ? tail[0].length : 0)
  // "(412) people": brackets around nothing but a number are none.
  const isBare = before.endsWith('(') && after.startsWith(')')
  const found = nounAfter(text, { ...core, end: isBare ? end + 1 : end }, { nouns, sentence })
  const { start, hedges, lead } = hedgesBefore(before, sentence.start, patterns)
  const isDoneToThem =
    found.group &&
    isDoneTo(lower.slice(sentence.start, start), lower.slice(found.group.end, sentence.end))
  const counted = isDoneToThem && found.noun === 'thing' ? { ...found, noun: PEOPLE } : found
  // "By May 2021 | 500 people": the people are counted by the other one.
  const isUncounted = counted.noun === 'none' || /^,? \d/u.test(after)
  if (isYear && (isUncounted || YEAR_BEFORE.test(before))) return undefined
  const whole = wholeAfter(lower.slice(end, sentence.end), end)
  if (counted.noun === 'thing' && !whole) return undefined
  if (tail) hedges.push(hedgeOperator('', tail[0]))
  const isWhole =
    /(?:^|[.;] ?)(?:out )?of (?:a group of )?$/u.test(lower.slice(sentence.start, start)) &&
    /^[^.;]*, /u.test(after)
  const op = operatorOf(numbers, hedges)
  return {
    range: { start, end: whole?.end ?? end },
    core,
    quantity: { op, unit: 'persons', ...numbers, ...hedgeOf(source.text, start, core) },
    ...counted,
    ...(counted.group ? { label: lower.slice(counted.group.start, counted.group.end) } : {}),
    ...(lead === undefined ? {} : { lead }),
    ...(whole
      ? {
          lead: 'part_of' as const,
          noun: counted.noun === 'official' ? counted.noun : ('people' as const),
        }
      : {}),
    ...(whole?.value === undefined ? {} : { whole: whole.value }),
    ...(!isBare && SHARE.test(lower.slice(sentence.start, start))
      ? { isShare: true as const }
      : {}),
    ...(isWhole ? { isWhole } : {}),
  }
}

/** Days of a month, ordinals, shares, hours and what is numbered ("route 9", "12 High Street"). */
function countsNothing({ lower, source }: PreparedText, core: Range, sentence: Range): boolean {
  const before = lower.slice(sentence.start, core.start)
  const after = lower.slice(core.end, sentence.end)
  if (NOT_AFTER.test(before) || NOT_BEFORE.test(after)) return true
  // "14 May", and not "200 may still be at sea".
  if (/^\s\p{Lu}/u.test(source.text.slice(core.end, core.end + 2)) && MONTH_AFTER.test(after))
    return true
  const words = lower.slice(core.start, core.end)
  if (DAY_OF_MONTH.test(before)) {
    if (YEAR.test(words)) return true
    const isCount = IN_MONTH.test(before) || (PEOPLE_AFTER.test(after) && !ON_DAY.test(before))
    if (/^\d\d?$/u.test(words) && !isCount) return true
  }
  return STREET.test(source.text.slice(core.end, sentence.end))
}

/** An age ("Moses Lado, 41,", "a boy of six", "under 18") or a piece of a sign ("COVID-19"). */
const AGE_BEFORE = /\p{Lu}[^\s,]*, $|\bunder $|\b(?:age|boy|girl|man|woman|child|son) of $/u
const SIGN_BEFORE = /[\p{L}\d][-+]$|\d $|\+$/u

function isAgeOrSign(before: string, after: string): boolean {
  return SIGN_BEFORE.test(before) || (AGE_BEFORE.test(before) && /^[,.;)]/u.test(after))
}

/** Things that stand for people. */
const CASE = /^(?:cases?|instances|removals)$/u

/** Numbers of a sentence that may count people or what stands for them, whatever their noun. */
export function looseEnglishNumbers(
  text: PreparedText,
  lexicon: Lexicon,
  sentence: Range,
): Range[] {
  const nouns = nounsIn(text, lexicon, sentence)
  const acts = findPhrases(lexicon.index('trigger'), text.lower, sentence)
  const words = text.lower.slice(sentence.start, sentence.end)
  return [...words.matchAll(patternsOf(lexicon).pattern)].flatMap((match) => {
    const core = range(sentence.start + match.index, match[0])
    if (countsNothing(text, core, sentence) || match[0] === 'one') return []
    if (YEAR.test(match[0]) || numbersIn(match[0], 'en')?.vague !== undefined) return []
    const { noun, group } = nounAfter(text, core, { nouns, sentence })
    const rest = text.source.text.slice(sentence.start, core.end + 1)
    if (noun === 'none' && isAgeOrSign(rest.slice(0, match.index), rest.slice(-1))) return []
    if (noun !== 'thing' || group) return [{ start: core.start, end: group?.end ?? core.end }]
    // Of known things only acts and cases stand for people: "310 removals".
    const thing = nouns.things.find((one) => one.start > core.end && one.start < core.end + 30)
    const isVerb =
      thing && / (?:\w+ed|went|came|left|got) /u.test(text.lower.slice(core.end, thing.start))
    if (isVerb) return [core]
    const isAct = thing && acts.some(({ start, end }) => start <= thing.start && end >= thing.end)
    const isCase = thing && CASE.test(text.lower.slice(thing.start, thing.end))
    return isAct || isCase ? [{ start: core.start, end: thing.end }] : []
  })
}

const PEOPLE = 'people' as const
const SCALES = { hundred: 100, thousand: 1000, million: 1_000_000, dozen: 12, score: 20 }

/** "Half a million". */
function halfOf(words: string): { value: number } | undefined {
  const scale = /^half an? (hundred|thousand|million|dozen|score)$/u.exec(words)?.[1]
  return scale === undefined ? undefined : { value: SCALES[scale as keyof typeof SCALES] / 2 }
}

function hedgeOf(text: string, start: number, core: Range): { hedge?: string } {
  const hedge = text.slice(start, core.start).trim()
  return hedge === '' ? {} : { hedge }
}

/** "Nine people, including three children (two boys)": shares of the number before. */
const SHARE = new RegExp(
  '\\b(?:including|among them|among whom|of whom)(?: at least| about| some|' +
    ' nearly)? $|\\((?:[^()]*(?:,|and) )?$',
  'u',
)

const LEADS: readonly (readonly [RegExp, Lead])[] = [
  [/\b(?:the remaining|remaining|the other|the last|the rest of the) $/u, 'remainder'],
  [/\b(?:another|a further|further|an additional|additional|a second|yet another) $/u, 'further'],
  [/\b(?:all of the|all the|all of these|all of those|all these|all those|all) $/u, 'all_of'],
  [/\b(?:the|these|those|the same) $/u, 'same'],
  [/\bother $/u, 'other'],
]

function hedgesBefore(before: string, from: number, { before: pattern }: EnglishNumbers) {
  const found: Operator[] = []
  let left = before
  let lead: Lead | undefined
  for (let step = 0; step < 4; step++) {
    const hedge = pattern.exec(left)
    if (hedge && !isOther(left.slice(0, hedge.index), hedge[0].trimEnd())) {
      found.push(hedgeOperator(hedge[0], ''))
      left = left.slice(0, hedge.index)
      continue
    }
    const led = LEADS.find(([sign]) => sign.test(left))
    if (!led || lead !== undefined) break
    lead = led[1]
    if (lead === 'same') break
    left = left.replace(led[0], '')
  }
  const definite = lead === 'same' ? left.replace(/\b(?:the|these|those|the same) $/u, '') : left
  return { start: from + definite.length, hedges: found, lead }
}

/** "Concerned about three brothers", "handed over 14": no hedge. */
const PREPOSITION = new Set(['about', 'around', 'over', 'above', 'under', 'below', 'c', 'ca'])
const BEFORE_PREPOSITION = new RegExp(
  '\\b(?:concern(?:s|ed)?|worr(?:y|ies|ied)|information|news|reports?|questions?|' +
    'talk(?:s|ed)?|sp[eo]ke?|know[ns]?|hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|anger|' +
    'protests?|fears?|control|power|custody|details?|statement|heard?|tell|told|asked?|' +
    'inform(?:ed)?) $',
  'u',
)

function isOther(before: string, hedge: string): boolean {
  return PREPOSITION.has(hedge) && BEFORE_PREPOSITION.test(before)
}

const DETERMINERS =
  '(?:the|these|those|its|their|a group of|a total of|about|some|nearly|more than|at least) '
const OWNED =
  `(?:the|his|her|their|its|our) (?!${NUMBER})(?:[\\w-]+ )?` +
  '(?:group|others|rest|number|dead|wounded|arrested|detained|missing|children|people|' +
  '\\w*men|(?!was|has|is|as|this)\\w{3,}s)\\b'
const WHOLE = new RegExp(
  `^ (?:more |others? )?(?:out )?(?:of|among) (?:${DETERMINERS})*` +
    `(?:(${NUMBER})\\b|(them|whom|those|these|us|(?:this|that|the) group|${OWNED}))`,
  'u',
)

function wholeAfter(after: string, at: number): { end: number; value?: number } | undefined {
  const found = WHOLE.exec(after)
  if (!found) return undefined
  const value = found[1] === undefined ? undefined : numbersIn(found[1], 'en')?.value
  if (found[1] !== undefined && (value === undefined || YEAR.test(found[1]))) return undefined
  return { end: at + found[0].length, ...(value === undefined ? {} : { value }) }
}

/** Words that end the noun phrase of a number. */
const STOP = new RegExp(
  '[,.;:()"“”]|\\b(?:was|were|is|are|be|been|had|has|have|who|that|which|in|on|at|' +
    'from|by|to|for|and|or|with|as|after|before|said|told|when|while|died|fled|' +
    'arrested|killed|detained|crossed|of)\\b',
  'u',
)
const PERSONAL = /(?:ers|ors|ists|ians|ees|men|women|ants|folk|naries|mates)$/u

/** What begins a new phrase behind a number: "940 a year earlier", "5 the year before". */
const NEW_PHRASE = new RegExp(
  '^ (?:an?|one|last|this|next|' +
    'the (?:years?|months?|weeks?|days?|same|previous|first|second|half))\\b',
  'u',
)

function nounAfter(
  text: PreparedText,
  core: Range,
  { nouns, sentence }: Pick<Setting, 'nouns' | 'sentence'>,
): Pick<NumberPhrase, 'noun' | 'group' | 'kind'> {
  const { lower, source } = text
  const end = Math.min(sentence.end, core.end + 70)
  // "Dozens of lawyers": what is counted stands behind "of".
  const of = /^ of (?!the\b|them\b|those\b|these\b|whom\b)/u.exec(lower.slice(core.end, end))
  if (of) return nounAfter(text, { ...core, end: core.end + 3 }, { nouns, sentence })
  const raw = lower.slice(core.end, end)
  // "940 a year earlier": what begins anew is not counted.
  if (NEW_PHRASE.test(raw)) return { noun: 'none' }
  const member = /^-(?:member|strong|person|man|woman)\b/u.exec(raw)
  if (member) return { noun: 'people', group: range(core.end, member[0]) }
  const stop = STOP.exec(raw)
  const limit = core.end + (stop ? stop.index : raw.length)
  const inside = (all: readonly PhraseMatch[]) =>
    all.filter((one) => one.start >= core.end && one.start < limit)
  const [person] = inside(nouns.people)
  const official = inside(nouns.officials)[0]
  const thing = inside(nouns.things)[0]
  const firstOf = (a: Range | undefined, b: Range | undefined) =>
    a !== undefined &&
    (b === undefined || a.start < b.start || (a.start === b.start && a.end >= b.end))
  const isPerson = firstOf(person, official) && firstOf(person, thing)
  if (official && firstOf(official, thing) && !isPerson)
    return { noun: 'official', group: official }
  // "60 men's clothes", "three women prisoners": the last noun of the phrase is the head.
  // "Six member states": the noun behind is what is counted.
  const isHead = thing && thing.start === (person?.end ?? 0) + 1 && lower[thing.end - 1] === 's'
  if (person && isPerson && isHead) return { noun: 'thing' }
  if (person && isPerson)
    return {
      noun: 'people',
      group: { start: core.end + 1, end: person.end },
      ...kindOf(person, lower),
    }
  const byForm = peopleByForm(source.text.slice(core.end, limit), core.end)
  const isNamed = byForm.group && (!thing || byForm.group.end + 1 < thing.start)
  return thing && !isNamed ? { noun: 'thing' } : byForm
}

function kindOf({ means, start, end }: PhraseMatch, lower: string): Pick<NumberPhrase, 'kind'> {
  const [by] = means.split(' ')
  if (by !== 'sex' && by !== 'age') return {}
  return { kind: { by, label: lower.slice(start, end) } }
}

const NO_PEOPLE = new RegExp(
  '^(?:January|February|March|April|May|June|July|August|September|October|November|' +
    'December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Prison|Street|' +
    'Road)$',
  'u',
)

/** Names of peoples ("14 Uyghurs"), and nouns that end as those for people do. */
function peopleByForm(words: string, at: number): Pick<NumberPhrase, 'noun' | 'group'> {
  const tokens = words
    .trim()
    .split(/\s+/u)
    .filter((one) => one !== '')
  for (const [n, token] of tokens.slice(0, 4).entries()) {
    const isName = /^\p{Lu}[\p{L}'’-]{2,}$/u.test(token) && !NO_PEOPLE.test(token)
    const isLast = n === tokens.length - 1 || !/^\p{Lu}/u.test(tokens[n + 1] ?? '')
    if ((isName && isLast) || PERSONAL.test(token)) {
      const end = at + words.indexOf(token) + token.length
      return { noun: 'people', group: { start: at + 1, end } }
    }
    if (!isName && n >= 2) break
  }
  const [next = ''] = tokens
  const isPlural =
    /^\p{Ll}{3,}s$/u.test(next) && !/^(?:was|has|his|this|others|does|less)$/u.test(next)
  // A noun that no list knows: its group is set, since it may be people all the same.
  const group = { start: at + 1, end: at + 1 + next.length }
  return isPlural ? { noun: 'thing', group } : { noun: 'none' }
}

/** Words for amounts before people: they are claims only together with an act. */
function amountsIn(
  text: PreparedText,
  lexicon: Lexicon,
  { sentence, nouns, found }: { sentence: Range; nouns: Nouns; found: readonly NumberPhrase[] },
): NumberPhrase[] {
  const { lower } = text
  return findPhrases(lexicon.index('number amount'), lower, sentence).flatMap((amount) => {
    const taken = found.some(({ core, range: own }) => {
      return amount.start < core.end && amount.end > Math.min(own.start, core.start)
    })
    const isNoun = found.some(
      ({ group }) => group && amount.start < group.end && amount.end > group.start,
    )
    if (taken || isNoun) return []
    const before = lower.slice(Math.max(sentence.start, amount.start - 12), amount.start)
    if (/\b(?:how|so|too|as|where|whether|one|one after) $|\bat $|-$/u.test(before)) return []
    const after = lower.slice(amount.end, sentence.end)
    if (/^ (?:over|across|along|around) /u.test(after)) return []
    const whole = wholeAfter(after, amount.end)
    const counted = nounAfter(text, amount, { nouns, sentence })
    if (counted.noun === 'thing' || counted.noun === 'official') return []
    const isSubject =
      /^ (?:was|were|is|are|had|have|has|will|could|may|died|fled)\b/u.test(after) ||
      /^(?:none|no|not|both|others|the rest|the others|every)/u.test(lower.slice(amount.start))
    if (!whole && counted.noun === 'none' && !isSubject) return []
    // "A third were freed": a share of them; of one more it is told in the singular, or behind
    // the number that it follows: "nine men were brought back; a tenth had hanged himself".
    const known = /^after (\d+)$/u.exec(amount.means)?.[1]
    const isMore = /^ (?:was|is|has)\b/u.test(after) || (counted.group && !whole)
    const last = found.findLast(({ core }) => core.end <= amount.start)?.quantity.value
    if (known !== undefined && !isMore && last !== Number(known)) return []
    const quantity = amountOf(amount.means)
    if (!quantity) return []
    return [
      {
        range: { start: amount.start, end: whole?.end ?? amount.end },
        core: { start: amount.start, end: amount.end },
        quantity: { ...quantity, unit: 'persons' },
        noun: 'people',
        ...(counted.group ? { group: counted.group } : {}),
        isAmount: true,
        ...(whole ? { lead: 'part_of' } : {}),
        ...(amount.means === 'rest' ? { lead: 'remainder' } : {}),
        ...(quantity.value === 1 ? { lead: 'further' } : {}),
        ...(whole?.value === undefined ? {} : { whole: whole.value }),
      } satisfies NumberPhrase,
    ]
  })
}

function amountOf(
  means: string,
): Pick<NumberPhrase['quantity'], 'op' | 'value' | 'vague'> | undefined {
  if (means.startsWith('after ')) return { op: 'exactly', value: 1 }
  if (/^\d+$/u.test(means)) return { op: 'exactly', value: Number(means) }
  if (means === 'none') return { op: 'none', value: 0 }
  if (means === 'some' || means === 'rest') return { op: 'unknown_some' }
  return { op: 'vague', vague: means as NonNullable<NumberPhrase['quantity']['vague']> }
}

// Numbers of people in English, in the order of the text, with what they refer to. Finding a
// number, what it counts and whether it claims anything are files of their own.
// Source: reading.md 2, Numbers and Hedge, and 6.
import type { Restriction, RestrictionDimension, Unit } from '@tumen/claim'
import { englishSentence } from './act-en-predicate.ts'
import { rolesOf, wordsIn } from './act-en-role.ts'
import { englishClauseOf } from './clause-en.ts'
import { isClaim, type Site } from './count-en-claim.ts'
import { isNoCount } from './count-en-exclusion.ts'
import { numberLists } from './count-en-lexicon.ts'
import { type CountedNoun, nounFrom } from './count-en-noun.ts'
import { addShare, isDescription } from './count-en-part.ts'
import { type CountPhrase, phraseAt, type Scan, withWholeBehind } from './count-en-phrase.ts'
import { dropRowOfWhole } from './count-en-row.ts'
import { laterStage } from './count-en-stage.ts'
import type { CountQuantity, Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'
import { type GroupMemory, partOfHead, type Resolved, remember, resolve } from './reference-en.ts'
import type { Range } from './source-text.ts'

interface Reader {
  text: PreparedText
  lexicon: Lexicon
  drafts: Draft[]
  memory: GroupMemory
}

/** The counts of an English text. */
export function readCountsEn(text: PreparedText, lexicon: Lexicon): Draft[] {
  const reader: Reader = { text, lexicon, drafts: [], memory: { groups: [], sentence: 0 } }
  for (const [n, { position }] of text.sentences.entries())
    if (position !== 'boilerplate' && position !== 'credit') readSentence(reader, n)
  return reader.drafts
}

function readSentence(reader: Reader, sentence: number): void {
  const { text, lexicon } = reader
  const { words } = englishSentence(text, lexicon, sentence)
  const scan: Scan = { text, words, lists: numberLists(lexicon) }
  readNumbers(reader, scan, sentence)
}

function readNumbers(reader: Reader, scan: Scan, sentence: number): void {
  const { words } = scan
  const known = reader.drafts.length
  let from = 0
  let hasThings = false
  for (let n = 0; n < words.length; n++) {
    const phrase = phraseAt(scan, n)
    if (!phrase || phrase.numeral.first < from) continue
    const { op, value } = phrase.quantity
    const isOne = value === 1 || op === 'none'
    const found = nounFrom(scan, phrase.noun, isOne && !phrase.whole)
    // "gave 17 of them long sentences"
    const noun = phrase.whole?.isPronoun && found?.kind === 'thing' ? undefined : found
    const whole = noun ? withWholeBehind(scan, phrase, noun.end) : phrase
    const before = reader.drafts.length
    readPhrase(reader, scan, { phrase: whole, noun, sentence, hasThings })
    const isTeller = noun?.kind === 'official' && reader.drafts.length === before
    if (noun) hasThings = isTeller || (noun.kind === 'thing' && !isTimeOrShare(scan, noun))
    from = Math.max(phrase.end, phrase.numeral.end, whole.whole?.end ?? 0)
    n = from - 1
  }
  dropRowOfWhole(reader.drafts, known, reader)
  const { memory, drafts } = reader
  while ((memory.groups.at(-1)?.draft ?? -1) >= drafts.length) memory.groups.pop()
}

// Lengths of time and shares are nothing that is done something to.
function isTimeOrShare({ words, lists }: Scan, { head }: CountedNoun): boolean {
  const lower = words[head]?.lower ?? '-'
  return lists.spans.has(lower) || lists.invariant.has(lower)
}

interface Found {
  phrase: CountPhrase
  noun?: CountedNoun | undefined
  sentence: number
  hasThings: boolean
}

// The drafts of a sentence that is being read: the last ones.
function ofSentence(drafts: readonly Draft[], sentence: number): Draft[] {
  let first = drafts.length
  while (drafts[first - 1]?.sentence === sentence) first--
  return drafts.slice(first)
}

function readPhrase(reader: Reader, scan: Scan, found: Found): void {
  const { text, lexicon, drafts } = reader
  const { phrase, noun, sentence } = found
  if (isNoCount(scan, { phrase, noun })) return
  const range = rangeOf(scan, phrase, noun)
  const taken = englishSentence(text, lexicon, sentence)
  const roles = rolesOf(taken, range)
  const site: Site = {
    scan,
    sentence: taken,
    roles,
    phrase,
    noun,
    hasThings: found.hasThings,
    isTable: text.sentences[sentence]?.table === true,
    earlier: ofSentence(drafts, sentence),
    last: drafts.at(-1),
    distance: sentence - (drafts.at(-1)?.sentence ?? Number.NEGATIVE_INFINITY),
  }
  if (isDescription(site)) {
    addShare(site)
    return
  }
  if (!isClaim(site)) return
  const clause = englishClauseOf(text, lexicon, { range, sentence })
  pushDraft(reader, site, { range, sentence, clause })
}

// "Two of the 22", "Six of the women", "140 of them": the words of the whole belong to the number.
function rangeOf({ words }: Scan, phrase: CountPhrase, noun: Site['noun']): Range {
  const whole = phrase.whole?.isBehind ? undefined : phrase.whole
  const isOpen = whole && !whole.isPronoun && whole.value === undefined
  const named = isOpen ? (noun?.end ?? whole.end + (words[whole.end]?.is === 'word' ? 1 : 0)) : 0
  const end = Math.max(phrase.end, whole?.end ?? 0, named)
  const start = words[phrase.first]?.start ?? 0
  return { start, end: words[end - 1]?.end ?? start }
}

function pushDraft(
  { drafts, memory }: Reader,
  site: Site,
  place: { range: Range; sentence: number; clause: Range },
): void {
  const { phrase, noun, scan } = site
  const name = noun ? (scan.words[noun.head]?.lower ?? '') : ''
  memory.sentence = place.sentence
  const head = wholeAtHead(site)
  const resolved =
    (head && partOfHead(memory, drafts.indexOf(head), phrase)) ?? resolve(memory, phrase, name)
  const { group, restrict } = groupOf(site)
  const draft: Draft = {
    kind: 'quantity',
    range: place.range,
    sentence: place.sentence,
    clause: place.clause,
    quantity: {
      value: quantityOf(site, resolved),
      rules: [ruleOf(site)],
      range: place.range,
      questions: questionsOf(site, place.range),
    },
    group,
    restrict,
    refersTo: resolved.refersTo,
  }
  drafts.push(draft)
  remember(memory, draft, drafts.length - 1, name)
  const later = laterStage(site, draft)
  if (later) drafts.push(later)
}

// "Of the 45 deported, nine were jailed": the number that the sentence opens with is the whole.
function wholeAtHead({ earlier, scan: { words, lists } }: Site): Draft | undefined {
  const [head] = earlier
  const [first] = head ? wordsIn(words, head.range) : [0]
  let from = 0
  while (words[from]?.is === 'mark') from++
  const mark = lists.wholeFirst.at(words, from)
  return mark && first - mark.end <= FAR_HEAD ? head : undefined
}

/** "Of a group of 54": words between the mark and the whole. */
const FAR_HEAD = 4

function ruleOf({ phrase, noun }: Site): string {
  if (phrase.numeral.isSize) return 'count.size'
  if (phrase.whole) return 'count.part'
  if (phrase.kind !== 'number') return `count.${phrase.kind}`
  return noun ? `count.${noun.kind}` : 'count.bare'
}

function questionsOf({ noun, scan, phrase }: Site, range: Range) {
  const isSure = phrase.whole !== undefined || noun?.kind === 'person'
  if (isSure) return []
  const candidates = [scan.text.source.text.slice(range.start, range.end)]
  return [{ code: 'what-is-counted' as const, field: 'quantity' as const, candidates, range }]
}

function quantityOf(site: Site, resolved: Resolved): CountQuantity {
  // A plain copy is fast; one with more behind it makes objects that are slow to ask.
  const quantity: Partial<CountQuantity> = { ...site.phrase.quantity }
  if (quantity.op === 'exactly' && resolved.op !== undefined) {
    quantity.op = resolved.op
    quantity.hedge = resolved.hedge as string
  }
  quantity.unit = unitOf(site)
  if (resolved.partOf) quantity.partOf = resolved.partOf
  return quantity as CountQuantity
}

/** Units that nobody is one of. */
const OCCASIONS: ReadonlySet<Unit> = new Set(['incidents', 'raids', 'meetings'])

/** Words that point to a group named before: "three families …, the other nine". */
const REFERRING: ReadonlySet<string> = new Set(['remainder', 'other', 'further', 'part'])

// "32 bodies … six of them": a part is of the kind of its whole.
function unitOf({ phrase, noun, last, distance }: Site): Unit {
  if (noun?.kind === 'unit' && !phrase.numeral.isSize) return noun.means as Unit
  const isLed = phrase.lead !== undefined && REFERRING.has(phrase.lead) && distance <= 1
  const isOfThem = noun === undefined && (phrase.whole?.isPronoun === true || isLed)
  const unit = isOfThem ? last?.quantity?.value.unit : undefined
  return unit === undefined || OCCASIONS.has(unit) ? 'persons' : unit
}

function groupOf({ noun, scan: { words } }: Site): Pick<Draft, 'group' | 'restrict'> {
  if (!noun) return {}
  const start = words[noun.first]?.start ?? 0
  const group = { start, end: words[noun.end - 1]?.end ?? start }
  const restrict = restrictionOf(noun.kind === 'person' ? noun.means : '')
  return { group, restrict: restrict && [restrict] }
}

function restrictionOf(means: string): Restriction | undefined {
  const [by, ...label] = means.split(' ')
  return by ? { by: by as RestrictionDimension, label: label.join(' ') } : undefined
}

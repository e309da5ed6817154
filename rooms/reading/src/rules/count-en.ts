// Which numbers of an English text count people of whom something is told. Source: reading.md 2.
import type { Draft } from '../port/draft.ts'
import type { Lexicon } from '../text/lexicon.ts'
import type { NumberPhrase } from '../text/number.ts'
import { findEnglishNumbers } from '../text/number-en.ts'
import type { PhraseMatch } from '../text/phrase-index.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Range } from '../text/source-text.ts'
import { namedAct } from './act-word.ts'
import { clauseAround, relativeClause } from './clause.ts'
import { addShare, claimsOf, countDraft } from './count.ts'
import { isDoer } from './doer.ts'
import { actWords } from './en/apart.ts'

/** The counts of an English text, in its order. */
export function readEnglishCounts(text: PreparedText, lexicon: Lexicon): Draft[] {
  const drafts: Draft[] = []
  for (const [n, sentence] of text.sentences.entries()) {
    if (sentence.position === 'boilerplate' || sentence.position === 'credit') continue
    const phrases = findEnglishNumbers(text, lexicon, sentence)
    const people = phrases.map(({ range }) => range)
    const triggers = actWords({ text, lexicon, sentence, people })
    for (const phrase of phrases) {
      const scene = { text, sentence, at: n, triggers, drafts }
      if (phrase.isShare && addShare(drafts, phrase, n)) continue
      if (!countsPeople(phrase, scene)) continue
      const draft = countDraft(phrase, { text, sentence: n, drafts })
      const later = phrases.find(({ range }) => range.start >= draft.range.end)
      drafts.push(...claimsOf(draft, { ...scene, lexicon }, later?.range.start ?? sentence.end))
    }
  }
  return drafts
}

interface Scene {
  text: PreparedText
  sentence: Range
  /** Its index. */
  at: number
  triggers: readonly PhraseMatch[]
  drafts: readonly Draft[]
}

const SAID = new RegExp(
  '^(?:,[^,.;]{1,40},)?(?: (?!was|were|had|have|has|are|is)\\w+)? (?:said|say|says|' +
    'told|tells|testified|recalled|described|reported|added|explained|wrote|believe|' +
    'believes|think|estimate|estimated|claimed|insisted|confirmed|warned)\\b',
  'u',
)
/** "Two women who sell noodles | said": they tell, if nothing befell them in between. */
const WHO_SAID = /^ who ([^,.;]{1,60}?) (?:said|say|told|testified|recalled|described|reported)\b/u

const BARE_VERB = new RegExp(
  '^(?: (?:more|others|other|people))?,? (?:(?:\\w+ly|later|then|since|also) )?(?:was|' +
    'were|are|is|had|have|has|remain|remained|who|of whom|may|might|could|would|will|can|' +
    'face|await|still|died|dead|fled|arrested|detained|killed|held|executed|deported|' +
    'repatriated|returned|released|missing|wounded|injured|crossed|abducted|in custody|' +
    'in detention)\\b',
  'u',
)
/** Directly before a bare number: its verb or noun for an act. */
const ACT_BEFORE =
  /(?:\bof|\bkilling|\bincluding|\bsome|\band|\bleast|\bthan|\babout|\bover|\bto|) ?$/u

/** "Nobody was | spared": all suffered what the sentence tells. */
const SPARED = /^(?: \w+){0,2} (?:spared|exempt|exempted|safe|overlooked|left out|left alive)\b/u

/** "Before a crowd of | 300", "watched by | 40": they saw it. */
const ONLOOKERS = new RegExp(
  '\\b(?:in front of|before|watched by|witnessed by|in the presence of|in view of|under the eyes ' +
    'of) (?:(?:a|the) (?:crowd|gathering|audience|assembly) of )?(?:about |some |around |the )*$',
  'u',
)

/** "Half of the | 30", "one in five of the | 200": only of a share of them something is told. */
const SHARE_OF = new RegExp(
  '\\b(?:half|thirds?|quarters?|fifths?|sixths?|tenths?|most|many|some|several|few|majority|' +
    'minority|part|portion|fraction|none|\\d+ ?%|percent|per cent|(?:one|two|three|four|five|six|' +
    'seven|eight|nine|\\d+) (?:in|out of) (?:every )?(?:\\w+))' +
    '(?: of)? (?:the |these |those |its |their |all |an estimated )+$',
  'u',
)
/** "Nine out of ten | of the 80". */
const PER = /^ of (?:the|these|those|all)\b/u

/** "Eight men who said they had been beaten | were sent back": it is told of them all the same. */
function hasOwnVerbBehind({ range, noun }: NumberPhrase, scene: Scene): boolean {
  const { text, sentence, triggers } = scene
  const part = noun !== 'thing' && relativeClause(text.lower, sentence, range)
  const own = part && triggers.find(({ start }) => start >= part.end)
  if (!part || !own) return false
  const isSuffered = own.means.split('|').some((one) => one !== 'other' && SUFFERING.has(one))
  return isSuffered && PASSIVE.test(text.lower.slice(part.end, own.start))
}

const PASSIVE =
  /^(?:(?:was|were|are|is)(?: being)?|(?:have|had|has) been) (?:\w+ly |later |then |also |all )*$/u

function isOnlyTelling(end: number, after: string, { triggers }: Scene): boolean {
  const who = WHO_SAID.exec(after)
  const last = end + (who?.[0].length ?? 0)
  const isAct = ({ start, means }: PhraseMatch) =>
    namedAct(means) !== undefined && start >= end && start < last
  return who !== null && !triggers.some(isAct)
}

/** "None of the 21 men | arrested in May": of all of them it is told. */
function isToldOfAll(end: number, { triggers, text }: Scene): boolean {
  return triggers.some(
    ({ start, means }) =>
      namedAct(means) !== undefined &&
      start >= end &&
      /^(?: who (?:was|were))? $/u.test(text.lower.slice(end, start)),
  )
}

/** "90 novices | , the abbot said, | were driven out": who tells, between people and verb. */
const WHO_TELLS = new RegExp(
  "^, (?:[\\w'’-]+ ){1,4}(?:said|says|told [^,]{1,20}|added|wrote|recalled)," +
    '(?= (?:was|were|had|have)\\b)',
  'u',
)

function countsPeople(phrase: NumberPhrase, scene: Scene): boolean {
  const { text, sentence } = scene
  const { range, group } = phrase
  const end = Math.max(range.end, group?.end ?? 0)
  const after = text.lower.slice(end, sentence.end).replace(WHO_TELLS, '')
  const before = text.lower.slice(sentence.start, phrase.core.start)
  if (/^ (?:more|fewer|less) than\b/u.test(after)) return false
  if (ONLOOKERS.test(before) && !BARE_VERB.test(after)) return false
  const isRate = phrase.whole !== undefined && PER.test(after)
  if (isRate || (SHARE_OF.test(before) && !isToldOfAll(end, scene))) return false
  // "Learned from two relatives | that 23 were jailed": it was not done to who tells.
  if (TELLING.test(before) && /^(?: \w+)? that /u.test(after)) return false
  if (hasOwnVerbBehind(phrase, scene)) return true
  if (
    SAID.test(after) ||
    isOnlyTelling(end, after, scene) ||
    isDescription(phrase, scene, after) ||
    isDoer(phrase, scene)
  )
    return false
  if (phrase.noun === 'official') return isSuffered(phrase, scene)
  if (phrase.isAmount && phrase.lead === 'remainder')
    return (
      /^ (?:was|were|had been|have been|died|fled)\b/u.test(after) && hasAct(phrase, scene, true)
    )
  // "Nobody would say more": they count where something was, or was not, done to them.
  if (phrase.isAmount && phrase.quantity.op === 'none' && phrase.lead === undefined)
    return (
      /^(?: \w+){0,2} (?:was|were|has|have|had|is|are|died)\b/u.test(after) &&
      !SPARED.test(after) &&
      hasAct(phrase, scene)
    )
  if (phrase.isAmount && phrase.lead === 'part_of' && !BARE_VERB.test(after)) return false
  if (phrase.isAmount)
    return (
      hasAct(phrase, scene, phrase.lead === 'further') ||
      (phrase.lead !== undefined && phrase.lead !== 'further' && BARE_VERB.test(after))
    )
  if (phrase.quantity.value === 1 && phrase.lead === undefined && !hasAct(phrase, scene))
    return false
  if (phrase.noun === 'people') return true
  return isBareCount(phrase, scene, after)
}

/** Before or behind them numbers only say who people are: kin, ages, of whom a group is made up. */
const MADE_OF = new RegExp(
  '\\b(?:made up of|composed of|consisting of|comprising|(?:has|have|had|' +
    '(?<!\\b(?:along|together|off) )with) (?:\\w+ )?|(?:his|her|my) )(?:\\w+ )?$',
  'u',
)
const KIN = /^ (?:\w+ )?(?:children|daughters|sons|brothers|sisters|boys|girls|siblings)\b/u
const AGE = /\b(?:boy|girl|man|woman|child|aged|son|daughter) of $|, $/u
/** "A girl of | nine", "boys of | six and eight": a number behind it is an age whatever follows. */
const OLDEST = 20
const AGE_OF = new RegExp(
  '\\b(?:boys?|girls?|child|children|toddlers?|infants?|baby|babies|youths?) of ' +
    '(?:about |just |only )?$',
  'u',
)
/** "The oldest of the convicted is | 81". */
const AGE_IS = /\b(?:oldest|youngest|eldest|ages?)\b[^,.;]* (?:is|was|are|were)(?: only| just)? $/u
const OF_THEM = /(?:them|whom|those)$/u

const TELLING = new RegExp(
  '\\b(?:according to|citing|quoting|interviews? with|testimony of|accounts? of|told by|' +
    '(?:surveys?|polls?|stud(?:y|ies)|samples?|questionnaires?) (?:of|among|with)|' +
    '(?:learn(?:ed|t)|heard|accounts?|testimon(?:y|ies)|statements?|letters?|messages?) from|' +
    '(?:surveyed|polled)|(?:spoken?|talked) (?:with|to)|' +
    '(?:we|which|who|our \\w+) (?:have |has |had )?interviewed) $',
  'u',
)

function isDescription(phrase: NumberPhrase, { text, sentence }: Scene, after: string): boolean {
  const before = text.lower.slice(sentence.start, phrase.range.start)
  // Whoever tells is no victim: "according to two relatives".
  if (TELLING.test(before)) return true
  const whole = text.lower.slice(phrase.range.start, phrase.range.end)
  if (/\b(?:made up of|composed of|consisting of|comprising)(?: [\w ]+ and)? $/u.test(before))
    return true
  if (MADE_OF.test(before) && (KIN.test(after) || phrase.kind?.by === 'age')) return true
  const { op, value = OLDEST } = phrase.quantity
  if (phrase.noun === 'none' && op === 'exactly' && value < OLDEST && AGE_OF.test(before))
    return true
  if (phrase.noun === 'none' && AGE_IS.test(before)) return true
  if (phrase.noun === 'none' && op !== 'vague' && AGE.test(before) && /^[,.)]|^ who\b/u.test(after))
    return true
  if (
    phrase.noun === 'none' &&
    phrase.quantity.op === 'fewer_than' &&
    (phrase.quantity.value ?? 99) < 22 &&
    !/^(?:fewer|less) than\b/u.test(whole)
  )
    return true
  // "Three of them women": a share without a verb of its own.
  const isShare = phrase.lead === 'part_of' && OF_THEM.test(whole)
  return (
    isShare &&
    new RegExp(
      '^(?: (?:were|was|are|is))? (?:from|minors|under|women|men|boys|girls|children|' +
        'infants|civilians|[a-z]+s)\\b[^.]{0,12}[,.)]|^ \\w+(?:,|$)',
      'u',
    ).test(after)
  )
}

/** Of as many as another number is compared with, and of totals. */
const COMPARED = /\b(?:compared (?:with|to)|down from|up from|against|versus|from) (?:\w+ ){0,2}$/u
const TOTAL = /\b(?:number|total|figure|toll|count|sum|arrivals|deportations|returns)\b/u
/** "Rose from 64 to 92": two numbers. */
const CHANGED = new RegExp(
  '\\b(?:rose|risen|fell|fallen|grew|climbed|dropped|up|down|increased|' +
    'decreased) from (?:\\S+ to )?(?:\\w+ )?$',
  'u',
)
/** Whoever counts people told of before: "local media counted 1,900". */
const COUNTING = new RegExp(
  '\\b(?:count(?:s|ed)?|record(?:s|ed)?|register(?:s|ed)?|document(?:s|ed)?|list(?:s|' +
    'ed)?|put (?:it|them|the \\w+) at) $',
  'u',
)
/** A number that is the subject of a verb of its own. */
const VERB = /^ (?:[a-z]{2,}ed|got|went|came|ran|fell|left|took|lost|made|kept) /u
const TOTAL_VERB =
  /\b(?:is|was|be|been|at|to|reached|stood at|came to|of|spoke of|speak of) (?:\w+ )?$/u

/** "At least 12 | and possibly 31 people": two numbers of the same people. */
const ALTERNATIVE =
  /^,? (?:(?:and|or),? )?(?:possibly|perhaps|maybe|if not|up to|as many as),? [\w\d]/u

/** A number without a noun counts by what stands before it, or by the verb behind it. */
function isBareCount(phrase: NumberPhrase, scene: Scene, after: string): boolean {
  const { text, sentence, triggers, drafts } = scene
  const { range, lead, core } = phrase
  const isKnown = drafts.length > 0
  if (lead !== undefined && lead !== 'same' && (isKnown || triggers.length > 0)) return true
  if (lead === 'same' && isKnown && triggers.length > 0) return true
  if (
    /\bthere (?:were|are|had been|remain(?:ed)?)(?: \w+)? $/u.test(
      text.lower.slice(sentence.start, range.start),
    )
  )
    return true
  if (/^ (?:more|others)\b/u.test(after)) return isKnown || triggers.length > 0
  if (
    lead === 'same' &&
    drafts.some(({ quantity }) => quantity?.value.value === phrase.quantity.value)
  )
    return true
  if (BARE_VERB.test(after) || ALTERNATIVE.test(after)) return isKnown || triggers.length > 0
  const before = text.lower.slice(sentence.start, range.start).replace(/["“]$/u, '')
  const isRow =
    /(?:,|\band) $/u.test(before) &&
    /^ (?:in|on|at|to|from|by|near|close to|outside)\b/u.test(after)
  if (isRow && drafts.at(-1)?.sentence === scene.at) return true
  if (CHANGED.test(before)) return triggers.length > 0
  if (isKnown && (VERB.test(after) || COUNTING.test(before))) return true
  if (triggers.some(({ start, means }) => means !== 'none' && start === range.end + 1)) return true
  if (COMPARED.test(before) && drafts.at(-1)?.sentence === scene.at) return true
  if (TOTAL.test(before) && TOTAL_VERB.test(before)) return true
  if (/\b(?:spoken?|speaks?|talk(?:s|ed)?) of(?: \w+)? $/u.test(before)) return true
  const isEnd =
    /^(?:[,.;)]|$| (?:in|on|at|from|by|with|since|so far|and|last|this|during)\b)/u.test(after)
  if (!isEnd) return false
  const act = triggers.findLast(({ end }) => end <= range.start)
  if (!act || act.means === 'none') return false
  const gap = text.lower.slice(act.end, range.start)
  return (
    gap.length <= 14 && ACT_BEFORE.test(gap) && !/[.;]/u.test(gap) && core.start >= sentence.start
  )
}

/** Whether a word for an act stands in the clause of the number. */
function hasAct(
  { range }: NumberPhrase,
  { text, sentence, triggers }: Scene,
  isListed = false,
): boolean {
  const clause = clauseAround(text.lower, sentence, { range }, 'en')
  return triggers.some(
    ({ start, end, means }) =>
      means !== 'none' &&
      (!isListed || means !== 'other') &&
      start >= clause.start &&
      end <= clause.end + 40,
  )
}

const SUFFERING: ReadonlySet<string> = new Set([
  'killing',
  'die',
  'abduction',
  'arrest',
  'detention',
  'sentence',
  'execution',
  'torture',
  'imprisonment',
  'release',
  'forced_return',
  'enforced_disappearance',
  'movement_restriction',
  'transfer',
  'pushback',
  'sexual_violence',
  'forced_labour',
  'death_in_custody',
  'trafficking',
  'other',
])

/** Those who act for a state count only where something is done to them. */
function isSuffered({ range, group }: NumberPhrase, { text, sentence, triggers }: Scene): boolean {
  const end = Math.max(range.end, group?.end ?? 0)
  const clause = clauseAround(text.lower, sentence, { range }, 'en')
  return triggers.some(({ start, end: last, means }) => {
    const isSuffering = means.split('|').some((one) => SUFFERING.has(one))
    if (isSuffering && last <= range.start && range.start - last < 25) return true
    if (!isSuffering || start < end || start > clause.end) return false
    const gap = text.lower.slice(end, start)
    // "Seventeen nurses and drivers seized at their clinic".
    if (/^ (?:and \w+ )?$/u.test(gap)) return true
    return (
      gap.length < 60 &&
      (/\b(?:was|were|been|be|are|is|died|had|face|remain(?:ed)?)\b/u.test(gap) ||
        means === 'die' ||
        gap === ' ')
    )
  })
}

// Whether an English sentence states an act plainly: as a finite verb in the past, or in a form
// that takes it for granted. What stands in any other form hangs on words that nobody can list, so
// that a person is asked. Source: reader.md 4: when in doubt, ask.
import type { Lexicon } from '../text/lexicon.ts'
import type { Range } from '../text/source-text.ts'
import { type Cue, formsIn, patternOf } from './cue.ts'
import type { Scene } from './scene.ts'

/** The words by which an act in another form is known to have happened. */
export interface PlainWords {
  /** Before an act that is named and not told of: "after the arrest". */
  granted: RegExp
  /** Before an act that somebody tried to hinder: "failed to prevent". */
  inVain: RegExp
  /** Before an infinitive: "were forced to". */
  broughtAbout: RegExp
  /** Before "that": "said that", "shows that". */
  toldBy: RegExp
  /** Behind the noun of an act: "took place". */
  toldOf: RegExp
}

/** The words of the list, as patterns for the end of what stands before. */
export function plainWords(lexicon: Lexicon): PlainWords {
  const forms = (name: string) => patternOf(formsIn(lexicon, `guard ${name}`), 'en').source
  return {
    granted: new RegExp(`(?:${forms('granted')})(?: [\\w’'-]+){0,4} ?$`, 'u'),
    inVain: new RegExp(`(?:${forms('in vain')})(?: [\\w’'-]+){0,6} ?$`, 'u'),
    broughtAbout: new RegExp(`(?:${forms('brought about')}) to (?:be |have )?(?:\\w+ )?$`, 'u'),
    toldBy: new RegExp(`(?:${forms('told by')})(?: [\\w’'-]+){0,3},? that$`, 'u'),
    toldOf: new RegExp(forms('told of'), 'u'),
  }
}

/** Verbs of a passive, of a perfect, of the future: a clause with one of them has a finite verb. */
export const AUXILIARIES =
  'was|were|is|are|be|been|being|had|has|have|will|would|could|may|might|did|do|got'
const AUXILIARY = new RegExp(`\\b(?:${AUXILIARIES})\\b`, 'u')
/** Who does these does them themselves: their past is no passive participle. */
export const INTRANSITIVE = new RegExp(
  '^(?:fled|flee|cross|arriv|reach|land|die|dying|dead|escap|perish|drown|disappear|left|went|' +
    'ford|slip|sneak|crept|climb|row|paddl|raft|scrambl|wad|swam|swim|dash|ran |stole |turned up|' +
    'set foot|touched|made |fell into|succumb|pass|wast|dropped|walk|regain|languish|sat |toil|' +
    'starv|surviv|surrender|enter|came)',
  'u',
)

const INFINITIVE = /\bto (?:be |have )?(?:\w+ly )?$/u
const GERUND = /\b(?:of|from|to|for|against|about|into|on|than|besides|short of) (?:\w+ )?$/u
/** What lasts is told of in the present tense. */
const STATES = new RegExp(
  '^(?:being )?(?:held|hold|detain(?!s?\\b)|imprison(?!s?\\b)|jailed|kept|in |behind|custody|' +
    'li[fv]|missing|locked|serving|doing|languish|sit|rot|toil|on bail|lashes|fingernails)',
  'u',
)
const BASE_FORM = new RegExp(
  '^(?:arrest|execute|deport|repatriate|expel|return|kill|murder|abduct|kidnap|seize|' +
    'shoot|torture|rape|release|free|capture|drag|hang|sentence|cross|flee|detain|jail|imprison|' +
    'arrive)s?\\b',
  'u',
)
const PRESENT_PASSIVE = /\b(?:is|are|being|gets?) (?:\w+ly )?$/u
/** "He saw 18 people being | shot": what somebody saw was so. */
const SEEN = /\b(?:saw|seen|watched|witnessed) (?:[\w-]+ ){1,5}being (?:\w+ly )?$/u

/** An act by which a list, an order or a danger is called: "the execution list". */
const ONLY_NAMED =
  /^ (?:list|order|warrant|plan|request|hearing|threat|risk|notice|date|quota|target)s?\b/u

/** What keeps an act from being stated plainly; nothing where it is, or where no act is known. */
export function unplain(scene: Scene, plain: PlainWords): Cue | undefined {
  const { words, act, isHeading } = scene
  const open = unknownTeller(scene, plain) ?? untold(scene, plain)
  if (open) return open
  if (!act || act.end > words.length) return undefined
  const doubt: Cue = { start: act.start, end: act.end, says: 'hypothetical' }
  const form = words.slice(act.start, act.end)
  const before = words.slice(0, act.start)
  if (ONLY_NAMED.test(words.slice(act.end))) return { ...doubt, says: 'planned' }
  if (plain.inVain.test(before)) return undefined
  if (NOUN.test(form) && BEHIND_NOUN.test(words.slice(act.end))) {
    if (NOT_YET.test(before) || /\bwhose (?:\w+ )?$/u.test(before)) return doubt
    const isNote = act.start === 0 && !AUXILIARY.test(words.slice(act.end))
    const isLicensed = isHeading || isNote || plain.granted.test(before)
    return isLicensed || plain.toldOf.test(words.slice(act.end)) ? undefined : doubt
  }
  if (BARE_BE.test(before)) return doubt
  if (INFINITIVE.test(before)) return plain.broughtAbout.test(before) ? undefined : doubt
  if (/^\w+ing\b/u.test(form) && (act.start === 0 || GERUND.test(before)))
    return plain.granted.test(before) ? undefined : doubt
  if (isHeading || STATES.test(form)) return undefined
  if (isBareParticiple(scene, act))
    return plain.granted.test(words.slice(0, scene.number.start)) ? undefined : doubt
  if (SEEN.test(before)) return undefined
  return BASE_FORM.test(form) || PRESENT_PASSIVE.test(before) ? doubt : undefined
}

/** "It is absurd | that 14 were shot": nobody is known to say what the clause tells. */
function unknownTeller({ words, number }: Scene, { toldBy }: PlainWords): Cue | undefined {
  for (const { index } of words.matchAll(/\bthat\b/gu)) {
    const isBefore = index < number.start && !/[;:]/u.test(words.slice(index, number.start))
    const head = words.slice(0, index + 4).replace(ASIDE, ' ')
    const clause = /[^,;:]*$/u.exec(head)?.[0] ?? ''
    const isJudged = JUDGED.test(head) && !FOUND_TRUE.test(words.slice(number.end))
    const isTold =
      UNDENIED.test(head) ||
      (toldBy.test(head) && !NEGATIVE.test(clause) && !ONLY_TO_SAY.test(head) && !isJudged)
    if (isBefore && isComplement(words, index) && !isTold)
      return { start: index, end: index + 4, says: 'hypothetical' }
  }
  return undefined
}

/** "The statement | that 28 were freed | is out of date": its sentence tells of the statement. */
const JUDGED = new RegExp(
  "(?:^|[,;:] |\\b(?:but|and|yet|although|though|while) )(?:(?!fact|proof|news)[\\w’'-]+ ){0,3}" +
    '(?:statement|claim|report|story|account|assertion|figure|allegation|information|testimony|' +
    'message|post|version)s?(?: (?:by|of|from|in) [^,;:]{1,40})? that$',
  'u',
)
const FOUND_TRUE =
  /\b(?:(?<!not )true|correct|accurate|confirmed|verified|corroborated|proved|proven|borne out)\b/u
/** "Reported, citing two brokers, | that": words between whoever tells and what is told. */
const ASIDE = /, [^,;:]{1,60}, (?=that$)/u
/** "Nobody could show that", "few believe that": who tells does not tell it. */
const NEGATIVE = new RegExp(
  '\\b(?:nobody|nothing|little|no|none|not|' +
    "\\w+n['’]t|never|neither|nor|few|hardly|scarcely|barely|rarely|" +
    'seldom|cannot|unable|reluctant\\w*|fail(?:s|ed|ing)?|refus\\w+|declin\\w+|wrong|premature|' +
    'impossible|difficult|hard|short of|too (?:early|soon|hasty))\\b',
  'u',
)
/** "Nobody disputes | that": the words before it are blank, as no cue counts in them. */
const UNDENIED = / {4,}that$/u
/** "It is one thing to say that": an infinitive tells nothing. */
const ONLY_TO_SAY = new RegExp(
  '(?<!\\b(?:on|appear|seem)(?:ed|s)?) to (?:say|claim|report|believe|think|state|write|' +
    'tell \\w+)(?: that)? ?$',
  'u',
)
/** An act that is only named, beside words of what did not come or has not come yet. */
const NOT_YET = new RegExp(
  '\\b(?:instead of|rather than|in place of|in lieu of|without|absence of|expected|planned|' +
    'alleged|supposed|possible|potential|threatened|imminent|impending|so-called|proposed|future|' +
    'would-be)(?: [\\w-]+){0,2} $',
  'u',
)
/** "Made 40 prisoners | be shot". */
const BARE_BE = /(?<!\bto )\bbe (?:\w+ly )?$/u
const DETERMINERS =
  '(?: (?:the|about|around|some|at least|at most|more than|fewer than|nearly|almost|over|up to|' +
  'all|an estimated|another|these|those|his|her|their|its|other))*'
/** "The list of | 52 deportees": people of whom a thing tells. */
const TOLD_IN = new RegExp(`\\b([a-z]+) of${DETERMINERS} $`, 'u')
/** Words that measure people, or name what befell them. */
const HEADS = new RegExp(
  '^(?:total|numbers?|some|most|one|two|three|four|five|six|many|few|part|half|all|each|out|' +
    'those|group|party|batch|members?|famil(?:y|ies)|relatives|wives|children|mother|girls?|' +
    'boys?|behalf|status|know|knows|knew|learn\\w*|heard|speaks?|spoke|told|aware|parents|' +
    'mothers|lives|bodies|remains|names?|fate|whereabouts|majority|rest|cent|percent|crowd|' +
    'convoy|wave|series|average|maximum|minimum|excess|population|because|front|ahead|hundreds|' +
    'thousands|dozens|tens|thirds?|quarter|least|capacity|cases?|sample|survey|team|crew|loss|' +
    'sum|minority|women|men|people|\\w*loads?|use|trials?|news|' +
    '(?!figure)\\w+(?:ion|ment|ing|ure|ath|est|val|al|[ae]nce|lease|over|ape|der)s?)$',
  'u',
)
/** "The 52 deportees | were an invention": what the people are said to be. */
const IDENTITY = new RegExp(
  "^(?: [\\w’'-]+){0,2} (?:was|were|is|are) (?:\\w+ly )?" +
    '(?:an? |nothing|merely|just |mere |simply|pure )',
  'u',
)
/** "…, which he disputes": what somebody makes of the whole statement. */
const COMMENT = new RegExp(
  ', which (?:he|she|they|we|the [\\w-]+(?: [\\w-]+)?|[\\w-]+s) (?:has |have |had |later )?' +
    '(?!confirm|call|describ|sa[iy]|condemn|attribut|estimat|acknowledg|admit|was|were|is|are)' +
    '\\w+(?:s|ed)\\b',
  'u',
)
/** "Any suggestion | his officers had picked up 34": a statement that is only spoken of. */
const SUPPOSED = new RegExp(
  '\\b(?:suggestion|claim|notion|idea|allegation|assertion|theory|rumou?r|accusation|impression|' +
    'belief|assumption|insinuation|speculation)s?\\b[^,;:]*$',
  'u',
)
/** "The minister joked | 52 people were arrested": a clause without "that" behind its verb. */
const BARE_CLAUSE = new RegExp(`\\b([a-z]+ed)${DETERMINERS} $`, 'u')
const FINITE = /^(?: (?!who\b|which\b|that\b)[\w’'-]+){0,3} (?:was|were|had|have|has) /u

const TELLS = /\b(?:said|says|told|reported|confirmed|proved|true|after|when|following)\b/u

/** A number of which the sentence tells in words that only name it, or with a verb of doubt. */
function untold({ words, number, act }: Scene, { toldBy }: PlainWords): Cue | undefined {
  const [before, after] = [words.slice(0, number.start), words.slice(number.end)]
  const doubt: Cue = { start: number.start, end: number.end, says: 'hypothetical' }
  const head = TOLD_IN.exec(before)?.[1]
  if (head && !HEADS.test(head) && !NOUN.test(head)) return doubt
  const isCalled = IDENTITY.exec(after)?.[0].length ?? 0
  if (isCalled > 0 && !(act && act.start >= number.end + isCalled)) return doubt
  if (COMMENT.test(after) || ONLY_TO_SAY.test(before)) return doubt
  const supposed = SUPPOSED.exec(before)
  if (supposed && !TELLS.test(supposed[0])) return doubt
  const verb = BARE_CLAUSE.exec(before)?.[1]
  return verb && FINITE.test(after) && !toldBy.test(`${verb} that`) ? doubt : undefined
}

const POINTING = new RegExp(
  '^that (?!day|night|week|month|year|time|morning|evening|same|is\\b|was\\b|were\\b|' +
    'are\\b|had\\b|have\\b|has\\b|could|would|group)',
  'u',
)
const RELATIVE = /\b(?:in|on|at|of|from|by|with|for|after|before|until|all|those|so) $/u

/** "That" opens a clause, and is no "that day", "those that". */
function isComplement(words: string, at: number): boolean {
  return POINTING.test(words.slice(at)) && !RELATIVE.test(words.slice(0, at))
}

const PARTICIPLE = /^(?:\w+ed|shot|beaten|taken|held|sent|hung|driven|flown|thrown)$/u

/** "He imagined 60 men | shot": a participle behind its people, and no finite verb with it. */
function isBareParticiple({ words, number }: Scene, act: Range): boolean {
  const form = words.slice(act.start, act.end)
  if (act.start < number.end || act.start - number.end > 40) return false
  if (!PARTICIPLE.test(form) || INTRANSITIVE.test(form)) return false
  const people = words.slice(number.end, act.start)
  return !/[,;:]/u.test(people) && !AUXILIARY.test(words.slice(number.end))
}

/** A noun for an act: "internment", "arrests". */
const NOUN = new RegExp(
  '^(?:[a-z]+(?:ment|ion|ing|ure|al|ance|ery|over)|arrest|death|murder|rape|massacre|return|' +
    'release|transfer|escape|amnesty|pardon)s?$',
  'u',
)
const BEHIND_NOUN = new RegExp(
  '^(?: (?:of|in|on|off|at|by|for|to|near|since|between|during|under)\\b|' +
    "[,.;)]|'|’|$| \\w+ (?:was|were|took))",
  'u',
)

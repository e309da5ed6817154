// Whether those who act for a state, or serve people, suffer what a number in English tells: "two
// officers died", "54 wounded soldiers". Source: reading.md 2, Numbers; protection of the counts.
import { FORM } from './act-en-lexicon.ts'
import type { Predicate } from './act-en-predicate.ts'
import { wordsIn } from './act-en-role.ts'
import { isNominal, type Site } from './count-en-claim.ts'
import { wordPattern } from './word-pattern.ts'

/** Lawyers, doctors: they serve no state, and a passive is enough. */
const PROFESSION = 'profession'

/** Police and judges act; they are counted only where something is done to them. */
export function isSuffered(site: Site): boolean {
  const { roles } = site
  if (isDescribedSo(site) || isInList(site)) return true
  // "among more than 60 lawyers rounded up in March"
  const own = site.sentence.predicates.find(({ first }) => first === site.noun?.end)
  const isTaken = own?.isBare === true && TAKEN.has(own.act ?? '')
  const { words } = site.scan
  const behind = own && words[own.end]?.isParticle ? own.end + 1 : own?.end
  if (isTaken && words[behind ?? -1]?.is === 'preposition') return true
  const isDone = roles.objects.some(({ act }) => act !== undefined)
  if (isImposed(site)) return true
  return isDone || roles.mains.some((one) => isHurt(site, one)) || isNominal(site)
}

// "A travel ban was imposed on 17 defence lawyers"
function isImposed({ roles: { around }, sentence, phrase }: Site): boolean {
  if (!around?.isPassive || around.end < phrase.first - 1) return false
  return sentence.nouns.some(({ end }) => end <= around.first)
}

// "54 wounded soldiers"
function isDescribedSo({ scan: { words }, phrase, noun }: Site): boolean {
  return words.slice(phrase.end, noun?.head).some(({ verb }) => {
    return verb?.act !== undefined && (verb.forms & FORM.participle) !== 0
  })
}

// "put the toll at 120 militants, 24 soldiers and 19 civilians"
function isInList({ scan: { words }, phrase, earlier }: Site): boolean {
  const before = earlier.at(-1)
  const [, end] = before ? wordsIn(words, before.group ?? before.range) : [0, 0]
  const isJoint = ['comma', 'coordinate'].includes(words[phrase.first - 1]?.is ?? '')
  return before !== undefined && isJoint && phrase.first - end <= LIST_NEAR
}

/** Words between two numbers of a list. */
const LIST_NEAR = 2

// "were arrested", "died", "lost their lives"; not "arrived" and not "beat the women".
function isHurt({ scan: { words }, noun }: Site, one: Predicate): boolean {
  const { act, verb, isPassive, end } = one
  if (HEARD.has(verb?.act ?? '')) return false
  if (isPassive && noun?.means === PROFESSION) return verb?.kind !== 'report'
  if (act === undefined) return isPassive && verb?.act !== undefined
  if (isPassive || DEATHS.has(act)) return true
  // "two aid workers remain captive"
  if (one.isCopula && TAKEN.has(act)) return true
  const hasObject = ['determiner', 'number', 'word'].includes(words[end]?.is ?? '')
  if (TAKEN.has(act) && STATES.has(verb?.act ?? '') && !(act === verb?.act && hasObject))
    return true
  // "nine officers faced long terms", "two officers are on trial"
  if (SUFFERING.test(words[one.head]?.lower ?? '') || one.isCopula) return true
  // "three officers defected"
  if (act === 'border_crossing' && verb && ESCAPES.has(verb.act ?? '')) return true
  const isOfThem = words[end]?.is === 'determiner' && words[end + 1]?.is === 'word'
  return act === NO_ACT && (isOfThem || !hasObject)
}

const SUFFERING = wordPattern('en', '^{number suffering}$')

/** Verbs that do nothing to those who are their object. */
const HEARD: ReadonlySet<string> = new Set(['with hear', 'with see', 'with tell'])

/** Acts that are told with the victim as subject of an active verb: "two officers died". */
const DEATHS: ReadonlySet<string> = new Set(['death', 'killing', 'death_in_custody'])

/** What may have befallen those who are somewhere against their will. */
const TAKEN: ReadonlySet<string> = new Set([
  'abduction',
  'arrest',
  'detention',
  'imprisonment',
  'enforced_disappearance',
])

/** Verbs that tell of being held without anybody who holds: "two leaders are serving life". */
const STATES: ReadonlySet<string> = new Set([
  'with serve',
  'with share',
  'with end up',
  'detention',
])

/** Verbs of those who leave the state that they serve. */
const ESCAPES: ReadonlySet<string> = new Set([
  'with flee',
  'with leave',
  'with defect',
  'with desert',
  'with escape',
  'with walk',
])

/** Acts that say nothing about what was done. */
export const NO_ACT = 'other'

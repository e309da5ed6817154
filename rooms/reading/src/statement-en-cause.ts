// What an English sentence gives as the cause of what: a verb that brings about, hampers or stems
// from, or words for a cause behind what happened. Source: claims.md 3.1, causal.
import type { Act } from '@tumen/claim'
import { allFrames, firstFrame, frameAt } from './act-en-frame.ts'
import type { Predicate } from './act-en-predicate.ts'
import type { Statement } from './statement.ts'
import { trendsIn } from './statement-en-change.ts'
import {
  actNounIn,
  objectEnd,
  phrases,
  type StatementScene,
  type Stretch,
  statementOf,
  subjectStart,
} from './statement-en-scene.ts'

/** The causes that the sentence gives. */
export function causesIn(scene: StatementScene): Statement[] {
  const byVerb = scene.predicates.flatMap((verb) => ofVerb(scene, verb))
  return byVerb.length > 0 ? byVerb : ofPhrase(scene)
}

const OBSTRUCTED = 'obstruction_of_flight'

// "The cameras are hampering plans of refugees", "the rise could have stemmed from cooperation".
function ofVerb(scene: StatementScene, verb: Predicate): Statement[] {
  const how = frameAt(scene.words, verb.head, phrases(scene, 'cause verbs'))
  if (!how || verb.isInfinitive) return []
  const first = subjectStart(scene, verb)
  const end = Math.max(objectEnd(scene, verb), how.end)
  const object = { first: how.end, end: restEnd(scene, end) }
  const subject = { first, end: verb.first }
  const act =
    how.act === 'obstruct' ? hampered(scene, object) : broughtAbout(scene, subject, object)
  if (!act || first === verb.first) return []
  const within = { first, end }
  const rule = how.act === 'obstruct' ? 'statement.hampering-verb' : 'statement.cause-verb'
  return [statementOf(scene, { kind: 'causal', rule, act, within, focus: verb })]
}

// The object goes on over an infinitive: "makes it difficult for refugees | to move".
function restEnd({ words }: StatementScene, end: number): number {
  let last = end
  while (last < words.length && words[last]?.is !== 'comma' && words[last]?.is !== 'break') last++
  return last
}

function hampered(scene: StatementScene, object: Stretch): Act | undefined {
  const isWay = firstFrame(scene.words, object, phrases(scene, 'ways')) !== undefined
  return isWay ? OBSTRUCTED : actNounIn(scene, object)?.act
}

function broughtAbout(scene: StatementScene, subject: Stretch, object: Stretch): Act | undefined {
  return (actNounIn(scene, object) ?? actNounIn(scene, subject))?.act
}

// "The two sides have strengthened cooperation in the wake of the talks"
function ofPhrase(scene: StatementScene): Statement[] {
  const { words } = scene
  const isChanging = trendsIn(scene).length > 0
  const source = firstFrame(words, { first: 0, end: words.length }, phrases(scene, 'source'))
  return allFrames(words, phrases(scene, 'causes')).flatMap((cause) => {
    if (cause.act === 'weak' && !isChanging) return []
    if (cause.act === 'weak' && !isThing(scene, cause.end)) return []
    if (source && !hasComma(scene, source.first, cause.first)) return []
    const effect = effectBefore(scene, cause)
    if (!effect) return []
    const end = restEnd(scene, cause.end)
    const within = { first: effect.first, end }
    const rule = 'statement.cause-phrase'
    const found = { kind: 'causal', rule, act: effect.act, within, focus: effect.verb } as const
    return [statementOf(scene, found)]
  })
}

// A time behind "after" or "following" is no cause.
function isThing(scene: StatementScene, n: number): boolean {
  const noun = actNounIn(scene, { first: n, end: n + 6 })
  const isRequest = firstFrame(scene.words, { first: n, end: n + 4 }, phrases(scene, 'requests'))
  return noun !== undefined || isRequest !== undefined
}

// "asked not to be named due to security concerns" tells of the source.
function hasComma({ words }: StatementScene, from: number, to: number): boolean {
  if (to < from) return true
  for (let n = from; n < to; n++) if (words[n]?.is === 'comma') return true
  return false
}

interface Effect {
  first: number
  act: Act
  verb: Predicate
}

function effectBefore(scene: StatementScene, cause: Stretch): Effect | undefined {
  const verb = scene.predicates.findLast((one) => one.isFinite && one.end <= cause.first)
  if (!verb) return undefined
  const first = subjectStart(scene, verb)
  const noun = actNounIn(scene, { first, end: cause.first })
  const own = verb.act === 'other' ? undefined : verb.act
  const act = own ?? noun?.act
  return act ? { first, act, verb } : undefined
}

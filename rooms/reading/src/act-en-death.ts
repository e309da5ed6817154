// How people died of whom an English sentence only says that they are dead: by the words of the
// sentence, those beside it, what was told of deaths before, or where they were held.
// Source: reading.md 2, Act; the order is a choice.
import type { Act } from '@tumen/claim'
import type { ActCandidate } from './act-en-candidate.ts'
import { isAct } from './act-en-deciding.ts'
import { attributeIn } from './act-en-described.ts'
import { firstFrame } from './act-en-frame.ts'
import { englishLexicon } from './act-en-lexicon.ts'
import { type EnglishSentence, englishSentence } from './act-en-predicate.ts'
import type { Context } from './draft.ts'

/**
 * "The attackers opened fire. Nine died on the spot": what the sentence before tells, else what
 * was told of deaths last; a death of which nothing is told is no killing.
 */
export function toldDeath(best: ActCandidate, context: Context): ActCandidate {
  const { text, lexicon, drafts, at } = context
  const { words } = englishSentence(text, lexicon, drafts[at]?.sentence ?? 0)
  const persons = englishLexicon(lexicon).frames('act persons')
  const named = firstFrame(words, { first: 0, end: best.first }, persons)?.act
  // "Prisoners sleep in water, and many die"
  if (named === 'detention' || named === 'imprisonment')
    return { ...best, act: 'death_in_custody', rule: 'act.death-where-held' }
  const act = causeBefore(context) ?? deathBefore(context) ?? 'other'
  return { ...best, act, rule: 'act.death-told-before' }
}

function causeBefore(context: Context): Act | undefined {
  const { text, drafts, at } = context
  const here = drafts[at]?.sentence ?? 0
  const [own, before] = [text.sentences[here], text.sentences[here - 1]]
  const isNear = before && before.paragraph === own?.paragraph && before.position === own?.position
  return isNear ? causeIn(here - 1, context) : undefined
}

function causeIn(sentence: number, { text, lexicon }: Context): Act | undefined {
  const { words } = englishSentence(text, lexicon, sentence)
  const causes = englishLexicon(lexicon).frames('act death causes')
  const cause = firstFrame(words, { first: 0, end: words.length }, causes)?.act
  return isAct(cause) ? cause : undefined
}

/** Sentences below a headline that may tell how those died whom it counts. */
const BELOW = 2

// "18 dead in Juliaca": the lead says how.
function causeBelow(context: Context): Act | undefined {
  const { text, drafts, at } = context
  const here = drafts[at]?.sentence ?? 0
  if (text.sentences[here]?.position !== 'headline') return undefined
  for (let n = here + 1; n <= here + BELOW; n++) {
    const { predicates } = englishSentence(text, context.lexicon, n)
    const told = predicates.find(({ act }) => act !== undefined && DEATHS.has(act))?.act
    const cause = causeIn(n, context) ?? told
    if (cause) return cause
  }
  return undefined
}

/** How those were killed whose bodies are told of: "of 44 executed civilians". */
const KILLED: ReadonlySet<Act> = new Set(['killing', 'execution'])

/** So many numbers back a death is remembered. */
const TOLD_BEFORE = 8

function deathBefore({ drafts, at }: Context): Act | undefined {
  const told = drafts.slice(Math.max(0, at - TOLD_BEFORE), at).map(({ act }) => act?.value)
  return told.findLast((act) => act !== undefined && DEATHS.has(act))
}

/** How people may have died. */
const DEATHS: ReadonlySet<Act> = new Set(['killing', 'death_in_custody', 'execution'])

/**
 * "The prison recorded 11 deaths": the noun leaves open which death; the place decides, else what
 * is told around it: "put the death toll at four".
 */
export function deathWhereHeld(
  { words, predicates, nouns }: EnglishSentence,
  best: ActCandidate,
  context: Context,
): ActCandidate {
  const lists = englishLexicon(context.lexicon)
  const everything = { first: 0, end: words.length }
  if (best.act !== 'death') return best
  // "21 inmates were killed, while relatives spoke of 50 dead": what the sentence tells already.
  const told = predicates.find(({ act, end }) => act && end <= best.first && DEATHS.has(act))?.act
  // "a series of killings resulted in the death of 40 men"
  const named = nouns.find(({ act, end }) => end <= best.first && KILLED.has(act))?.act
  const how = told ?? named
  if (how) return { ...best, act: how, rule: 'act.death-told-before' }
  const held = firstFrame(words, everything, lists.frames('act persons'))
  const isHeld = held?.act === 'detention' || held?.act === 'imprisonment'
  if (isHeld || firstFrame(words, everything, lists.frames('act places')))
    return { ...best, act: 'death_in_custody', rule: 'act.death-where-held' }
  const isBody = firstFrame(words, { first: best.first, end: best.end }, lists.frames('act bodies'))
  const killed =
    attributeIn(words, { first: best.end, end: words.length }, context.lexicon) ??
    predicates.find(({ first, act }) => first >= best.end && act !== undefined && KILLED.has(act))
  if (isBody && killed?.act && KILLED.has(killed.act)) return { ...best, act: 'killing' }
  // "The bodies of two were found in a well": what befell them is not said.
  if (isBody && firstFrame(words, everything, lists.frames('act found')))
    return { ...best, act: 'other', rule: 'act.bodies' }
  const here = context.drafts[context.at]?.sentence ?? 0
  const known =
    causeIn(here, context) ?? causeBefore(context) ?? causeBelow(context) ?? deathBefore(context)
  return known ? { ...best, act: known, rule: 'act.death-told-before' } : best
}

// Claims without a number in Korean and Chinese, clause by clause: who a source is, where a text
// comes from, what caused what, what changed, what usually happens, how a state sees people, what
// states do, what happened. Source: claims.md 3.1; the words are data.
import type { Act, Habitual } from '@tumen/claim'
import { hasPhrase } from './act-east.ts'
import { standingKo } from './act-ko-standing.ts'
import { type Trigger, triggersIn } from './act-trigger.ts'
import { clausesKo } from './clause-ko.ts'
import { clausesZh } from './clause-zh.ts'
import type { Draft, Voice } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'
import { type Statement, statementDrafts } from './statement.ts'
import { comparisonsIn, trendsIn } from './statement-east-change.ts'
import { actIn, type ClauseScene, cueIn, statementOf, trimmed } from './statement-east-scene.ts'

type Finder = (scene: ClauseScene) => Statement[]

/** The finders beside that of sources, in their order: the first that finds something decides. */
const FINDERS: readonly Finder[] = [
  causesIn,
  comparisonsIn,
  trendsIn,
  stancesIn,
  habitsIn,
  affairsIn,
  identitiesIn,
  eventsIn,
]

/** A longer sentence is no sentence. */
const LONGEST_SENTENCE = 2000

/** The statements of a Korean or Chinese text. */
export function readStatementsEast(
  text: PreparedText,
  lexicon: Lexicon,
  counts: readonly Draft[],
): Draft[] {
  const statements: Statement[] = []
  const bySentence = countsIn(counts)
  for (const [sentence, { start, end, position }] of text.sentences.entries()) {
    if (position === 'boilerplate' || isQuestion(text, { start, end })) continue
    const range = { start, end: Math.min(end, start + LONGEST_SENTENCE) }
    const own = bySentence.get(sentence) ?? []
    const clauses =
      lexicon.language === 'ko'
        ? clausesKo(text.lower, range, lexicon)
        : clausesZh(text.lower, range)
    for (const clause of clauses)
      statements.push(...inClause({ text, lexicon, sentence, clause: trimmed(text, clause) }, own))
  }
  return statementDrafts(text, statements, counts)
}

function countsIn(counts: readonly Draft[]): Map<number, Draft[]> {
  const bySentence = new Map<number, Draft[]>()
  for (const count of counts) {
    const own = bySentence.get(count.sentence)
    if (own) own.push(count)
    else bySentence.set(count.sentence, [count])
  }
  return bySentence
}

function inClause(
  scene: Pick<ClauseScene, 'text' | 'lexicon' | 'sentence' | 'clause'>,
  counts: readonly Draft[],
): Statement[] {
  const { text, lexicon, sentence, clause } = scene
  if (clause.start >= clause.end) return []
  const acts = triggersIn(text.lower, clause, lexicon)
  const inside = counts.filter(({ range }) => range.start < clause.end && range.end > clause.start)
  const whole = { text, lexicon, sentence, clause, acts, counts: inside }
  const sources = sourcesIn(whole)
  for (const find of FINDERS) {
    const found = find(whole)
    if (found.length > 0) return [...sources, ...found]
  }
  return sources
}

// Who asks says nothing.
function isQuestion({ folded }: PreparedText, { start, end }: Range): boolean {
  return folded.slice(Math.max(start, end - 3), end).includes('?')
}

const OWN_VOICE: Filled<Voice> = {
  value: { modality: 'asserted', polarity: 'affirmed' },
  rules: ['voice.own'],
}

// "익명을 요구한 소식통", "经授权转载": facts about a source, and about the text itself.
function sourcesIn(scene: ClauseScene): Statement[] {
  const source = cueIn(scene, 'source')
  const origin = cueIn(scene, 'provenance')
  const said = { act: 'publication', voice: OWN_VOICE } as const
  return [
    ...(source
      ? [statementOf(scene, { kind: 'source_profile', rule: 'statement.source', ...said }, source)]
      : []),
    ...(origin
      ? [statementOf(scene, { kind: 'provenance', rule: 'statement.provenance', ...said }, origin)]
      : []),
  ]
}

// "단속 강화로 인해 체포가 늘었다", "协议导致更多人被遣返"
function causesIn(scene: ClauseScene): Statement[] {
  const cause = cueIn(scene, 'cause')
  const act = actIn(scene)
  if (!cause || !act || scene.counts.length > 0) return []
  return [statementOf(scene, { kind: 'causal', rule: 'statement.cause', act }, cause)]
}

// "불법 월경자로 간주한다", "视为非法移民"
function stancesIn(scene: ClauseScene): Statement[] {
  const stance = cueIn(scene, 'stance')
  if (!stance || !cueIn(scene, 'seen')) return []
  const act = stance.means as Act
  return [statementOf(scene, { kind: 'state', rule: 'statement.stance', act }, stance)]
}

// "송환된 사람들은 보통 고문과 강제노동을 당한다": one claim for each thing that usually happens.
function habitsIn(scene: ClauseScene): Statement[] {
  const { text, clause, acts, counts } = scene
  const habitual = habitOf(scene)
  if (!habitual || counts.length > 0) return []
  const strong = acts.filter(({ isWeak, act }) => !isWeak && act !== 'hand' && act !== 'send')
  const main = strong.filter((one) => !isRestricting(one, scene))
  const items = main.length > 0 ? main : strong.slice(-1)
  const voice: Filled<Voice> = {
    value: { modality: 'asserted', polarity: 'affirmed', habitual },
    rules: ['voice.habit'],
  }
  const found = { kind: 'generic', rule: 'statement.habit', voice } as const
  const [first, ...more] = items
  if (!first) return []
  if (more.length === 0) return [statementOf(scene, { ...found, act: first.act as Act }, first)]
  const head = trimmed(text, { start: clause.start, end: first.start })
  return items.map((one) => {
    const item = { start: one.start, end: one.end }
    const quote = head.start < head.end ? [head, item] : [item]
    return statementOf(scene, { ...found, act: one.act as Act, quote }, item)
  })
}

function habitOf(scene: ClauseScene): Habitual | undefined {
  const word = cueIn(scene, 'habit')
  if (word) return word.means as Habitual
  return cueIn(scene, 'condition') && cueIn(scene, 'present') ? 'typically' : undefined
}

// What only says which people, or when: "송환된 사람들은", "被遣返的人", "체포되면".
function isRestricting(trigger: Trigger, { text, lexicon }: ClauseScene): boolean {
  const { lower } = text
  const after = { start: trigger.end, end: trigger.end + 3 }
  if (lexicon.language === 'zh')
    return (
      phraseAt(lexicon.index('act modifier'), lower, after) !== undefined ||
      phraseAt(lexicon.index('act person'), lower, after) !== undefined ||
      hasPhrase(
        lower,
        { start: trigger.start - 3, end: trigger.start },
        lexicon,
        'statement condition',
      )
    )
  const isIf = hasPhrase(lower, after, lexicon, 'statement condition')
  const isListed = phraseAt(lexicon.index('act list'), lower, after) !== undefined
  return isIf || (standingKo(lower, trigger, lexicon) !== 'main' && !isListed)
}

/** Affairs of states that are told as background. */
const BACKGROUND: ReadonlySet<Act> = new Set(['treaty', 'interstate_meeting', 'cooperation'])

// "두 나라는 협정을 체결했다", "当局安装了监控系统"
function affairsIn(scene: ClauseScene): Statement[] {
  const affair = cueIn(scene, 'affairs')
  if (!affair || !cueIn(scene, 'happened') || scene.counts.length > 0) return []
  const act = affair.means as Act
  const kind = BACKGROUND.has(act) ? 'context' : 'occurrence'
  return [statementOf(scene, { kind, rule: 'statement.affair', act }, affair)]
}

/** A clause that says who somebody is holds little more. */
const LONGEST_IDENTITY = 60

// "정하람 씨는 모임의 대표이다", "王某是该组织的负责人"
function identitiesIn(scene: ClauseScene): Statement[] {
  const { text, lexicon, clause, acts, counts } = scene
  if (acts.length > 0 || counts.length > 0 || clause.end - clause.start > LONGEST_IDENTITY)
    return []
  const roles = findPhrases(lexicon.index('statement role'), text.lower, clause)
  const role = roles.at(-1)
  if (!role || !cueIn(scene, 'being')) return []
  const rest = { start: role.end, end: clause.end }
  const being = phraseAt(lexicon.index('statement being'), text.lower, rest)?.end ?? role.end
  if (being !== clause.end) return []
  return [statementOf(scene, { kind: 'identity', rule: 'statement.identity', act: 'other' }, role)]
}

// "탈북민들이 체포되고 있다", "他们已被遣返": something happened to people whom nobody counts.
function eventsIn(scene: ClauseScene): Statement[] {
  const { text, lexicon, clause, acts, counts } = scene
  if (counts.length > 0 || hasPhrase(text.lower, clause, lexicon, 'number demand')) return []
  const main = acts.find(
    (one) => !one.isWeak && one.act !== 'other' && !isRestricting(one, scene) && isDone(one, scene),
  )
  if (!main || !namesPeople(scene)) return []
  const act = main.act === 'hand' || main.act === 'send' ? 'transfer' : main.act
  return [statementOf(scene, { kind: 'occurrence', rule: 'statement.event', act }, main)]
}

function namesPeople(scene: ClauseScene): boolean {
  const { text, lexicon, clause } = scene
  if (cueIn(scene, 'people')) return true
  const nouns = findPhrases(lexicon.index('number noun'), text.lower, clause)
  return nouns.some(({ means, start, end }) => means === 'person' && end - start > 1)
}

// Not denied, nor asked, possible or still to come.
function isDone(trigger: Trigger, { text, lexicon, clause }: ClauseScene): boolean {
  const { lower } = text
  const isKorean = lexicon.language === 'ko'
  const beside = isKorean
    ? { start: trigger.end - 1, end: Math.min(clause.end, trigger.end + 6) }
    : { start: Math.max(clause.start, trigger.start - 5), end: trigger.start }
  if (hasPhrase(lower, beside, lexicon, 'voice negation')) return false
  const ahead = isKorean ? 'act planned-after' : 'act planned-before'
  const isPlanned = hasPhrase(lower, beside, lexicon, ahead)
  return !isPlanned && !hasPhrase(lower, clause, lexicon, 'voice modal')
}

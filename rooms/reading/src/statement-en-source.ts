// What an English sentence says about the text and about its sources: where the text comes from,
// why a source has no name, what a source does, and who somebody is. Source: claims.md 3.1, 6.
import { allFrames, firstFrame, frameAt } from './act-en-frame.ts'
import type { Word } from './act-en-word.ts'
import type { Statement } from './statement.ts'
import { phrases, type StatementScene, type Stretch, statementOf } from './statement-en-scene.ts'

/** What the sentence says about sources and about the text. */
export function sourcesIn(scene: StatementScene): Statement[] {
  return [...provenanceIn(scene), ...namelessIn(scene), ...doingsIn(scene), ...rolesIn(scene)]
}

const PUBLICATION = 'publication'

function provenanceIn(scene: StatementScene): Statement[] {
  const { words } = scene
  const everything = { first: 0, end: words.length }
  const phrase = firstFrame(words, everything, phrases(scene, 'provenance'))
  const isCredit = scene.text.sentences[scene.sentence]?.position === 'credit'
  if (!phrase || (phrase.act === 'credit' && !isCredit)) return []
  return [
    statementOf(scene, {
      kind: 'provenance',
      rule: 'statement.provenance',
      act: PUBLICATION,
      within: everything,
      focus: phrase,
      isOwnVoice: true,
    }),
  ]
}

// "…, speaking on condition of anonymity due to security concerns": from the mark to the mark.
function namelessIn(scene: StatementScene): Statement[] {
  return allFrames(scene.words, phrases(scene, 'source'))
    .slice(0, 1)
    .map((phrase) =>
      statementOf(scene, {
        kind: 'source_profile',
        rule: 'statement.nameless-source',
        act: PUBLICATION,
        within: untilMarks(scene, phrase),
        focus: phrase,
        isOwnVoice: true,
      }),
    )
}

function isMark({ words }: StatementScene, n: number): boolean {
  const word = words[n]
  // An apostrophe ends nothing: "the Citizens' Alliance".
  const isEnd = word?.is === 'mark' && word.lower !== "'"
  return !word || word.is === 'comma' || word.is === 'break' || isEnd
}

function untilMarks(scene: StatementScene, { first, end }: Stretch): Stretch {
  let from = first
  while (from > 0 && !isMark(scene, from - 1)) from--
  let to = end
  while (to < scene.words.length && !isMark(scene, to)) to++
  return { first: from, end: to }
}

/** How many words before "who" a source may be named. */
const NAMED_NEAR = 5

// "The missionary, who has been helping refugees for two decades, …"
function doingsIn(scene: StatementScene): Statement[] {
  const { words, predicates } = scene
  const verbs = phrases(scene, 'source verbs')
  return predicates.flatMap((verb) => {
    const who = verb.first - 1
    if (words[who]?.is !== 'relative' || words[who - 1]?.is !== 'comma') return []
    if (!frameAt(words, verb.head, verbs)) return []
    const source = lastSource(scene, who - 1)
    if (source === undefined) return []
    const { end } = untilMarks(scene, { first: verb.first, end: verb.end })
    const within = { first: Math.max(source, 0), end }
    const focus = { first: verb.first, end: verb.end }
    const rule = 'statement.source-doing'
    const found = { kind: 'source_profile', rule, act: 'other', isOwnVoice: true } as const
    return [statementOf(scene, { ...found, within, focus })]
  })
}

function lastSource(scene: StatementScene, before: number): number | undefined {
  const sources = phrases(scene, 'sources')
  for (let n = before - 1; n >= Math.max(0, before - NAMED_NEAR); n--) {
    if (isMark(scene, n)) return undefined
    if (frameAt(scene.words, n, sources)) return scene.words[n - 1]?.is === 'determiner' ? n - 1 : n
  }
  return undefined
}

/** A name has so many words at the most. */
const LONGEST_NAME = 4
/** So many words behind the comma the role may stand: "a senior researcher". */
const ROLE_NEAR = 4

// "Mira Olsen, director of the Lantern Network, said …"
function rolesIn(scene: StatementScene): Statement[] {
  const { words } = scene
  const roles = phrases(scene, 'roles')
  const found: Statement[] = []
  for (let comma = 2; comma < words.length - 1; comma++) {
    if (words[comma]?.is !== 'comma') continue
    const first = nameBefore(scene, comma)
    if (first === undefined) continue
    const near = { first: comma + 1, end: Math.min(comma + 1 + ROLE_NEAR, words.length) }
    const role = firstFrame(words, near, roles)
    if (!role || hasMark(scene, near.first, role.first)) continue
    const { end } = untilMarks(scene, { first: role.first, end: role.end })
    const within = { first, end: beforeVerb(scene, role.end, end) }
    const rule = 'statement.name-and-role'
    const named = { kind: 'identity', rule, act: 'other', isOwnVoice: true } as const
    found.push(statementOf(scene, { ...named, within, focus: role }))
  }
  return found
}

function hasMark(scene: StatementScene, from: number, to: number): boolean {
  for (let n = from; n < to; n++) if (isMark(scene, n)) return true
  return false
}

// Where the name before the comma begins: two to four capital words, not a place with its country.
function nameBefore({ words }: StatementScene, comma: number): number | undefined {
  let first = comma
  while (first > 0 && comma - first < LONGEST_NAME && isNamePart(words[first - 1])) first--
  return comma - first >= 2 && words[first - 1]?.is !== 'preposition' ? first : undefined
}

function isNamePart(word: Word | undefined): boolean {
  return word?.is === 'word' && word.isName
}

// "a senior researcher at the institute said": the role ends before the verb.
function beforeVerb({ predicates }: StatementScene, from: number, end: number): number {
  const verb = predicates.find((one) => one.isFinite && one.first >= from && one.first < end)
  return verb?.first ?? end
}

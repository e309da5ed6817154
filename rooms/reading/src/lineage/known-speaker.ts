// Outlets and bodies that many reports name, with their abbreviations and their names in English,
// Korean and Chinese: public facts, as data, so that one paper is not taken for three. And what a
// name that nobody listed says of itself, by the nouns in it.
import { readFileSync } from 'node:fs'
import { type AgentKind, fold } from '@tumen/claim'
import { type Lexicon, lexiconFor } from '../text/lexicon.ts'
import { lastPhrase } from '../text/phrase-end.ts'
import { nameKeyOf } from './credit.ts'

/** A body of the list. */
export interface KnownSpeaker {
  kind: AgentKind
  /** By language tag; abbreviations under `und-x-short`, `und-x-short2` … */
  names: Readonly<Record<string, string>>
}

type Line = readonly [AgentKind, readonly string[], en: string, ko: string, zh: string]

let known: ReadonlyMap<string, KnownSpeaker> | undefined

function knownByName(): ReadonlyMap<string, KnownSpeaker> {
  if (known) return known
  const file = new URL('../../data/known-speaker.json', import.meta.url)
  const lines = JSON.parse(readFileSync(file, 'utf8')) as readonly Line[]
  const byName = new Map<string, KnownSpeaker>()
  for (const [kind, short, en, ko, zh] of lines) {
    const shorts = short.map((one, n) => [n === 0 ? SHORT : `${SHORT}${n + 1}`, one] as const)
    const speaker = { kind, names: { en, ko, zh, ...Object.fromEntries(shorts) } }
    for (const name of Object.values(speaker.names)) byName.set(nameKeyOf(name), speaker)
  }
  known = byName
  return byName
}

/** The tag of an abbreviation, which is of no language. */
export const SHORT = 'und-x-short'

/** The body of the list that bears this name, whatever case, spaces and signs. */
export function knownSpeaker(name: string): KnownSpeaker | undefined {
  return knownByName().get(nameKeyOf(name))
}

const KIND_OF_NOUN: Readonly<Record<string, AgentKind>> = {
  person: 'person',
  group: 'group',
  ngo: 'organisation',
  official_body: 'official_body',
  outlet: 'outlet',
  document: 'document',
}

/** What a name says that its bearer is: by the list, else by the noun in it; nothing else. */
export function kindOfName(name: string): AgentKind | undefined {
  const listed = knownSpeaker(name)
  if (listed) return listed.kind
  const folded = fold(name).trim()
  const lower = folded.toLowerCase()
  if (/\p{Script=Hangul}/u.test(lower)) return kindByEnd(lexiconFor('ko'), lower)
  if (/\p{Script=Han}/u.test(lower)) {
    const lexicon = lexiconFor('zh')
    return kindByEnd(lexicon, lexicon.simplified(lower))
  }
  return kindByWords(lexiconFor('en'), folded, lower)
}

function kindByEnd(lexicon: Lexicon, lower: string): AgentKind | undefined {
  const range = { start: 0, end: lower.length }
  const means = lastPhrase(lexicon.index('speaker noun'), lower, range)?.means ?? ''
  return KIND_OF_NOUN[means.split(' ')[0] ?? '']
}

/** The last noun of the list before what says of whom or where it is. */
function kindByWords(lexicon: Lexicon, folded: string, lower: string): AgentKind | undefined {
  const nouns = lexicon.words('speaker noun')
  const [head = ''] = lower.split(/,| (?:of|for|in|from|at|on|against|to|with) /)
  const words = head.split(/[^\p{L}\p{N}/-]+/u).filter(Boolean)
  for (let n = words.length - 1; n >= 0; n--) {
    const kind = nouns.get(`${words[n - 1]} ${words[n]}`) ?? nouns.get(words[n] ?? '')
    if (kind !== undefined) return KIND_OF_NOUN[kind.split(' ')[0] ?? '']
    if (lexicon.words('speaker agency-word').has(words[n] ?? '')) return 'outlet'
  }
  return /^\p{Lu}[\p{Lu}\d/-]{1,9}$/u.test(folded) ? 'organisation' : undefined
}

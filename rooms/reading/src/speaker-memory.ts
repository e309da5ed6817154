// Who has spoken so far, and whom words like "he", "the group", 이 단체 or 该组织 point back to.
// Somebody without a name stays as the words name them: no two of them are made one here.
// Source: reading.md 4; claims.md 5.
import type { Anonymity } from '@tumen/claim'
import { inSimplifiedSigns } from './lexicon.ts'
import type { BackReference, Speaker } from './speaker-saying.ts'
import { wordPatterns } from './word-pattern.ts'

/** Speakers that are kept in mind; older ones are not pointed back to. */
const MOST_KEPT = 40

/** The speakers of a text up to a place, the last one at the end. */
export class SpeakerMemory {
  readonly #kept: Speaker[] = []
  #mentioned: Speaker | undefined

  /** Keeps a speaker in mind. */
  add(speaker: Speaker): void {
    if (speaker.back === 'own' || speaker.label === '') return
    this.#kept.push(speaker)
    if (this.#kept.length > MOST_KEPT) this.#kept.shift()
  }

  /** Keeps in mind somebody who is only told about: a pronoun may mean them. */
  mention(speaker: Speaker): void {
    this.#mentioned = speaker
  }

  /** Who was told about last. */
  get mentioned(): Speaker | undefined {
    return this.#mentioned
  }

  /** The last one that is so. */
  last(is: (speaker: Speaker) => boolean): Speaker | undefined {
    return this.#kept.findLast(is)
  }

  /** The speaker whom the words mean; the words themselves when that is open. */
  resolve(speaker: Speaker): Speaker {
    if (!speaker.back || speaker.back === 'own') return speaker
    const before = ANTECEDENTS[speaker.back](this, speaker)
    if (!before) return isOwnPaper(speaker) ? { ...speaker, back: 'own' } : asWritten(speaker)
    return joined(speaker, speaker.label === '' ? this.#fullest(before) : before)
  }

  // "Lena Vogt said … Vogt said … She said": by the whole name.
  #fullest(speaker: Speaker): Speaker {
    const { label, role, anonymity } = speaker
    if (role !== 'person' || anonymity !== 'named') return speaker
    const last = ` ${label.slice(label.lastIndexOf(' ') + 1)}`
    const isFuller = (one: Speaker) => one.label.endsWith(last) && one.label.length > label.length
    return this.#kept.find((one) => one.role === role && isFuller(one)) ?? speaker
  }
}

/** Whether somebody is a person for sure: a name alone may be that of a place, no office or age. */
export function isSure({ anonymity, label, role }: Speaker): boolean {
  if (role !== 'person') return true
  return anonymity !== 'named' || label.includes(' ')
}

// "This report lists 98", before any other was named: what is being read.
function isOwnPaper({ back, words }: Speaker): boolean {
  return back === 'document' && words !== undefined && /^this /i.test(words)
}

type Search = (memory: SpeakerMemory, speaker: Speaker) => Speaker | undefined

const ANTECEDENTS: Readonly<Record<Exclude<BackReference, 'own'>, Search>> = {
  person: (memory, { label }) =>
    memory.last((one) => isPerson(one) && includes(one, label)) ??
    (label === '' ? (memory.mentioned ?? memory.last(isGroup)) : undefined),
  group: (memory, { label }) =>
    memory.last(
      (one) => (isGroup(one) || (label === '' && one.role === 'ngo')) && includes(one, label),
    ) ??
    memory.last((one) => includes(one, singular(label)) && label !== '') ??
    (label === '' ? memory.last(isPerson) : undefined),
  body: (memory, { label, role }) =>
    memory.last((one) => isBody(one) && includes(one, label)) ??
    (role === 'ngo' ? memory.last((one) => one.role === 'ngo') : undefined) ??
    (isAnyBody(label) ? memory.last(isOffice) : undefined),
  outlet: (memory, { label }) =>
    memory.last((one) => one.role === 'outlet' && includes(one, label)) ??
    memory.last((one) => one.role === 'outlet'),
  document: (memory, speaker) =>
    memory.last((one) => one.role === 'document' && isSameNumber(one, speaker)) ??
    memory.last(({ role }) => role === 'outlet') ??
    memory.last(isBody),
}

/** Words that call back any office: 该部门, "the agency". */
const ANY_BODY = Object.values(wordPatterns('^{speaker any-body}$'))

function isAnyBody(label: string): boolean {
  const words = inSimplifiedSigns(label.toLowerCase())
  return ANY_BODY.some((pattern) => pattern.test(words))
}

function isOffice({ role }: Speaker): boolean {
  return role === 'official_body' || role === 'ngo'
}

function isGroup({ role }: Speaker): boolean {
  return role === 'group'
}

function isPerson({ role }: Speaker): boolean {
  return role === 'person'
}

function isBody({ role }: Speaker): boolean {
  return role === 'ngo' || role === 'official_body' || role === 'outlet' || role === 'document'
}

function includes({ label }: Speaker, words: string): boolean {
  return label.toLowerCase().includes(words.toLowerCase())
}

// "The article" is none of "news reports".
function isSameNumber(one: Speaker, { label }: Speaker): boolean {
  return !/s$/.test(one.label) || one.anonymity !== 'unnamed' || /s$/.test(label)
}

function singular(label: string): string {
  return label.endsWith('s') ? label.slice(0, -1) : label
}

function asWritten({ words, ...speaker }: Speaker): Speaker {
  return { ...speaker, label: words ?? speaker.label }
}

/** From what says most about a name to what says least. */
const OPENNESS: readonly Anonymity[] = [
  'named',
  'anonymous_on_request',
  'pseudonym',
  'role_named',
  'collective',
  'unnamed',
  'unattributed',
]

// Somebody named keeps the name; somebody unnamed is called as the words call them.
function joined(speaker: Speaker, before: Speaker): Speaker {
  const isNamed = before.anonymity === 'named' || isBody(before) || speaker.label === ''
  const [anonymity] = [speaker.anonymity, before.anonymity].sort(
    (a, b) => OPENNESS.indexOf(a) - OPENNESS.indexOf(b),
  )
  const reason = speaker.reason ?? before.reason
  return {
    ...speaker,
    label: isNamed ? before.label : speaker.label,
    role: before.role,
    anonymity: anonymity ?? before.anonymity,
    ...(reason === undefined ? {} : { reason }),
    ...(speaker.date || !before.date || before.role !== 'outlet' ? {} : { date: before.date }),
  }
}

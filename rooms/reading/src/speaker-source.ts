// From whom a text has all that it tells, where its head says so: 记者从某局获悉, or the first
// sentence names a body and nobody else speaks after it. Source: reading.md 4; that all figures of
// such a text are of its one source is a choice.
import type { LinkRole } from '@tumen/claim'
import type { PreparedText } from './prepared-text.ts'
import { lastPath, type SpeakerPath } from './speaker-path.ts'
import { HEADINGS, LEARNED_FROM, type Saying, type SentenceSayings } from './speaker-saying.ts'

/** The rule of a path to the only one who speaks in a text. */
export const ONLY_SOURCE = 'speaker.only-source'

/** Sentences at the head in which a text says from whom it has what it tells. */
const HEAD = 4

/** The way to the source of a text; nothing where its head names none. */
export function sourcePath(
  text: PreparedText,
  sentences: readonly SentenceSayings[],
): SpeakerPath | undefined {
  const isBody = (n: number) => !HEADINGS.has(text.sentences[n]?.position ?? 'body')
  const told = sentences.map(({ sayings }, n) => (isBody(n) ? sayings.filter(isNamed) : []))
  const learned = told
    .slice(0, HEAD)
    .flat()
    .find(({ rule }) => rule === LEARNED_FROM)
  const [first] = told[sentences.findIndex((_, n) => isBody(n))] ?? []
  const only = first && isOnly(first, told.flat()) ? first : undefined
  const path = lastPath([learned ?? only].filter((one) => one !== undefined))
  return path && !learned ? { ...path, rule: ONLY_SOURCE } : path
}

function isNamed({ isNobody }: Saying): boolean {
  return !isNobody
}

/** What publishes figures; a person tells what befell them, and no more. */
const BODIES: ReadonlySet<LinkRole> = new Set(['official_body', 'ngo', 'document'])

function isOnly({ rule, speakers }: Saying, all: readonly Saying[]): boolean {
  const one = speakers.at(-1)
  if (rule !== 'speaker.according' || !one || !BODIES.has(one.role) || one.label === '')
    return false
  return all.every((saying) => {
    return saying.speakers.every(
      ({ label }) => isPart(label, one.label) || isPart(one.label, label),
    )
  })
}

function isPart(label: string, of: string): boolean {
  return of.includes(label)
}

// Somebody who is named by a part of a name: "Park said" after "Park Soo-yeon", 박 씨, 朴女士. The
// words do not say whether that is the same person; a family has one surname, so it is asked.
import { fold } from '@tumen/claim'
import type { Range } from '../text/source-text.ts'
import type { HeardSentence } from './speaker-heard.ts'
import type { Speaker } from './speaker-saying.ts'

/** Words before and after a name that are no part of it. */
const BEFORE =
  /^(?:mr|mrs|ms|miss|mx|sir|dr|prof|professor|rev|reverend|pastor|father|sister)\.?\s+/iu
const AFTER =
  /\s*(?:씨|님|대변인|대표|교수|목사|선교사|국장|위원장|변호사|女士|先生|小姐|牧师|教授|律师|某)$/u

/** Names that are offered at the most. */
const MOST_NAMED = 7

/** The longer names of persons whose part this label is; the one that was said last first. */
export function longerNames(
  {
    label,
    role,
    anonymity,
    span,
  }: Pick<Speaker, 'label' | 'role' | 'anonymity'> & { span?: Range },
  sentences: readonly Pick<HeardSentence, 'sayings'>[],
): string[] {
  if (role !== 'person' || anonymity !== 'named') return []
  const speakers = sentences
    .flatMap(({ sayings }) => sayings.flatMap(({ steps }) => steps.map(({ speaker }) => speaker)))
    .filter((one) => one.role === 'person' && one.anonymity === 'named')
  const at = span?.start ?? Number.POSITIVE_INFINITY
  const longer = speakers.filter((one) => one.start < at && isPartOf(label, one.label))
  return [...new Set(longer.map((one) => one.label).reverse())].slice(0, MOST_NAMED)
}

/** Whether one name is a part of the other: its first or last words, or its surname of one sign. */
export function isPartOf(part: string, name: string): boolean {
  const [own, whole] = [plainName(part), plainName(name)]
  if (own === '' || own === whole) return false
  if (/^[\p{Script=Hangul}\p{Script=Han}]+$/u.test(own)) return whole.startsWith(own)
  return whole.startsWith(`${own} `) || whole.endsWith(` ${own}`)
}

function plainName(name: string): string {
  return fold(name).normalize('NFKC').toLowerCase().replace(BEFORE, '').replace(AFTER, '').trim()
}

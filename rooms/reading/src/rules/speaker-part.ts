// Somebody who is named by a part of a name: "Park said" after "Park Soo-yeon", 박 씨, 朴女士; or by
// what was said of them: "the lawyer" after "a lawyer for the families". The words do not say
// whether that is the same person; two speakers for one are two voices, so it is asked.
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

/** "A lawyer", 한 변호사, 一名律师: somebody who is brought in, and is nobody from before. */
const BROUGHT_IN =
  /^(?:an?|one|another|some|한|또 다른|다른|어느|一名|一位|另一名|另一位|另)(?:\s|(?=\p{Script=Han}))/iu
const ARTICLE = /^(?:the|this|that|이|그|该|这名|这位|那名|那位)\s*/iu

/** The longer names of persons whose part this label is; the one that was said last first. */
export function longerNames(
  one: Pick<Speaker, 'label' | 'role' | 'anonymity'> & { span?: Range & { text?: string } },
  sentences: readonly Pick<HeardSentence, 'sayings'>[],
): string[] {
  const { label, role, anonymity, span } = one
  const words = span?.text ?? label
  const isNamed = anonymity === 'named'
  if (role !== 'person' || !(isNamed || (anonymity === 'unnamed' && !BROUGHT_IN.test(words))))
    return []
  const at = span?.start ?? Number.POSITIVE_INFINITY
  const before = sentences
    .flatMap(({ sayings }) => sayings.flatMap(({ steps }) => steps.map(({ speaker }) => speaker)))
    .filter((other) => other.role === 'person' && other.start < at && other.label !== label)
  const longer = before.filter(
    (other) =>
      (other.anonymity === 'named' && isPartOf(label, other.label)) ||
      (!isNamed && isOfKind(label, other.label)),
  )
  return [...new Set(longer.map((other) => other.label).reverse())].slice(0, MOST_NAMED)
}

/** Whether one name is a part of the other: its first or last words, or its surname of one sign. */
export function isPartOf(part: string, name: string): boolean {
  const [own, whole] = [plainName(part), plainName(name)]
  if (own === '' || own === whole) return false
  if (/^[\p{Script=Hangul}\p{Script=Han}]+$/u.test(own)) {
    // "가족을 돕는 변호사 김수미", "家属的律师金秀美": the name stands at the end.
    const last = whole.split(' ').at(-1) ?? ''
    const ends = [2, 3, 4].filter((length) => length >= own.length && length <= last.length)
    return whole.startsWith(own) || ends.some((length) => last.slice(-length).startsWith(own))
  }
  return ` ${whole} `.includes(` ${own} `)
}

/** Whether somebody without a name is called by a word that an earlier speaker was called by. */
function isOfKind(label: string, other: string): boolean {
  const [own, whole] = [label, other].map((words) => fold(words).toLowerCase().replace(ARTICLE, ''))
  if (!own || !whole || own.length < 2) return false
  return /^[\p{Script=Hangul}\p{Script=Han}]+$/u.test(own)
    ? whole.includes(own)
    : ` ${whole} `.includes(` ${own} `)
}

function plainName(name: string): string {
  return fold(name).normalize('NFKC').toLowerCase().replace(BEFORE, '').replace(AFTER, '').trim()
}

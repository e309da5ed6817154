// Which of the words for acts before a Chinese number is its own where they only describe people.
// Source: reading.md 2, Act.
import type { Trigger } from './act-trigger.ts'
import type { Context, Draft } from './draft.ts'
import { wordPattern } from './word-pattern.ts'

/** Who did something, and how many they are: no verb stands between. */
const OF_PEOPLE = wordPattern(
  'zh',
  '^的[^,。;]{0,8}{act amounting}' +
    String.raw`[计有到约近逾超过]{0,3} ?[\d一二三四五六七八九十百千万两数]`,
)

/** 逃离山村进入韩国的猎户一共325人: all that is said describes them, and the last was done last. */
export function ofPeople(
  all: readonly Trigger[],
  draft: Draft,
  { text }: Context,
): Trigger | undefined {
  const last = all.at(-1)
  if (!last || last.isWeak) return undefined
  return OF_PEOPLE.test(text.lower.slice(last.end, draft.range.end)) ? last : undefined
}

/** 逮捕涉嫌诱骗民众的集团成员23人: what stands before 的 only describes the object of the first. */
export function ofRelative(
  [first, ...more]: readonly Trigger[],
  draft: Draft,
  { text }: Context,
): Trigger | undefined {
  const last = more.at(-1)
  if (!last || first?.act === 'other') return undefined
  return CULPRIT.test(text.lower.slice(last.end, draft.range.start)) ? first : undefined
}

/** Words by which people are only described. */
const CULPRIT = wordPattern('zh', '的|{act culprit}')

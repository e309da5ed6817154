// Whether two documents tell one story in words of their own: a question for a reviewer, with
// what they share. Similarity of words finds none of these. Source: reading.md 7.
import { dependentOf, isSamePublisher, type LineageSign } from './lineage.ts'
import type { LineageText } from './lineage-text.ts'
import { isShared, SIGN_OF_KEY, type StorySign, sharedKeysOf } from './same-story-sign.ts'

/** How two documents that tell one story stand to each other. */
export const STORY_KINDS = [
  'relay',
  'translation',
  'parallel',
  'restatement',
  'follow_up',
  'other_origin',
] as const
export type StoryKind = (typeof STORY_KINDS)[number]

/** A document with what it shares with others. */
export interface StoryText {
  text: LineageText
  signs: readonly StorySign[]
  /** The country of a country entry; without it a yearly text is an overview. */
  country?: string
}

/** Two documents that seem to tell one story. */
export interface StoryLink {
  /** Which of the two depends on the other, or is the later one. */
  dependent: 'a' | 'b'
  kind: StoryKind
  signs: LineageSign[]
}

/** Different kinds of signs that two documents must share. */
const LEAST_SIGNS = 2

/**
 * The link of two documents that share signs of at least two kinds; nothing when they do not.
 * `a` is the one that was recorded later.
 */
export function linkStories(a: StoryText, b: StoryText): StoryLink | undefined {
  const shared = sharedSigns(a.signs, b.signs)
  if (!areEnough(shared)) return undefined
  const dependent = dependentOf(a.text, b.text)
  const [from, to] = dependent === 'a' ? [a, b] : [b, a]
  const signs = dependent === 'a' ? shared : shared.map(turned)
  return { dependent, kind: kindOf(from, to, signs), signs }
}

/** Whether signs are of so many kinds that they may tell one story. */
export function areEnough(signs: readonly LineageSign[]): boolean {
  return new Set(signs.map(({ sign }) => kindOfSign(sign))).size >= LEAST_SIGNS
}

/** What two documents share, each value once, `from` in the first and `to` in the second. */
export function sharedSigns(a: readonly StorySign[], b: readonly StorySign[]): LineageSign[] {
  const others = new Map(b.map((sign) => [sign.key, sign]))
  const found = new Map<string, LineageSign>()
  for (const own of a)
    for (const key of sharedKeysOf(own)) {
      const other = others.get(key)
      if (!other || !isShared(own, other)) continue
      const sign = signOf(own.key, key)
      if (sign === undefined) continue
      const at = `${sign} ${own.range?.start} ${other.range?.start}`
      if (found.has(at)) continue
      found.set(at, {
        sign,
        ...(own.range ? { from: own.range } : {}),
        ...(other.range ? { to: other.range } : {}),
      })
    }
  return [...found.values()]
}

/** `by` meets a credit or an attribution: the sign is what the naming side says. */
function signOf(own: string, other: string): LineageSign['sign'] | undefined {
  const prefix = (key: string) => key.slice(0, key.indexOf(':'))
  return SIGN_OF_KEY[prefix(own)] ?? SIGN_OF_KEY[prefix(other)]
}

/** A credit and an attribution are one kind: whom the text names. */
function kindOfSign(sign: LineageSign['sign']): string {
  return sign === 'credit' ? 'attribution' : sign
}

function turned({ sign, from, to }: LineageSign): LineageSign {
  return { sign, ...(to ? { from: to } : {}), ...(from ? { to: from } : {}) }
}

function kindOf(from: StoryText, to: StoryText, signs: readonly LineageSign[]): StoryKind {
  const isNaming = signs.some(({ sign, from: at }) => at && kindOfSign(sign) === 'attribution')
  if (isSamePublisher(from.text, to.text)) return ownKind(from, to)
  if (!isNaming) return 'other_origin'
  const isCredit = signs.some(({ sign, from: at }) => at && sign === 'credit')
  return isCredit && isOtherLanguage(from, to) ? 'translation' : 'relay'
}

/** Of one publisher: a later stage, the same said again, or two entries of one book. */
function ownKind(from: StoryText, to: StoryText): StoryKind {
  const { published } = to.text.source
  if (published.latest < from.text.source.published.earliest) {
    const until = Date.parse(`${published.latest}T00:00:00Z`) / 86_400_000
    const isLater = from.signs.some(({ last }) => last !== undefined && last > until)
    return isLater ? 'follow_up' : 'restatement'
  }
  return from.country === undefined || to.country === undefined ? 'restatement' : 'parallel'
}

function isOtherLanguage(a: StoryText, b: StoryText): boolean {
  const tag = ({ text }: StoryText) => text.source.language.toLowerCase().split('-')[0]
  return tag(a) !== tag(b)
}

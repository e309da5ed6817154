// Whether a time only dates the telling: "said on Tuesday", 14일 밝혔다, 5日表示, a dateline.
import type { PreparedText } from '../text/prepared-text.ts'
import type { Language, Range } from '../text/source-text.ts'
import type { TimeExpression } from '../text/time-find.ts'
import { type WordPattern, wordPattern } from '../text/word-pattern.ts'

/** Units on each side in which the verb of telling stands. */
const NEAR = 70

/** "Told reporters late on Tuesday": neither a number nor what is told stands between. */
const BEFORE = wordPattern('en', String.raw`\b{time telling}(?: (?!that\b)[a-z'-]+){0,6} $`)

const AFTER: Record<Language, WordPattern> = {
  en: wordPattern('en', String.raw`^ (?:(?:[a-z]+ )?{time telling}\b|that\b)`),
  ko: wordPattern(
    'ko',
    String.raw`^(?:\([^()]{1,8}\))?[가-힣]{0,2} ?` +
      '(?:[가-힣]+(?:에게|에|에서|통해|을|를|은|는|이|가|열어|열고) ){0,2}' +
      `(?:낸 |내놓은 |펴낸 |제출한 |공개한 )?(?:{time telling}|[^,.]{0,10}따르면|[가-힣]+에(?:게)? ["'])`,
  ),
  zh: wordPattern('zh', String.raw`^(?:\([^()]{1,8}\))?[^,;。被名人]{0,8}?{time telling}`),
}

/** Units at the head of a sentence in which a dateline ends. */
const HEAD = 60
const DATELINE =
  /^[.,]? ?(?:\d{4} ?)?\)? ?(?:\([^()]{2,40}\) ?)?[)）]? ?(?:[-–—]{1,2} |电|讯|消息)/u

/** Whether an expression of a sentence dates what is said, and not what happened. */
export function isTellingAt(
  { start, end, role }: TimeExpression,
  sentence: Range,
  { language, lower }: Pick<PreparedText, 'language' | 'lower'>,
): boolean {
  if (role !== 'event') return false
  const after = lower.slice(end, Math.min(end + NEAR, sentence.end))
  const before = lower.slice(Math.max(sentence.start, start - NEAR), start)
  if (start < sentence.start + HEAD && DATELINE.test(after)) return true
  if (AFTER[language].test(after)) return true
  if (language === 'en') return BEFORE.test(before)
  return false
}

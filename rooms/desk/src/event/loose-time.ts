// Whether words give days that nobody knows exactly: "around 10 July", "since the spring", "7월 초",
// "10日左右". The days of such a time are drawn with ends that fade. Source: desk.md 7, V1.
import { type ClaimTime, readWrittenDate } from '@tumen/claim'

const LOOSE: readonly RegExp[] = [
  /\b(?:about|around|approximately|approx|roughly|circa|ca|near(?:ly)?|early|late|mid|or so)\b/i,
  /\b(?:beginning|middle|end) of\b|\b(?:spring|summer|autumn|winter)\b/i,
  /경|쯤|무렵|께|즈음|초(?!등)|중순|하순|상순|말(?!하)|봄|여름|가을|겨울/u,
  /左右|前后|大约|约|年初|月初|初旬|上旬|中旬|下旬|年底|月底|年末|月末|春|夏|秋|冬/u,
]

/** Whether the words of a time leave its days open. */
export function isLooseTime({ expression }: ClaimTime): boolean {
  if (expression === undefined) return false
  const { date } = readWrittenDate(expression)
  if (date?.earliestMark !== undefined || date?.latestMark !== undefined) return true
  return LOOSE.some((pattern) => pattern.test(expression))
}

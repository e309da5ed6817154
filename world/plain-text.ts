// How the tests of the world read a text: with a fold of their own, written separately from the
// fold of the claim room, so that one does not prove itself by the other.

/** Spaces made plain, soft hyphens dropped, quotes straight, full-width forms half-width. */
export function plain(text: string): string {
  return text
    .replace(/[\u00a0\u3000]/g, ' ')
    .replace(/\u00ad/g, '')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\uff01-\uff5e]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
}

/** Words of a text: parts between spaces, or for Chinese each character and each number. */
export function countWords(text: string, language: string): number {
  const words =
    language === 'zh' ? plain(text).match(/\p{Script=Han}|[0-9]+/gu) : text.match(/\S+/g)
  return words?.length ?? 0
}

const ENGLISH = [
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve',
  '[a-z]+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty',
  'hundreds?|thousands?|millions?|dozens?|scores?|half|third|quarter|percent',
  'twice|first|second|both|single|several|many|few|couple',
]
const KOREAN_COUNT = '한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무'
const KOREAN_UNIT = '명|사람|가족|가구|곳|번|차례|해|달|개'
const NUMBER_WORDS = [
  new RegExp(`\\b(?:${ENGLISH.join('|')})\\b`, 'gi'),
  new RegExp(`(?<!\\S)(?:${KOREAN_COUNT}) ?(?:${KOREAN_UNIT})`, 'g'),
  /수십|수백|수천|여러|다수|대부분|절반|많은/g,
  /[一二三四五六七八九十百千万两数多几]+[余多]?[名人个次年月日成]|大量|许多|多数/g,
]

/** Every number in a text that `allowed` does not name, in digits or in words outside `phrases`. */
export function unnamedNumbers(text: string, allowed: string[], phrases: string[]): string[] {
  const digits = (plain(text).match(/\d+/g) ?? []).filter((number) => !allowed.includes(number))
  const rest = phrases.reduce((left, phrase) => left.replaceAll(plain(phrase), '¶'), plain(text))
  const words = NUMBER_WORDS.flatMap((pattern) => rest.match(pattern) ?? [])
  return [...digits, ...words]
}

// One form of letters: lower case, without marks and apostrophes. Without functions that depend on
// a locale, so that every machine gives the same. Source: names.md 2, 7.

const PLAIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
  ...{ Ø: 'o', Ł: 'l', Æ: 'ae', Œ: 'oe', Đ: 'd', Ð: 'd', Þ: 'th', ẞ: 'ss' },
}

const ASCII = /^[\0-\x7f]*$/
const CAPITAL_DISTANCE = 32
const OLDER_CAPITAL_DISTANCE = 80

function lowerCyrillic(letter: string): string {
  const code = letter.charCodeAt(0)
  return String.fromCharCode(code + (code < 0x410 ? OLDER_CAPITAL_DISTANCE : CAPITAL_DISTANCE))
}

/**
 * Latin letters in lower-case ASCII, Cyrillic ones in lower case with й and ё kept, neither with
 * other marks or apostrophes; anything else as it is.
 */
export function foldLetters(text: string): string {
  if (ASCII.test(text)) return text.replace(/['`]/g, '').toLowerCase()
  return text
    .normalize('NFD')
    .replace(/['’‘ʼʻ`´]/g, '')
    .replace(/([\u0400-\u04FF]\p{M}*)|\p{M}/gu, '$1')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[\u00C0-\u024F\u1E9E]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC')
    .replace(/[\u0400-\u042F]/g, lowerCyrillic)
}

/** The words of a name, folded. */
export function foldedWords(text: string): string[] {
  return foldLetters(text)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
}

// One name written twice in one cell, in two scripts: 김정은 金正恩, 김정은/Kim Jong Un. The two forms are
// separated here, so that the second is read like one in brackets. Source: names.md 3, step 3.

const EAST = /[\p{Script=Hangul}\p{Script=Han}]/u
const HANGUL = /^\p{Script=Hangul}+$/u
const HAN = /^\p{Script=Han}+$/u
const LATIN_WORD = /^[\p{Script=Latin}\p{M}'’‘ʼ.,-]+$/u
const BETWEEN_FORMS = /[/|;=]/g
const LEAST_LETTERS = 6

function isLatinForm(words: readonly string[]): boolean {
  const letters = words.join('').match(/\p{Script=Latin}/gu) ?? []
  const isName = words.length > 1 ? letters.length > words.length : letters.length >= LEAST_LETTERS
  return isName && words.every((word) => LATIN_WORD.test(word))
}

/** Hangul and Han of equal length beside each other, each of two characters or more. */
function splitEast(words: readonly string[]): string[] {
  const hangul = words.filter((word) => HANGUL.test(word))
  const han = words.filter((word) => HAN.test(word))
  const [first, second] = [hangul.join(''), han.join('')].map((one) => [...one].length)
  const isTwice = first === second && (first ?? 0) > 1
  const whole = hangul.length + han.length === words.length
  return isTwice && whole ? [hangul.join(' '), han.join(' ')] : [words.join(' ')]
}

/**
 * The forms of a name that stand beside each other, the one in Hangul first, then Han, then Latin;
 * the text alone when it is one form. Latin letters that mask a name (김 OO) are no form.
 */
export function splitForms(text: string): string[] {
  const words = text.replace(BETWEEN_FORMS, ' ').split(/ +/)
  const east = words.filter((word) => EAST.test(word)).map((word) => word.replace(/[,、]+$/, ''))
  const other = words.filter((word) => word !== '' && !EAST.test(word))
  if (east.length === 0) return [text]
  if (other.length === 0) return splitEast(east)
  return isLatinForm(other) ? [...splitEast(east), other.join(' ').replace(/,+$/, '')] : [text]
}

// Chinese in traditional signs is read as if it were written in simplified ones, sign by sign, so
// that word lists need one form and no offset moves. The pairs are those of OpenCC and a few that
// it leaves for whole words. Source: reading.md 2.
import openccPairs from 'opencc-js/dict/TSCharacters'

/** Pairs of one unit each: others would move what stands behind them. */
const OPENCC = openccPairs.split('|').map((pair) => pair.split(' ') as [string, string])

/** Makes a function that writes each traditional sign in its simplified form, of equal length. */
export function simplifier(more: Iterable<readonly [string, string]>): (text: string) => string {
  const all = [...OPENCC, ...more].filter((pair) => pair.every((sign) => sign.length === 1))
  const pairs = new Map(all)
  const signs = new RegExp(`[${[...pairs.keys()].join('')}]`, 'gu')
  return (text) => text.replace(signs, (sign) => pairs.get(sign) ?? sign)
}

// Chinese in traditional signs is read as if it were written in simplified ones, sign by sign, so
// that word lists need one form and no offset moves. The pairs are data. Source: reading.md 2.

/** Makes a function that writes each sign of the table in its simplified form, of equal length. */
export function simplifier(pairs: ReadonlyMap<string, string>): (text: string) => string {
  const signs = new RegExp(`[${[...pairs.keys()].join('')}]`, 'gu')
  return (text) => text.replace(signs, (sign) => pairs.get(sign) ?? sign)
}

// Every match of a pattern in a text. `matchAll` compiles its pattern anew at each call, which
// costs more than the matching; here the pattern itself is run and set back.

/** The matches of a pattern with the flag `g`, in order. */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return found
}

// Puts parameters into the patterns of the catalogues. A pattern is text for translators, so its
// syntax is small: `{name}`, `{name|one|many}` by number, `[[…]]` left out when a name is missing.

/** Parameters of a pattern, by name. */
export type Parameters = Readonly<Record<string, string | number | boolean | undefined>>

const OPTIONAL = /\[\[(.*?)\]\]/gs
const CHOICE = /\{(\w+)\|((?:[^{}|]|\{\w+\})*)\|((?:[^{}|]|\{\w+\})*)\}/g
const NAME = /\{(\w+)\}/g

/** The pattern with its parameters; a name without a parameter stays visible as `{name}`. */
export function fill(pattern: string, parameters: Parameters): string {
  const kept = pattern.replace(OPTIONAL, (_, inner: string) =>
    namesOf(inner).every((name) => parameters[name] !== undefined) ? inner : '',
  )
  const chosen = kept.replace(CHOICE, (_, name: string, one: string, many: string) =>
    parameters[name] === 1 || parameters[name] === '1' ? one : many,
  )
  // One pass, so that braces inside a parameter are never read as a pattern.
  return chosen.replace(NAME, (whole, name: string) => String(parameters[name] ?? whole))
}

/** The names that a pattern uses, each once, in code-point order. */
export function namesOf(pattern: string): string[] {
  return [
    ...new Set([...pattern.matchAll(/\{(\w+)[|}]/g)].map((match) => match[1] as string)),
  ].sort()
}

// Puts parameters into the patterns of the files. A pattern is text for translators, so its syntax
// is small: `{name}`; `{name|one|many}` by number, or a form for each category of the language,
// `{name|one=…|few=…|other=…}`, or for one number, `{name|1=…|other=…}`; `[[…]]` left out when a
// name is missing. Source of the categories: Unicode CLDR plural rules, by `Intl.PluralRules`.

/** Parameters of a pattern, by name. */
export type Parameters = Readonly<Record<string, string | number | boolean | undefined>>

const OPTIONAL = /\[\[(.*?)\]\]/gs
const CHOICE = /\{(\w+)(?:@([\w-]+))?\|((?:[^{}]|\{\w+\})*)\}/g
const NAME = /\{(\w+)\}/g
const FORM = /^(zero|one|two|few|many|other|\d+)=(.*)$/s

/** The pattern with its parameters; a name without a parameter stays visible as `{name}`. */
export function fill(pattern: string, parameters: Parameters): string {
  const kept = pattern.replace(OPTIONAL, (_, inner: string) =>
    namesOf(inner).every((name) => parameters[name] !== undefined) ? inner : '',
  )
  const chosen = kept.replace(CHOICE, (_, name: string, tag: string | undefined, forms: string) =>
    chosenForm(forms, parameters[name], tag),
  )
  // One pass, so that braces inside a parameter are never read as a pattern.
  return chosen.replace(NAME, (whole, name: string) => String(parameters[name] ?? whole))
}

/** The names that a pattern uses, each once, in code-point order. */
export function namesOf(pattern: string): string[] {
  return [
    ...new Set([...pattern.matchAll(/\{(\w+)[@|}]/g)].map((match) => match[1] as string)),
  ].sort()
}

/** The pattern with the language whose plural rules choose its forms; without one: English. */
export function withLanguage(pattern: string, tag: string): string {
  return tag === 'en' ? pattern : pattern.replaceAll(/\{(\w+)\|/g, `{$1@${tag}|`)
}

/** The forms of a choice by category or number; the short form names one and many. */
export function formsOf(choice: string): Readonly<Record<string, string>> {
  const texts = choice.split('|')
  const named = texts.map((text) => FORM.exec(text))
  if (named.every((form) => form !== null))
    return Object.fromEntries(named.map(([, category, text]) => [category, text]))
  const [one = '', other = ''] = texts
  return { one, other }
}

function chosenForm(choice: string, value: Parameters[string], tag = 'en'): string {
  const forms = formsOf(choice)
  return forms[String(value)] ?? forms[categoryOf(value, tag)] ?? forms.other ?? ''
}

const rules = new Map<string, Intl.PluralRules>()

/** The category of a number in a language; what is written otherwise than by digits is `other`. */
function categoryOf(value: Parameters[string], tag: string): string {
  if (typeof value !== 'number' && !/^\d+$/.test(String(value))) return 'other'
  const known = rules.get(tag) ?? new Intl.PluralRules(tag)
  rules.set(tag, known)
  return known.select(Number(value))
}

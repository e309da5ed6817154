// What a page says of a refusal: the sentences of the command line, with fields by their labels
// and without codes, which help only whoever writes programs.
import { fill } from './fill.ts'
import type { Language } from './language.ts'
import {
  findingSentence,
  isOfLinkage,
  linkageSentence,
  PLACES,
  type RefusalData,
  refusalSentence,
} from './refusal-text.ts'
import { safeText } from './text-width.ts'
import { wordsIn } from './words.ts'

type Detail = NonNullable<RefusalData['details']>[number]

/** The sentence of a refusal, with the field by its label, or without it where it has none. */
export function pageRefusalSentence(language: Language, refusal: RefusalData): string {
  const field = labelOf(language, refusal.field)
  const details = (refusal.details ?? []).map(({ code: _, field: own, ...rest }) => {
    const label = labelOf(language, own)
    return label === undefined ? rest : { ...rest, field: label }
  })
  return refusalSentence(language, { code: refusal.code, field, details })
}

/** Every problem of a refusal in a line, those that say the same once. */
export function pageRefusalLines(language: Language, { details = [] }: RefusalData): string[] {
  // A clock is told whole in the sentence.
  const told = details.filter(({ now }) => now === undefined)
  const lines = told.map((detail) => lineOf(language, detail))
  return [...new Set(lines)].filter((line) => line !== '')
}

/** "published: the day can be read in two ways" */
function lineOf(language: Language, detail: Detail): string {
  const { code, ...rest } = detail
  if (typeof code !== 'string') return pairsOf(language, rest)
  if (isOfLinkage(language, code)) return linkageSentence(language, code, rest)
  const named = [labelOf(language, detail.path), labelOf(language, detail.field)]
  const others = PLACES.filter((key) => key !== 'path' && key !== 'field').map((key) => detail[key])
  const where = [...named, ...others].filter((one) => one !== undefined)
  const sentence = findingSentence(language, detail)
  if (where.length === 0) return sentence
  return safeText(fill(wordsIn(language).findingPlace, { where: where.join(' '), sentence }))
}

/** What a problem names, with labels; a number without a label says nothing. */
function pairsOf(language: Language, detail: Detail): string {
  const told = Object.entries(detail).flatMap(([key, value]) => {
    const label = labelOf(language, key)
    if (label !== undefined) return [`${label}: ${value}`]
    return typeof value === 'string' ? [value] : []
  })
  return safeText(told.join(', '))
}

/** A field in words by its path: by the whole of it, else by where it begins. */
function labelOf(language: Language, path: Detail[string] | undefined): string | undefined {
  if (path === undefined) return undefined
  const { command, page } = wordsIn(language)
  const { from, to, at, period, knownOn } = page.figure.ask
  const labels: Readonly<Record<string, string>> = {
    ...command.field,
    ...{ from, to, at, period, asKnownOn: knownOn, quantity: command.field.number },
  }
  const [first = ''] = String(path).split(/[.[]/)
  return [String(path), first].flatMap((key) =>
    Object.hasOwn(labels, key) ? [labels[key] as string] : [],
  )[0]
}

// What a page says of a refusal: the sentences of the command line, with fields by their labels
// and without codes, which help only whoever writes programs.
import { fill, type Language, wordsIn } from '@tumen/words'
import { safeText } from '../terminal/text-width.ts'
import {
  filledSentence,
  findingSentence,
  isOfLinkage,
  linkageSentence,
  PLACES,
  type RefusalData,
} from './refusal.ts'

type Detail = NonNullable<RefusalData['details']>[number]

/** Names of records and operations as they are stored: on a page links stand in their place. */
const STORED = new Set([
  ...['agent', 'candidate', 'claim', 'document', 'event', 'newest', 'operation', 'proposal'],
  'question',
])

/**
 * The sentence of a refusal, with the field by its label, or without it where it has none; no
 * command, no operation and no id of a record.
 */
export function pageRefusalSentence(language: Language, refusal: RefusalData): string {
  const { refusal: all, otherRefusal, page } = wordsIn(language)
  const sentences: Readonly<Record<string, string | undefined>> = { ...all, ...page.refusal }
  const details = (refusal.details ?? []).map(({ code: _, field: own, ...rest }) => {
    const told = Object.entries(rest).filter(([key]) => !STORED.has(key))
    const label = quoted(labelOf(language, own))
    return { ...Object.fromEntries(told), ...(label !== undefined && { field: label }) }
  })
  const named = { code: refusal.code, field: quoted(labelOf(language, refusal.field)), details }
  return filledSentence(language, named, sentences[refusal.code] ?? otherRefusal)
}

/**
 * The sentence of a refusal for whoever asks over HTTP: what to do there, as on a page, and with
 * every id and field as programs name them.
 */
export function programRefusalSentence(language: Language, refusal: RefusalData): string {
  const { refusal: all, otherRefusal, page } = wordsIn(language)
  const { 'wrong-state': ofBundle, ...bundle } = page.bundle.refused
  const sentences: Readonly<Record<string, string | undefined>> = {
    ...all,
    ...page.refusal,
    ...bundle,
    // Reviews, accounts and the log are in a wrong state as well.
    ...(refusal.field === 'bundle' && { 'wrong-state': ofBundle }),
  }
  return filledSentence(language, refusal, sentences[refusal.code] ?? otherRefusal)
}

function quoted(label: string | undefined): string | undefined {
  return label === undefined ? undefined : `“${label}”`
}

/** Every problem of a refusal in a line, those that say the same once. */
export function pageRefusalLines(language: Language, { details = [] }: RefusalData): string[] {
  // A clock and a limit of time are told whole in the sentence.
  const told = details.filter((one) => (one.now ?? one.until) === undefined)
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

/** What a problem names but records, with labels; a number without a label says nothing. */
function pairsOf(language: Language, detail: Detail): string {
  const told = Object.entries(detail).flatMap(([key, value]) => {
    if (STORED.has(key)) return []
    const said = wordsOf(language, key, value)
    if (said === undefined) return []
    const label = labelOf(language, key)
    if (label !== undefined) return [`${label}: ${said}`]
    return typeof value === 'string' ? [said] : []
  })
  return safeText(told.join(', '))
}

/** A value as people read it: a code of ours in words, and nothing where it has none. */
function wordsOf(language: Language, key: string, value: Detail[string]): string | undefined {
  const { why } = wordsIn(language).page.model
  const tables: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = { why }
  const known = tables[key]?.[String(value)]
  if (known !== undefined) return known
  return /^[a-z]+(?:[-_][a-z]+)+$/.test(String(value)) ? undefined : String(value)
}

/** A field in words by its path: by the whole of it, else by where it begins. */
function labelOf(language: Language, path: Detail[string] | undefined): string | undefined {
  if (path === undefined) return undefined
  const labels = fieldLabels(language)
  const [first = ''] = String(path).split(/[.[]/)
  return [String(path), first].flatMap((key) =>
    Object.hasOwn(labels, key) ? [labels[key] as string] : [],
  )[0]
}

/** The fields as their forms call them; those of no form as the command line does. */
function fieldLabels(language: Language): Readonly<Record<string, string>> {
  const { command, page } = wordsIn(language)
  const { from, to, at, period, knownOn, place } = page.figure.ask
  const { titleField, published, publisher, url, covers, sensitivity } = page.document.form
  return {
    ...command.field,
    ...{ title: titleField, published, publisher, url, covers, sensitivity },
    ...{ from, to, at, period, place, asKnownOn: knownOn, quantity: page.claimForm.field.value },
    ...{ chain: page.claimForm.field.chain, said: page.claimForm.field.said },
    ...{ on: page.claim.act.on },
  }
}

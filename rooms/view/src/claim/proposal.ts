// What the program reads out of a document, for the command line: each proposal with its words,
// what it says field by field, what is open, and the id by which a person decides about it.
import type { Output } from '@tumen/contract'
import { fill, type Language, wordsIn } from '@tumen/words'
import { claimLabel, placedPhrase, timedPhrase } from '../part/claim/sentence.ts'
import { agreementSentence, modelStateSentence } from '../reader/model.ts'
import type { Printer } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'
import { hangText, wrapText } from '../terminal/wrap.ts'
import { questionLine } from './proposal-question.ts'

type Proposal = Output<'document.read'>['proposals'][number]

/** The lines of `document.read`. */
export const proposalText: Printer<'document.read'> = (
  language,
  { proposals, counts, left, next, reader, second },
  layout = {},
) => {
  const { proposal: words } = wordsIn(language).page
  const number = new Map(proposals.map(({ key }, n) => [key, n + 1]))
  const width = layout.width ?? 80
  const model = reader ? wrapText(modelStateSentence(language, reader), width) : []
  const two = second ? wrapText(safeText(fill(words.second, { words: second.text })), width) : []
  const leftOut = [...leftLines(language, left, width), ...two]
  if (counts.all === 0) return [...wrapText(words.none, width), ...leftOut, ...model]
  const more = next === undefined ? [] : [fill(words.more, { from: String(next) })]
  return [
    ...proposals.flatMap((one, n) => [...oneText(language, one, { n: n + 1, number, width }), '']),
    ...wrapText(fill(words.counts, { ...counts, n: counts.all }), width),
    ...leftOut,
    ...more.flatMap((line) => wrapText(line, width)),
    ...model,
    ...wrapText(words.lead, width),
  ]
}

/** The numbers of the text that no proposal takes up. */
function leftLines(
  language: Language,
  { all, numbers }: Output<'document.read'>['left'],
  width: number,
): string[] {
  if (all === 0) return []
  const { proposal: words } = wordsIn(language).page
  const more = all > numbers.length ? [fill(words.leftMore, { n: all - numbers.length })] : []
  const named = [...numbers.map(({ text }) => `“${text}”`), ...more]
  return hangText(
    '    ',
    safeText(`${fill(words.leftOut, { n: all })}: ${named.join(', ')}`),
    width,
  )
}

interface Where {
  n: number
  /** Numbers of the proposals by key. */
  number: ReadonlyMap<string, number>
  width: number
}

function oneText(language: Language, one: Proposal, where: Where): string[] {
  const { page, modality } = wordsIn(language)
  const { proposal: words } = page
  const { claim, questions, links } = one
  const gist = [
    claimLabel(language, claim),
    ...claim.places.map((place) => placedPhrase(language, place)),
    ...claim.times.map((time) => timedPhrase(language, time)),
    modality[claim.modality],
  ]
  const hang = (text: string) => hangText('    ', safeText(text), where.width)
  return [
    `${String(where.n).padStart(2)}  ${one.id}  ${stateOf(language, one)}`,
    ...hang(gist.join(', ')),
    ...hang(`“${claim.quote.map(({ text }) => text).join(' … ')}”`),
    ...hang(`${words.field.speakers}: ${chainOf(language, one)}`),
    ...hang(`${words.rules}: ${rulesOf(language, one)}`),
    ...questions.flatMap((question) => hang(`? ${questionLine(language, question, claim)}`)),
    ...[agreementSentence(language, one) ?? []].flat().flatMap(hang),
    ...links.flatMap((link) => hang(linkLine(language, link, where.number))),
    ...standingLines(language, one).flatMap(hang),
  ]
}

/** The rules behind each field, so that a person sees why it was read so. */
function rulesOf(language: Language, { fields }: Proposal): string {
  const { field: names } = wordsIn(language).page.proposal
  return fields.map(({ field, rules }) => `${names[field]} ${rules.join(' ')}`).join('; ')
}

function stateOf(language: Language, { decision }: Proposal): string {
  const { state } = wordsIn(language).page.proposal
  return [state[decision?.decision ?? 'open'], ...(decision?.claim ? [decision.claim] : [])].join(
    ' ',
  )
}

function chainOf(language: Language, { chain }: Proposal): string {
  const { proposal: words } = wordsIn(language).page
  const labels = chain.map(({ label, isNew }) => `${label}${isNew ? ` (${words.newSpeaker})` : ''}`)
  return labels.length === 0 ? words.unknownSpeaker : labels.join(' > ')
}

/** What a proposal has to do with another one of the same text. */
export function linkLine(
  language: Language,
  { type, to }: { type: string; to: string },
  number: ReadonlyMap<string, number>,
): string {
  const { link: words } = wordsIn(language).page.proposal
  const pattern = type === 'restates' || type === 'part_of' ? words[type] : words.other
  return fill(pattern, { n: number.get(to) ?? '?' })
}

function standingLines(language: Language, { standing }: Proposal): string[] {
  if (standing.length === 0) return []
  return [`! ${wordsIn(language).page.proposal.standing} ${standing.join(', ')}`]
}

// What the program reads out of a document, for the command line: each proposal with its words,
// what it says field by field, what is open, and the id by which a person decides about it.
import type { Claim } from '@tumen/claim'
import { fill, type Language, wordsIn } from '@tumen/words'
import { claimAct, claimNumber, placedPhrase, timedPhrase } from '../part/claim/sentence.ts'
import { type Data, listAt, textAt, valueAt } from '../phrase/record-value.ts'
import type { Layout } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'
import { hangText, wrapText } from '../terminal/wrap.ts'
import { confidenceWord, type ProposalQuestion, questionLine } from './proposal-question.ts'

/** The lines of `document.read`. */
export function proposalText(language: Language, output: Data, layout: Layout = {}): string[] {
  const { proposal: words } = wordsIn(language).page
  const proposals = listAt(output, 'proposals')
  const number = new Map(proposals.map((one, n) => [textAt(one, 'key') ?? '', n + 1]))
  const width = layout.width ?? 80
  const counts = valueAt(output, 'counts') as Record<string, number>
  if (counts.all === 0) return wrapText(words.none, width)
  const next = valueAt(output, 'next')
  const more = typeof next === 'number' ? [fill(words.more, { from: String(next) })] : []
  return [
    ...proposals.flatMap((one, n) => [...oneText(language, one, { n: n + 1, number, width }), '']),
    ...wrapText(fill(words.counts, { ...counts, n: counts.all ?? 0 }), width),
    ...more.flatMap((line) => wrapText(line, width)),
    ...wrapText(words.lead, width),
  ]
}

interface Where {
  n: number
  /** Numbers of the proposals by key. */
  number: ReadonlyMap<string, number>
  width: number
}

function oneText(language: Language, one: Data, where: Where): string[] {
  const { page, modality } = wordsIn(language)
  const { proposal: words } = page
  const claim = valueAt(one, 'claim') as unknown as Claim
  const gist = [
    claimNumber(language, claim),
    claimAct(language, claim),
    ...claim.places.map((place) => placedPhrase(language, place)),
    ...claim.times.map((time) => timedPhrase(language, time)),
    modality[claim.modality],
  ]
  const percent = Math.round(Number(valueAt(one, 'confidence')) * 100)
  const sure = { word: confidenceWord(language, percent / 100), percent }
  const hang = (text: string) => hangText('    ', safeText(text), where.width)
  return [
    `${String(where.n).padStart(2)}  ${textAt(one, 'id')}  ${stateOf(language, one)}`,
    ...hang(gist.join(', ')),
    ...hang(`“${claim.quote.map(({ text }) => text).join(' … ')}”`),
    ...hang(`${words.field.speakers}: ${chainOf(language, one)}`),
    ...hang(fill(words.confidence, sure)),
    ...hang(`${words.rules}: ${rulesOf(language, one)}`),
    ...listAt(one, 'questions').flatMap((question) =>
      hang(`? ${questionLine(language, question as unknown as ProposalQuestion)}`),
    ),
    ...listAt(one, 'links').flatMap((link) => hang(linkLine(language, link, where.number))),
    ...standingLines(language, one).flatMap(hang),
  ]
}

/** The rules behind each field, so that a person sees why it was read so. */
function rulesOf(language: Language, one: Data): string {
  const { field: names } = wordsIn(language).page.proposal
  const filled = listAt(one, 'fields').map((field) => {
    const rules = (valueAt(field, 'rules') ?? []) as readonly string[]
    return `${names[textAt(field, 'field') as keyof typeof names]} ${rules.join(' ')}`
  })
  return filled.join('; ')
}

function stateOf(language: Language, one: Data): string {
  const { state } = wordsIn(language).page.proposal
  const decision = textAt(one, 'decision.decision') as keyof typeof state | undefined
  const claim = textAt(one, 'decision.claim')
  return [state[decision ?? 'open'], ...(claim === undefined ? [] : [claim])].join(' ')
}

function chainOf(language: Language, one: Data): string {
  const { proposal: words } = wordsIn(language).page
  const labels = listAt(one, 'chain').map((link) => {
    const isNew = valueAt(link, 'isNew') === true
    return `${textAt(link, 'label') ?? ''}${isNew ? ` (${words.newSpeaker})` : ''}`
  })
  return labels.length === 0 ? words.unknownSpeaker : labels.join(' > ')
}

/** What a proposal has to do with another one of the same text. */
export function linkLine(
  language: Language,
  link: object,
  number: ReadonlyMap<string, number>,
): string {
  const { link: words } = wordsIn(language).page.proposal
  const type = textAt(link, 'type')
  const pattern = type === 'restates' || type === 'part_of' ? words[type] : words.other
  return fill(pattern, { n: number.get(textAt(link, 'to') ?? '') ?? '?' })
}

function standingLines(language: Language, one: Data): string[] {
  const ids = (valueAt(one, 'standing') ?? []) as readonly string[]
  if (ids.length === 0) return []
  return [`! ${wordsIn(language).page.proposal.standing} ${ids.join(', ')}`]
}

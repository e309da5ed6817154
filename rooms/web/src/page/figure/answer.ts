// An answer as the pages of a figure read it: with the words around each quotation for whoever
// may read words, else the counts alone; and where the ids in its sentences lead.
import {
  agentPath,
  claimPath,
  claimsOnPage,
  cutAnswer,
  documentPath,
  type ExplainedAnswer,
  eventPath,
  figureTitle,
  hiddenWords,
  type LabelLanguages,
  type StatedNumber,
  wordsHref,
} from '@tumen/view'
import { LANGUAGE_TAG } from '@tumen/words'
import type { Ask } from '../../door/ask.ts'
import { eventTabTitle, type RecordNames, recordNames } from '../record-name.ts'
import { type Asked, inputOf } from './question.ts'

/** Statements that are asked for by name: more than a page tells. */
const MOST_NAMED = 300
/** As many items of a kind as a page prints, or more: words beyond them are not read. */
const MOST_SHOWN = 50

/**
 * The answer, by the operation that the person's roles allow. `usedFrom`: the first of the used
 * statements that the page shows.
 */
export async function readAnswer(ask: Ask, asked: Asked, usedFrom = 0): Promise<ExplainedAnswer> {
  const input = inputOf(asked)
  const answer = ask.may('figure.explain')
    ? await ask.call('figure.explain', { ...input, most: MOST_SHOWN, usedFrom })
    : await ask.call('figure.ask', input)
  return withNames(ask, answer, namedOnPage(answer, usedFrom))
}

/** What the page of an answer names: that of the whole answer may be thousands of statements. */
function namedOnPage(answer: ExplainedAnswer, usedFrom: number): NamedIds {
  const named = idsOfAnswer(cutAnswer(answer).answer)
  const { used } = answer.figure.explanation
  const shown = used.slice(usedFrom, usedFrom + MOST_SHOWN)
  const first = [...shown.map(({ claim }) => claim), ...claimsOnPage(answer)]
  return { ...named, claims: [...new Set([...first, ...named.claims])].slice(0, MOST_NAMED) }
}

/** The answer with what its records are called, speakers in the reader's language. */
export async function withNames<T extends Told & Pick<ExplainedAnswer, 'placeNames'>>(
  ask: Ask,
  answer: T,
  named: NamedIds,
): Promise<T> {
  const { claims, documents, agents, events } = named
  const { language, words } = ask
  const found = await recordNames(ask, [...events, ...claims, ...documents, ...agents])
  const kinds = new Map<string, string>([
    ...claims.map((id) => [id, words.chart.statement] as const),
    ...documents.map((id) => [id, words.report.someDocument] as const),
    ...agents.map((id) => [id, words.report.someSpeaker] as const),
  ])
  const names = (id: string) => {
    // Whoever may read a hidden statement may show the page to others.
    const hidden = hiddenWords(language, answer.quotes[id])
    if (hidden !== undefined) return { text: hidden }
    return found.named(id) ? found.label(id) : { text: kinds.get(id) ?? id }
  }
  const titles = events.flatMap((id) => {
    const title = found.named(id)?.title
    return title === undefined ? [] : [[id, title] as const]
  })
  return {
    ...answer,
    names,
    quotes: inOwnLanguage(language, answer.quotes, found),
    placeNames: { ...answer.placeNames, ...Object.fromEntries(titles) },
  }
}

/** What a page about a question is called in a tab: its event only by a public name. */
export function figureTabTitle(
  ask: Ask,
  { question, placeNames }: Pick<ExplainedAnswer, 'question' | 'placeNames'>,
): Promise<string> {
  const { event } = question
  return eventTabTitle(ask, event, (name) => {
    const names = event === undefined || name === undefined ? {} : { [event]: name }
    return figureTitle(ask.language, { question, placeNames: { ...placeNames, ...names } })
  })
}

/** Who is named in a chain, by the name in the reader's language where that is not as written. */
function inOwnLanguage(
  language: Ask['language'],
  quotes: ExplainedAnswer['quotes'],
  found: RecordNames,
): ExplainedAnswer['quotes'] {
  type Link = ExplainedAnswer['quotes'][string]['chain'][number]
  const own = (link: Link): Link => {
    const name = found.named(link.agent)?.agent?.name?.[language]
    const isOther = link.anonymity === 'named' && name !== undefined && name !== link.label
    return isOther ? { ...link, name } : link
  }
  return Object.fromEntries(
    Object.entries(quotes).map(([id, quote]) => [id, { ...quote, chain: quote.chain.map(own) }]),
  )
}

/** How many statements an answer names. */
export function statementCount({ figure }: Pick<ExplainedAnswer, 'figure'>): number {
  const { used, leftOut, beside } = figure.explanation
  return used.length + leftOut.length + beside.length
}

/**
 * Where a statement leads: to its words on the page of its answer, and to the table of all
 * statements where the page, which is cut, does not hold them.
 */
export function wordsOnPage(answer: ExplainedAnswer, tableHref: string): (claim: string) => string {
  const onPage = claimsOnPage(answer)
  return (claim) => (onPage.has(claim) ? wordsHref(claim) : tableHref)
}

/** The stated numbers that a drawing can show; a rate has no place on an axis of people. */
export function statedByClaim({ context = {} }: ExplainedAnswer): Record<string, StatedNumber> {
  return Object.fromEntries(
    Object.entries(context).flatMap(([claim, { taken }]) =>
      taken?.number === undefined || taken.number.isRate ? [] : [[claim, taken.number]],
    ),
  )
}

/** Names of speakers in other languages than that of the page. */
export function labelLanguages(
  ask: Ask,
  { quotes, context = {} }: Pick<ExplainedAnswer, 'quotes' | 'context'>,
): LabelLanguages {
  const own = LANGUAGE_TAG[ask.language].slice(0, 2)
  return new Map(
    Object.entries(quotes).flatMap(([claim, { chain, sensitivity }]): [string, string][] => {
      const tag = context[claim]?.language
      if (tag === undefined || tag.startsWith(own) || sensitivity !== 'public') return []
      return chain.map(({ label }) => [label, tag])
    }),
  )
}

type Told = Pick<ExplainedAnswer, 'quotes'> & { figure?: ExplainedAnswer['figure'] }
type LinkOf = (id: string) => string | null | undefined

/** The ids that sentences about a figure name, by kind of record. */
export interface NamedIds {
  claims: readonly string[]
  documents: readonly string[]
  agents: readonly string[]
  events: readonly string[]
  /** Who judged: pseudonyms without a page, whose digits are no numbers. */
  accounts: readonly string[]
}

/** The page of each named record; `null` for a record that the person may not open. */
export function linksTo({ may }: Ask, named: NamedIds): LinkOf {
  const { claims, documents, agents, events, accounts } = named
  // A path is made only for what is printed: an answer may rest on thousands of claims.
  type PathOf = ((id: string) => string) | null
  const paths = new Map<string, PathOf>(accounts.map((account) => [account, null]))
  const put = (ids: readonly string[], operation: string, path: PathOf) => {
    const allowed = may(operation) ? path : null
    for (const id of ids) paths.set(id, allowed)
  }
  put(events, 'event.show', eventPath)
  put(agents, 'agent.show', agentPath)
  put(documents, 'document.show', documentPath)
  put(claims, 'claim.show', claimPath)
  return (id) => {
    const path = paths.get(id)
    return path ? path(id) : path
  }
}

/** The ids that quotations bring with them. */
export function idsOfQuotes({ quotes }: Told): NamedIds {
  const all = Object.values(quotes)
  return {
    claims: Object.keys(quotes),
    documents: all.map(({ doc }) => doc),
    agents: all.flatMap(({ chain }) => chain.map(({ agent }) => agent)),
    events: [],
    accounts: [],
  }
}

/** The ids that a question names: its event. */
export function idsOfQuestion({ question }: Pick<ExplainedAnswer, 'question'>): NamedIds {
  const events = question.event === undefined ? [] : [question.event]
  return { claims: [], documents: [], agents: [], events, accounts: [] }
}

/** The ids that an explanation names, with those of its quotations. */
export function idsOfAnswer(answer: ExplainedAnswer): NamedIds {
  const quoted = idsOfQuotes(answer)
  const told = answer.figure.explanation
  const { used, leftOut, beside, parts, classes, rows, mayBeOne } = told
  return {
    claims: [
      ...quoted.claims,
      ...used.map(({ claim }) => claim),
      ...leftOut.flatMap(({ claim, cause }) => [claim, ...(cause === undefined ? [] : [cause])]),
      ...beside.map(({ claim }) => claim),
      ...parts.flatMap(({ claims }) => claims),
    ],
    documents: [
      ...quoted.documents,
      ...told.reportsByOrigin.flatMap(({ docs }) => docs),
      ...told.documents.flatMap(({ doc, relation }) => [doc, ...(relation ? [relation.to] : [])]),
    ],
    agents: [
      ...quoted.agents,
      ...classes.flatMap(({ id, members }) => [id, ...members]),
      ...rows.flatMap(({ a, b }) => [a, b]),
      ...mayBeOne.flat(),
    ],
    accounts: [...rows, ...classes.flatMap(({ joinedBy }) => joinedBy)].flatMap(
      ({ by }) => by ?? [],
    ),
    events: [
      answer.question.event,
      ...parts.flatMap(({ event, partOf }) => [event, partOf]),
    ].filter((id) => id !== undefined),
  }
}

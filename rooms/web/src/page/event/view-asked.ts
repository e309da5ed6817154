// What the address of a view of events asks: act, place, days, day of knowledge. All of them are
// ids or days, so they may stand in an address.
import { ACTS, type Act, UMBRELLA_ACTS } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import { dayPhrase, intervalPhrase, placeName, type RefusalData } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import { refusalDataOf } from '../../door/refusal-data.ts'

const VIEW_FIELDS = ['act', 'place', 'from', 'to', 'asKnownOn'] as const
type ViewField = (typeof VIEW_FIELDS)[number]

/** The fields that are not empty. */
export type AskedView = Readonly<Partial<Record<ViewField, string>>>

const KNOWN: ReadonlySet<string> = new Set<Act>([...UMBRELLA_ACTS, ...ACTS])
const LONGEST = 500

/** What is asked; an act that is none is left out. */
export function askedView(query: URLSearchParams): AskedView {
  return Object.fromEntries(
    VIEW_FIELDS.flatMap((name) => {
      const value = query.get(name)?.trim().slice(0, LONGEST)
      if (!value || (name === 'act' && !KNOWN.has(value))) return []
      return [[name, value] as const]
    }),
  )
}

/** An address with these fields; empty ones are left out. */
export function viewAddress(
  path: string,
  ...parts: readonly Readonly<Record<string, string | undefined>>[]
): string {
  const all = Object.entries(Object.assign({}, ...parts) as Record<string, string | undefined>)
  const given = all.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

const FIELDS: ReadonlySet<string> = new Set(VIEW_FIELDS)

/** The answer, or what is wrong with a field of the address; anything else is thrown. */
export async function answerOrProblem<T>(
  answer: Promise<T>,
): Promise<{ answer: T; problem?: never } | { answer?: never; problem: RefusalData }> {
  try {
    return { answer: await answer }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const names = [error.field, ...error.details.map(({ path }) => path)]
    if (!names.some((name) => FIELDS.has(String(name)))) throw error
    return { problem: refusalDataOf(error) }
  }
}

/** "Arrest, Jilin, 1 to 31 May 2022": what is asked, in words; empty for everything. */
export function viewPhrase(
  language: Language,
  { act, place, from, to }: AskedView,
  placeNames: Readonly<Record<string, Readonly<Record<string, string>>>>,
): string {
  const words = wordsIn(language)
  const { view } = words.page
  const days = daysPhrase(language, from, to)
  const parts = [
    act === undefined ? view.everyAct : words.act[act as Act],
    ...(place === undefined ? [] : [placeName(language, place, placeNames)]),
    ...(days === undefined ? [] : [days]),
  ]
  return parts.join(words.report.list)
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Days as they were typed, unless they are written for machines. */
function daysPhrase(language: Language, from?: string, to?: string): string | undefined {
  const { view } = wordsIn(language).page
  const said = (day: string) => (DAY.test(day) ? dayPhrase(language, day) : day)
  if (from !== undefined && to !== undefined) {
    if (DAY.test(from) && DAY.test(to))
      return intervalPhrase(language, { earliest: from, latest: to })
    return fill(view.between, { from: said(from), to: said(to) })
  }
  if (from !== undefined) return fill(view.since, { day: said(from) })
  return to === undefined ? undefined : fill(view.until, { day: said(to) })
}

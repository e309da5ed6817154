// The rows of a timeline: what happened when, and when it became known. Rows that were not yet
// known stay in the picture, drawn faintly; rows that were withdrawn by then turn hollow.
import type { DayInterval } from '@tumen/claim'
import { fill, type Language, wordsIn } from '@tumen/words'
import { dayPhrase, intervalPhrase } from '../phrase/date.ts'

/** A claim or an event on a timeline. */
export interface TimelineRow {
  id: string
  /** What stands beside the row; nothing for words that are not for every eye. */
  label?: string | undefined
  /** What else must be said of it, for whoever looks closer. */
  note?: string | undefined
  /** Restricted and sealed rows are a line of words: no mark, no day. */
  sensitivity?: 'public' | 'restricted' | 'sealed' | undefined
  /** Origin or event under which rows stand together. */
  group?: string | undefined
  /** Official statistics: in a band of their own below, never among the statements about cases. */
  official?: boolean | undefined
  /** Nothing when no time is known. */
  happened?: HappenedTime | undefined
  /** The day on which it was recorded or published: since when it is known. */
  known: string
  /** The day from which it is withdrawn. */
  withdrawn?: string | undefined
  href?: string | undefined
  /** Numbers of periods, drawn as steps instead of a mark; the days of the row are then theirs. */
  steps?: readonly TimelineStep[] | undefined
}

/** A number of a period. */
export interface TimelineStep extends DayInterval {
  id: string
  /** How high it is: what the number says at the least. */
  value: number
  /** The number with its hedge, and in digits where there is little room. */
  label: string
  short: string
  known: string
  withdrawn?: string | undefined
  href: string
}

/** First and last day, and which of them are not exact or not ends at all. */
export interface HappenedTime extends DayInterval {
  approximate?: boolean | undefined
  /** Until a day: nobody knows since when. */
  openStart?: boolean | undefined
  /** Since a day, and perhaps still. */
  openEnd?: boolean | undefined
}

/** How a row stands to the day that is looked at. */
export type RowState = 'known' | 'later' | 'withdrawn'

/** Whether a row was known, withdrawn or not yet known on a day; known when no day is asked. */
export function stateOf(row: TimelineRow, knownOn: string | undefined): RowState {
  if (knownOn !== undefined && row.known.slice(0, 10) > knownOn) return 'later'
  if (row.withdrawn === undefined) return 'known'
  return knownOn === undefined || row.withdrawn.slice(0, 10) <= knownOn ? 'withdrawn' : 'known'
}

/** Whether a row is not for every eye: then not even its days are shown. */
export function isHidden({ sensitivity }: TimelineRow): boolean {
  return sensitivity === 'restricted' || sensitivity === 'sealed'
}

/** What stands beside a row: its label, or that it is not for every eye. */
export function labelOf(language: Language, row: TimelineRow): string {
  const { hidden } = wordsIn(language).report
  if (row.sensitivity === 'restricted' || row.sensitivity === 'sealed')
    return hidden[row.sensitivity]
  return row.label ?? row.id
}

/** A whole row in one line, for whoever cannot see it. */
export function rowName(language: Language, row: TimelineRow): string {
  const { timeline } = wordsIn(language).chart
  const { happened, withdrawn } = row
  // Days can say who spoke, as with the day of a quotation.
  if (isHidden(row)) return labelOf(language, row)
  const told = fill(timeline.row, {
    label: labelOf(language, row),
    when: happened ? happenedWords(language, happened) : timeline.noTime,
    day: dayPhrase(language, row.known),
    gone: withdrawn === undefined ? undefined : dayPhrase(language, withdrawn),
  })
  return row.note === undefined ? told : `${told} ${row.note}`
}

/** When it was, in words: with since and until, and about where the days are not exact. */
export function happenedWords(language: Language, time: HappenedTime | undefined): string {
  const { timeline } = wordsIn(language).page.view
  if (time === undefined) return timeline.noTime
  const when = happenedPhrase(language, time)
  return time.approximate ? fill(timeline.about, { when }) : when
}

function happenedPhrase(language: Language, time: HappenedTime): string {
  const { date } = wordsIn(language)
  if (time.openEnd)
    return fill(date.since, { from: dayPhrase(language, time.earliest) }).trimStart()
  if (time.openStart) return fill(date.until, { to: dayPhrase(language, time.latest) }).trimStart()
  return intervalPhrase(language, time)
}

/** Rows that stand together, under what they have in common. */
export interface TimelineGroup {
  label: string
  rows: TimelineRow[]
  /** Whether the band of official statistics begins with this group. */
  band: boolean
}

/**
 * Rows under their group, groups in the order of their first row; first those without a group,
 * and hidden ones, which never stand below a name.
 * Official statistics come last, as their own band.
 */
export function groupsOf(rows: readonly TimelineRow[]): TimelineGroup[] {
  const cases = rows.filter(({ official }) => !official)
  const counted = rows.filter(({ official }) => official)
  const band = grouped(counted).map((group, n) => ({ ...group, band: n === 0 }))
  return [...grouped(cases), ...band]
}

function grouped(rows: readonly TimelineRow[]): TimelineGroup[] {
  const groups = new Map<string, TimelineRow[]>()
  for (const row of rows) {
    // A hidden row below a name would be told to be theirs.
    const label = isHidden(row) ? '' : (row.group ?? '')
    const found = groups.get(label)
    if (found) found.push(row)
    else groups.set(label, [row])
  }
  // Without a heading of its own, a row below another's heading would seem to belong to it.
  const unnamed = groups.has('') ? [['', groups.get('') ?? []] as const] : []
  const named = [...groups].filter(([label]) => label !== '')
  return [...unnamed, ...named].map(([label, own]) => ({ label, rows: own, band: false }))
}

/** The days that end a time; an open side has none, whatever day stands in for it. */
export function endsOf({ earliest, latest, openStart, openEnd }: HappenedTime): string[] {
  return [...(openStart ? [] : [earliest]), ...(openEnd ? [] : [latest])]
}

/** Days that the picture must reach to. */
export function daysOf(rows: readonly TimelineRow[], knownOn: string | undefined): string[] {
  const days = rows
    .filter((row) => !isHidden(row))
    .flatMap((row) => [
      ...(row.steps ?? []).flatMap(({ earliest, latest }) => [earliest, latest]),
      row.known,
      ...(row.withdrawn === undefined ? [] : [row.withdrawn]),
      ...(row.happened ? endsOf(row.happened) : []),
    ])
  return knownOn === undefined ? days : [...days, knownOn]
}

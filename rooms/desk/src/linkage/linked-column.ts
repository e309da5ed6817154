// Mentions as the columns that a linkage reads: text in every cell, nothing that says who told it,
// nothing restricted. Source: linkage.md 5.
import { MENTION_FIELDS, type Mention } from '@tumen/claim'
import { csvText, quotedCell } from '../table/csv.ts'

const COLUMNS = {
  name: ({ name }: Mention) => name,
  born_low: ({ bornLow }: Mention) => bornLow,
  born_high: ({ bornHigh }: Mention) => bornHigh,
  sex: ({ sex }: Mention) => sex,
  home: ({ home }: Mention) => home,
  home_region: ({ home }: Mention) => regionOf(home),
  place: ({ place }: Mention) => place,
  place_region: ({ place }: Mention) => regionOf(place),
  day_low: ({ time }: Mention) => time?.earliest,
  day_high: ({ time }: Mention) => time?.latest,
  month: monthOf,
}

/**
 * The mentions of one list as CSV (RFC 4180, every cell in quotation marks): the id under `idName`,
 * `list`, our columns, and those that the group gave words of its own.
 */
export function mentionsToCsv(mentions: readonly Mention[], idName: string): string {
  const own = [...new Set(mentions.flatMap(({ written }) => Object.keys(written)))]
    .filter((field) => !isOurs(field) && field !== idName)
    .sort()
  const head = [idName, 'list', ...Object.keys(COLUMNS), ...own]
  const rows = mentions.map((mention) => [
    ...[mention.id, mention.list],
    ...Object.values(COLUMNS).map((cellOf) => cellOf(mention)),
    ...own.map((field) => mention.written[field]),
  ])
  return csvText([head, ...rows], quotedCell)
}

function isOurs(field: string): boolean {
  return Object.hasOwn(COLUMNS, field) || (MENTION_FIELDS as readonly string[]).includes(field)
}

/** Country and first division of a place; nothing of a country alone. */
function regionOf(path: string | undefined): string | undefined {
  const [country, region] = path?.split('/') ?? []
  return region === undefined ? undefined : `${country}/${region}`
}

/** Months since the year 0, where the days lie in one month. */
export function monthOf({ time }: Mention): number | undefined {
  if (time === undefined || time.earliest.slice(0, 7) !== time.latest.slice(0, 7)) return undefined
  const [year, month] = time.earliest.split('-').map(Number)
  return (year ?? 0) * 12 + (month ?? 1) - 1
}

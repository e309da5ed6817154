// Figures as rows that people who work with UCDP's data know, and with a row of HXL hashtags: names
// of UCDP where the meaning is the same, ours where it is not. No number of ours stands in a column
// of deaths, an open high and a missing best stay empty. Source: claims.md 9; conventions.md 2, 5.
import { type Act, type DayInterval, huridocsOf, ucdpPrecOfInterval, writeDate } from '@tumen/claim'
import type { CellTable } from '../carried/carried.ts'

/** A figure as it stood on a day, with what may be public of its place and sources. */
export interface CarriedFigure {
  id: string
  act: Act
  population?: string
  unit?: string
  period?: DayInterval
  place?: FigurePlace
  low?: number
  lowStrict?: boolean
  best?: number
  bestIsFloor?: boolean
  high?: number
  highOpen: boolean
  /** Marks of low, best and high, as `low:about`. */
  marks?: readonly string[]
  reports: number
  originsMin: number
  originsMax: number
  eventOriginsMin?: number
  sources?: readonly FigureSource[]
  /** One incident, or a sum over a period or place. */
  isOneEvent?: boolean
  status: string
  flags: readonly string[]
  knownOn: string
  knownBy: string
  url: string
}

/** Where: no nearer than what may be shown. */
export interface FigurePlace {
  path: string
  name: string
  level: string
  /** Names of the country and of the divisions below it, in that order. */
  above: readonly string[]
  latitude?: string
  longitude?: string
}

/** A report behind a figure: its title, who published it and who is said to have said it. */
export interface FigureSource {
  article: string
  office: string
  date: string
  /** The label of the origin; of a nameless one its role. */
  original: string
}

type Column = readonly [name: string, hashtag: string, cell: (figure: CarriedFigure) => string]

/** Precision of a place as UCDP counts it, by our level. */
const WHERE_PREC: Readonly<Record<string, string>> = {
  ...{ site: '1', settlement: '2', adm3: '2', adm2: '3', adm1: '4', region: '5', country: '6' },
}

const number = (value: number | undefined) => (value === undefined ? '' : String(value))
const flag = (value: boolean | undefined) => (value ? '1' : '0')
const listed = (of: keyof FigureSource) => (figure: CarriedFigure) =>
  [...new Set((figure.sources ?? []).map((one) => one[of]))].filter(Boolean).join('; ')

/** Two decimals: the middle of an area, and nobody's door. */
const degrees = (text: string | undefined) => (text === undefined ? '' : Number(text).toFixed(2))

/** Every column with its hashtag, in the order of the files. */
export const FIGURE_COLUMNS: readonly Column[] = [
  ['id', '#meta+id', ({ id }) => id],
  ['year', '#date+year', ({ period }) => sameYear(period)],
  ['act', '#event+type', ({ act }) => act],
  ['act_code', '#event+type+code+v_huridocs', ({ act }) => huridocsOf(act)],
  ['population', '#affected+type', ({ population }) => population ?? ''],
  ['unit', '#meta+unit', ({ unit }) => unit ?? 'persons'],
  ['number_of_sources', '#meta+sources+num', ({ reports }) => number(reports)],
  ['origins_min', '#meta+origins+min+num', ({ originsMin }) => number(originsMin)],
  ['origins_max', '#meta+origins+max+num', ({ originsMax }) => number(originsMax)],
  ['event_origins_min', '#meta+origins+event+num', (one) => number(one.eventOriginsMin)],
  ['source_article', '#meta+source+article', listed('article')],
  ['source_office', '#meta+source+office', listed('office')],
  ['source_date', '#meta+source+date', listed('date')],
  ['source_original', '#meta+source+original', listed('original')],
  ['where_prec', '#geo+precision+v_ucdp', ({ place }) => WHERE_PREC[place?.level ?? ''] ?? ''],
  ['where_description', '#loc+name', ({ place }) => place?.name ?? ''],
  ['country', '#country+code+v_iso2', ({ place }) => place?.path.split('/')[0] ?? ''],
  ['adm_1', '#adm1+name', ({ place }) => place?.above[1] ?? ''],
  ['adm_2', '#adm2+name', ({ place }) => place?.above[2] ?? ''],
  ['latitude', '#geo+lat', ({ place }) => degrees(place?.latitude)],
  ['longitude', '#geo+lon', ({ place }) => degrees(place?.longitude)],
  ['event_clarity', '#meta+clarity+v_ucdp', ({ isOneEvent }) => (isOneEvent ? '1' : '2')],
  [
    'date_prec',
    '#date+precision+v_ucdp',
    ({ period }) => (period ? String(ucdpPrecOfInterval(period)) : ''),
  ],
  ['date_start', '#date+start', ({ period }) => period?.earliest ?? ''],
  ['date_end', '#date+end', ({ period }) => period?.latest ?? ''],
  ['edtf', '#date+edtf', ({ period }) => (period ? writeDate(period) : '')],
  ['best', '#affected+ind+best', ({ best }) => number(best)],
  ['best_is_floor', '#affected+ind+best+floor+bool', ({ bestIsFloor }) => flag(bestIsFloor)],
  ['high', '#affected+ind+max', ({ high, highOpen }) => (highOpen ? '' : number(high))],
  ['high_open', '#affected+ind+max+open+bool', ({ highOpen }) => flag(highOpen)],
  ['low', '#affected+ind+min', ({ low }) => number(low)],
  ['low_strict', '#affected+ind+min+strict+bool', ({ lowStrict }) => flag(lowStrict)],
  ['marks', '#meta+marks', ({ marks }) => (marks ?? []).join(' ')],
  ['status', '#status', ({ status }) => status],
  ['flags', '#meta+flags', ({ flags }) => flags.join(' ')],
  ['known_on', '#date+known', ({ knownOn }) => knownOn],
  ['known_by', '#meta+known', ({ knownBy }) => knownBy],
  ['url', '#meta+url', ({ url }) => url],
]

function sameYear(period: DayInterval | undefined): string {
  const [from, to] = [period?.earliest.slice(0, 4), period?.latest.slice(0, 4)]
  return from !== undefined && from === to ? from : ''
}

/** The rows of some figures; hashtags stand right under the headings, where HXL looks for them. */
export function figureTable(figures: readonly CarriedFigure[], withHashtags: boolean): CellTable {
  const head = FIGURE_COLUMNS.map(([name]) => name)
  const tags = FIGURE_COLUMNS.map(([, tag]) => tag)
  const rows = figures.map((one) => FIGURE_COLUMNS.map(([, , cellOf]) => cellOf(one)))
  return { path: 'figures.csv', rows: [head, ...(withHashtags ? [tags] : []), ...rows] }
}

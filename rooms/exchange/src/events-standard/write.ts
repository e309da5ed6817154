// Our records as HURIDOCS' Events Standard Formats: a table for each kind of record, headings of
// field numbers and names. Who entered a record, and when it was updated, stays empty. What the
// standard has no field for stands beside it in columns of ours. Source: conventions.md 1.7.
import { huridocsOf, type PersonRole } from '@tumen/claim'
import type { Carried, CarriedLink, CellTable } from '../carried/carried.ts'
import { CHAIN, CONNECTION, countryCode, dateKind, OTHER, SEX, UNKNOWN } from './code.ts'

/** The columns of ours, beside those of the standard. */
export const OURS = {
  act: 'tumen_act',
  place: 'tumen_place',
  certainty: 'tumen_certainty',
  born: 'tumen_born_until',
  role: 'tumen_role',
} as const

/** The headings of each table, in their order; the reader goes by the same. */
export const HEADINGS = {
  event: [
    ...['0101_event_record_number', '0102_event_title', '0111_geographical_term'],
    ...['0113_initial_date', '113_1_initial_date_type', '0114_final_date'],
    ...[OURS.act, OURS.place],
  ],
  person: [
    ...['0901_person_record_number', '0902_counting_unit', '0903_person_name', '0904_other_names'],
    ...['0911_date_of_birth', '911_1_date_of_birth_type', '0915_sex', OURS.born, OURS.place],
  ],
  act: [
    ...['2101_act_record_number', '2102_victim', '2103_event', '2109_type_of_act'],
    ...['2111_initial_date', '2121_final_date', OURS.act, OURS.certainty],
  ],
  involvement: [
    ...['2401_involvement_record_number', '2402_perpetrator', '2403_event', '2404_act'],
    ...['2409_degree_of_involvement', OURS.certainty],
  ],
  information: [
    ...['2501_information_record_number', '2502_source', '2503_event'],
    ...['2509_source_connection_to_information', OURS.role, OURS.certainty],
  ],
  intervention: [
    ...['2601_intervention_record_number', '2602_intervening_party', '2603_event'],
    ...['2609_type_of_intervention', OURS.certainty],
  ],
  'chain-of-events': [
    ...['2201_chain_of_events_record_number', '2202_event', '2203_related_event'],
    ...['2209_type_of_chain_of_events', OURS.certainty],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type StandardTable = keyof typeof HEADINGS

/** The tables. Events that may be the same, documents and places have none there. */
export function standardTables({ events, persons, links, relations }: Carried): CellTable[] {
  const event = new Map(events.map((one) => [one.id, one]))
  const of = (...roles: PersonRole[]) => links.filter(({ role }) => roles.includes(role))
  const number = (kind: string) => (_: unknown, n: number) => `${kind}-${n + 1}`
  const acts = of('victim').map((one: CarriedLink, n) => {
    const { act, period } = event.get(one.event) ?? {}
    const days = [period?.earliest ?? '', period?.latest ?? '']
    const code = act ? huridocsOf(act) : UNKNOWN
    return [`act-${n + 1}`, one.person, one.event, code, ...days, act ?? '', one.certainty]
  })
  const chained = relations.filter(({ relation }) => relation !== 'same_possible')
  return [
    table(
      'event',
      events.map(({ id, title, place, period, act }) => [
        ...[id, title, countryCode(place), period?.earliest ?? ''],
        period ? dateKind(period.earliest, period.latest) : '',
        ...[period?.latest ?? '', act ?? '', place ?? ''],
      ]),
    ),
    table(
      'person',
      persons.map(({ id, name, otherNames, bornLow, bornHigh, sex, home }) => [
        ...[id, '010000000000', name ?? '', otherNames?.join('; ') ?? ''],
        bornLow === undefined ? '' : `${bornLow}-01-01`,
        bornLow === undefined ? '' : bornLow === bornHigh ? '030000000000' : '010000000000',
        ...[sex ? SEX[sex] : '', bornHigh === undefined ? '' : String(bornHigh), home ?? ''],
      ]),
    ),
    table('act', acts),
    table(
      'involvement',
      of('perpetrator').map((one, n) => [
        ...[number('involvement')(one, n), one.person, one.event, ''],
        ...[one.certainty === 'certain' ? '010100000000' : '010600000000', one.certainty],
      ]),
    ),
    table(
      'information',
      of('witness', 'relative', 'source').map((one, n) => [
        ...[number('information')(one, n), one.person, one.event],
        ...[CONNECTION[one.role as 'witness'], one.role, one.certainty],
      ]),
    ),
    table(
      'intervention',
      of('intervening').map((one, n) => [
        ...[number('intervention')(one, n), one.person, one.event, OTHER, one.certainty],
      ]),
    ),
    table(
      'chain-of-events',
      chained.map((one, n) => [
        ...[number('chain')(one, n), one.from, one.to],
        ...[CHAIN[one.relation as 'follows'], one.certainty],
      ]),
    ),
  ].filter(({ rows }) => rows.length > 1)
}

function table(name: StandardTable, rows: readonly (readonly string[])[]): CellTable {
  return { path: `${name}.csv`, rows: [HEADINGS[name], ...rows] }
}

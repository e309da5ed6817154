// What people can ask about table: the contract of each operation, without its body.
import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { QUESTION_REFUSALS } from './code.ts'
import { contract } from './contract.ts'

/** The tables that go out, each with the operation whose answers it holds. */
export const TABLE_OPERATIONS = {
  claims: 'claim.list',
  documents: 'document.list',
  events: 'event.list',
  persons: 'person.list',
  places: 'place.find',
  speakers: 'agent.list',
  lists: 'list.list',
  entries: 'list.show',
  mentions: 'mention.list',
  involvements: 'involvement.list',
  flows: 'person.flow',
  timeline: 'event.timeline',
  map: 'event.map',
  network: 'event.network',
  tally: 'claim.tally',
  official: 'figure.official',
  'found-documents': 'search',
  'found-claims': 'search',
  'found-names': 'name.check',
  figure: 'figure.explain',
  figures: 'query.list',
  cells: 'figure.table',
} as const

export type TableName = keyof typeof TABLE_OPERATIONS

export const TABLE_NAMES = Object.keys(TABLE_OPERATIONS) as [TableName, ...TableName[]]

export const TABLE_FORMATS = ['csv', 'xlsx', 'jsonl'] as const

export type TableFormat = (typeof TABLE_FORMATS)[number]

/** What is told of a table beside its rows. */
export interface TableFacts {
  table: TableName
  filter: Readonly<Record<string, unknown>>
  /** As known on: a day that was asked for, or the instant of asking. */
  known: string
  at: string
  version: string
  /** How many rows each table has that goes out with it, in their order. */
  rows: readonly (readonly [table: TableName, rows: number])[]
  shortened: number
  isCapped: boolean
}

export const tableExport = contract({
  name: 'table.export',
  summary: 'Writes a list, a search or a figure as a table: CSV, XLSX or JSON lines, sorted by id.',
  input: z.strictObject({
    table: z.enum(TABLE_NAMES).describe('what stands in it'),
    format: z.enum(TABLE_FORMATS).default('csv').describe('JSON lines hold whole records'),
    filter: z
      .record(z.string().max(60), z.unknown())
      .default({})
      .describe('fields of the list, search or question, e.g. {"act": "arrest"}'),
  }),
  output: answerObject({
    table: z.enum(TABLE_NAMES),
    format: z.enum(TABLE_FORMATS),
    rows: z.int(),
    bytes: z.int().describe('of the file'),
    shortened: z.int().exactOptional().describe('cells that a workbook cannot hold whole'),
    capped: z.literal(true).exactOptional().describe('a search finds no more than so many'),
  }),
  roles: ['analyst', 'reviewer'],
  changes: false,
  long: true,
  file: true,
  refusals: [
    ...(['bundle-needed', 'proof-needed', 'not-found', 'stale', 'not-understood'] as const),
    ...(['unknown-list', 'unknown-agent', 'unknown-document', 'unknown-claim'] as const),
    'unknown-person',
    ...(['too-many-cells', 'too-many-names', 'no-parts'] as const),
    ...QUESTION_REFUSALS,
  ],
})

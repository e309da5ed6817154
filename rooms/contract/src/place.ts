// What people can ask about place: the contract of each operation, without its body.
import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { MOST_ID, MOST_ROWS } from './limit.ts'
import { EVERYBODY } from './role.ts'
import { dateSchema } from './schema/date.ts'
import { placeAnswerSchema } from './schema/place.ts'
import { placeInputSchema } from './schema/record.ts'

export const placeFind = contract({
  name: 'place.find',
  summary: 'Finds places by name, alias or id, in any script; without a name all, by id.',
  input: z.strictObject({
    name: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe('name, alias or id, e.g. 요녕성 or geonames:2036115'),
    on: dateSchema.optional().describe('a day: names as they were on it'),
    after: z
      .string()
      .max(MOST_ID)
      .optional()
      .describe('without a name: id of the last place before'),
    limit: z.int().min(1).max(MOST_ROWS).default(100).describe('how many at the most'),
  }),
  output: answerObject({
    places: z.array(placeAnswerSchema),
    next: z.string().exactOptional(),
  }),
  roles: EVERYBODY,
  changes: false,
  refusals: ['impossible-date', 'findings'],
})

const MOST_PLACES = 200_000

export const placeImport = contract({
  name: 'place.import',
  summary: 'Takes in places: a JSON list of ours, or the tab files of GeoNames.',
  input: z.strictObject({
    places: z.array(placeInputSchema).max(MOST_PLACES).optional().describe('our own form'),
    geonames: z
      .string()
      .max(200_000_000)
      .optional()
      .describe('text of a GeoNames table (allCountries or one country)'),
    alternateNames: z
      .string()
      .max(200_000_000)
      .optional()
      .describe('text of the matching alternateNames table, for Korean and Chinese names'),
  }),
  output: answerObject({ added: z.int(), unchanged: z.int(), skipped: z.int() }),
  roles: ['analyst', 'administrator'],
  changes: true,
  long: true,
  refusals: ['findings', 'already-exists', 'not-understood'],
})

// place.import: a group's own places, as JSON of ours or as GeoNames tab files. All or nothing;
// a place that is there already with the same content is left alone.

import { checkRow, type GazetteerPlace, given } from '@tumen/claim'
import { placeImport } from '@tumen/contract'
import { digestOf, makeChange, pause } from '../change/make.ts'
import { type Desk, implement } from '../operation.ts'
import { detailsOf } from '../record/find.ts'
import { Refusal, type RefusalDetail } from '../refusal.ts'
import { forgetGazetteer, type Gazetteer, gazetteerOf } from './gazetteer.ts'
import { type GeoNamesFiles, readGeoNames } from './geonames.ts'

export const importPlaces = implement(placeImport, async (desk, input, call) => {
  if (!input.places && input.geonames === undefined) throw new Refusal('invalid-input', 'places')
  const gazetteer = await gazetteerOf(desk)
  const files = input.geonames === undefined ? undefined : filesOf(input.geonames, input)
  const fromFile = files ? readGeoNames(files, gazetteer) : { places: [], skipped: 0 }
  const wanted = [...(input.places ?? []), ...fromFile.places]
  refuseBadPlaces(wanted, gazetteer)
  const change = { operation: 'place.import', subject: 'gazetteer', input }
  const answer = await makeChange(desk, call, change, async (write) => {
    const fresh = await newPlaces(desk, wanted)
    for (const [n, place] of fresh.entries()) {
      if (n % 500 === 0) await pause(call, 'places', n, fresh.length)
      await write.append('place', place)
    }
    const unchanged = wanted.length - fresh.length
    return { added: fresh.length, unchanged, skipped: fromFile.skipped }
  })
  forgetGazetteer(desk)
  return answer
})

function filesOf(table: string, input: { alternateNames?: string | undefined }): GeoNamesFiles {
  const { alternateNames } = input
  return { table, ...given({ alternateNames }) }
}

/** Rows that the workspace has not taken in yet, word for word. */
async function newPlaces(desk: Desk, wanted: GazetteerPlace[]): Promise<GazetteerPlace[]> {
  const rows = await desk.ledger.read.rows('place')
  const known = new Set(rows.map(({ row }) => digestOf(row)))
  return wanted.filter((place) => !known.has(digestOf(place)))
}

/** Refuses all bad places at once: broken rows, twice the same id, a parent that is nowhere. */
function refuseBadPlaces(wanted: GazetteerPlace[], gazetteer: Gazetteer): void {
  const ids = new Set(wanted.map((place) => place.id))
  const seen = new Set<string>()
  const problems: RefusalDetail[] = []
  for (const [n, place] of wanted.entries()) {
    problems.push(...detailsOf(checkRow('place', place), { place: n }))
    if (seen.has(place.id)) problems.push({ place: n, code: 'id_repeated', field: 'id' })
    seen.add(place.id)
    const parent = place.id.split('/').slice(0, -1).join('/')
    if (parent !== '' && !ids.has(parent) && !gazetteer.places.has(parent))
      problems.push({ place: n, code: 'parent_missing', field: 'id' })
  }
  if (problems.length > 0) throw new Refusal('findings', 'places', problems.slice(0, 1000))
}

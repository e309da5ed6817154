// What must be shown on the seed report, whose text never enters the repository.
// Source: reading.md, what must be shown, 6.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { createPlaceIndex } from '../text/place-index.ts'
import type { Proposal } from './proposal.ts'
import { readText } from './read-text.ts'
import { type ReportHeader, sourceFromHeader } from './report-header.ts'

const BESIDE = fileURLToPath(new URL('../../../../../shared/data/claims', import.meta.url))
const FOLDER = process.env.TUMEN_CLAIMS_DATA ?? BESIDE
const isThere = existsSync(`${FOLDER}/seed-claims.json`)
if (!isThere) console.log('Skipped: the seed report is not beside this repository.')
const skip = isThere ? false : 'the seed report is not on this machine'

interface Piece {
  start: number
  end: number
}

const readJson = <T>(name: string) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as T

function seedProposals(): Proposal[] {
  const header = readJson<ReportHeader[]>('texts.json').find(({ id }) => id === '001')
  assert.ok(header)
  const text = readFileSync(`${FOLDER}/texts/001.txt`, 'utf8')
  return readText(sourceFromHeader(header, text), { places: createPlaceIndex([]) })
}

/** Where claims of the labelled report stand, by their ids. */
function piecesOf(...ids: string[]): Piece[] {
  const { claims } = readJson<{ claims: { id: string; quote: Piece[] }[] }>('seed-claims.json')
  return claims.filter(({ id }) => ids.includes(id)).flatMap(({ quote }) => quote)
}

test('[R45] the numbers of the seed report are proposed with their hedges, acts and origins', {
  skip,
}, () => {
  const counts = seedProposals().filter(({ kind }) => kind === 'quantity')
  const told = counts.map(({ quantity, act, position, speakers }) => {
    return [quantity?.op, quantity?.value, act, position, speakers.at(-1)?.label].join(' ')
  })
  const has = (start: string) => told.filter((line) => line.startsWith(start)).length
  assert.equal(has('exactly 60 detention headline'), 1)
  assert.equal(has('about 60 detention lead'), 1)
  assert.equal(has('about 60 arrest body'), 1)
  assert.equal(has('about 60 detention body'), 1)
  assert.equal(told.filter((line) => /^at_least 39 detention body .*activist/.test(line)).length, 1)
  assert.equal(has('exactly 546 arrival body'), 1)
  assert.equal(has('exactly 487 arrival body'), 1)
  const before = counts.find(({ quantity }) => quantity?.value === 487)
  assert.deepEqual(
    before?.times.map(({ earliest, latest }) => [earliest, latest]),
    [['2018-01-01', '2018-06-30']],
  )
})

test('[R45] nothing is proposed from its advertisement, its photo credit or its five summits', {
  skip,
}, () => {
  const proposals = seedProposals()
  const shares = ({ start, end }: Piece, piece: Piece) => start < piece.end && end > piece.start
  for (const piece of piecesOf('s46', 's02'))
    assert.ok(proposals.every(({ quote }) => !quote.some((one) => shares(one, piece))))
  const summits = proposals.filter(({ quantity }) => quantity && quantity.value === 5)
  assert.deepEqual(summits, [])
})

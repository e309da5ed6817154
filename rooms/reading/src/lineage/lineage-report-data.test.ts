// The reference's real reports as structured facts, without texts: whether what they state is
// enough to tell which of them tell one story. Facts only; nothing of them enters the repository.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Act, ClaimPlace, ClaimTime } from '@tumen/claim'
import type { Proposal } from '../port/proposal.ts'
import { sourceFromHeader } from '../port/report-header.ts'
import { lineageTextOf } from './lineage-text.ts'
import { linkStories } from './same-story.ts'
import { storySignsOf } from './same-story-sign.ts'

const BESIDE = fileURLToPath(new URL('../../../../../shared/data/claims', import.meta.url))
const PATH = `${process.env.TUMEN_CLAIMS_DATA ?? BESIDE}/lineage-reports.json`
const isThere = existsSync(PATH)
if (!isThere) console.log('Skipped: the facts of reports are not beside this repository.')
const skip = isThere ? false : 'the facts of reports are not on this machine'

interface Fact {
  value?: number
  act: Act
  place?: string
  time?: string
}

interface Report {
  id: string
  group: string
  outlet: string
  date: string | null
  language: string
  claims: Fact[]
}

const span = { start: 0, end: 1, text: '1' }

/** The days of a day, a month, a year, or of two of those. */
function daysOf(time: string) {
  const [first = '', last = first] = time.split('..')
  const whole = (date: string) => sourceFromHeader({ id: '', date }, '').published
  return { earliest: whole(first).earliest, latest: whole(last).latest }
}

function placesOf(place: string | undefined): ClaimPlace[] {
  const [country, ...names] = (place ?? '').split(/[/+]/)
  return names.map((name) => ({
    ...{ role: 'custody', name, gazetteer: `${country}/${name}`, level: 'adm1', relation: 'in' },
    ...{ stated: true, span, ucdpPrec: 4 },
  }))
}

function timesOf(time: string | undefined): ClaimTime[] {
  if (time === undefined || !/^\d{4}(-\d\d){0,2}(\.\.\d{4}(-\d\d){0,2})?$/.test(time)) return []
  const known = { role: 'event', anchor: 'absolute', stated: true, span, ucdpPrec: 2 } as const
  return [{ ...known, ...daysOf(time) }]
}

function proposalOf({ value, act, place, time }: Fact): Proposal {
  const counted = { op: 'about', value, unit: 'persons', measure: 'flow', span }
  return {
    ...{ act, places: placesOf(place), times: timesOf(time) },
    ...(value === undefined ? {} : { quantity: counted }),
  } as Proposal
}

function storyOf({ outlet, date, language, claims }: Report) {
  const text = lineageTextOf({
    text: '',
    language,
    published: daysOf(date ?? '2020'),
    names: [outlet],
  })
  return { text, signs: storySignsOf(text, claims.map(proposalOf)) }
}

test('[R133] of facts alone: links within the stories of real reports, and between them', {
  skip,
}, (t) => {
  const reports = JSON.parse(readFileSync(PATH, 'utf8')) as Report[]
  const stories = reports.map((report) => ({ report, story: storyOf(report) }))
  const pairs = stories.flatMap((a, n) => stories.slice(n + 1).map((b) => [b, a] as const))
  const isOne = ([a, b]: (typeof pairs)[number]) => a.report.group === b.report.group
  const linked = pairs.filter(([a, b]) => linkStories(a.story, b.story))
  const right = linked.filter(isOne)
  const wanted = pairs.filter(isOne)
  t.diagnostic(`${right.length} of ${linked.length} links right, of ${wanted.length} wanted`)
  for (const [a, b] of linked.filter((pair) => !isOne(pair)))
    t.diagnostic(`between stories: ${a.report.id} ${b.report.id}`)
  assert.ok(right.length >= 0.9 * linked.length, 'most links stay within one story')
})

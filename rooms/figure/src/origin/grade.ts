// Which grade of an origin counts for a question (rule F83): a newspaper may be sound on arrests
// in one province and hearsay on everything else.
import { type Grade, isPlaceWithin } from '@tumen/claim'
import type { Evidence, TopicGrade } from '../reckon/evidence.ts'
import { isKnown } from '../scope/entry.ts'
import type { Question } from '../scope/question.ts'

/**
 * The grade of an agent for a question: of the known rows whose topic contains the question the
 * narrowest (place before act before period), and of these the last of the newest day.
 */
export function gradeFor(
  rows: readonly TopicGrade[],
  agent: string,
  question: Question,
): Grade | undefined {
  let best: { row: TopicGrade; width: number } | undefined
  for (const row of rows) {
    if (row.agent !== agent || !isKnown(row.on, question.known)) continue
    const width = narrownessOf(row, question)
    if (width === undefined) continue
    const isNewer = width === best?.width && (row.on ?? '') >= (best.row.on ?? '')
    if (best === undefined || width > best.width || isNewer) best = { row, width }
  }
  return best?.row.grade
}

/** How narrow a grade's topic is, or nothing when it does not contain the question. */
function narrownessOf({ topic = {} }: TopicGrade, question: Question): number | undefined {
  const { act, place, period } = topic
  const from = question.at ?? question.from
  const to = question.at ?? question.to
  if (act !== undefined && act !== question.act) return undefined
  if (place !== undefined && !(question.place && isPlaceWithin(question.place, place)))
    return undefined
  if (period && !(from && to && period.earliest <= from && to <= period.latest)) return undefined
  return (place ? 4 : 0) + (act ? 2 : 0) + (period ? 1 : 0)
}

/** The evidence with each claim graded for the question by the rows; without rows as it came. */
export function gradeClaims(question: Question, evidence: Evidence): Evidence {
  const { grades, claims } = evidence
  if (grades === undefined || grades.length === 0) return evidence
  const known = new Map<string, Grade | undefined>()
  const graded = claims.map((claim) => {
    const origin = claim.chain.at(-1) ?? ''
    if (!known.has(origin)) known.set(origin, gradeFor(grades, origin, question))
    const grade = known.get(origin)
    return grade === undefined ? claim : { ...claim, grade }
  })
  return { ...evidence, claims: graded }
}

// What changed between two answers to one question, and because of which claims and rows (F63).
// Everything is read from the two explanations, so stored answers can be compared, too.

import { compareText, sortTexts } from '../scope/order.ts'
import type {
  Endpoint,
  Explanation,
  Figure,
  FigureDifference,
  LeftOutCode,
  UsedClaim,
} from './answer.ts'
import { claimsOfEndpoint } from './explain.ts'

/** The claims of an answer by what became of them. */
interface Seen {
  used: Map<string, UsedClaim>
  /** Used or shown beside. */
  counting: Set<string>
  leftOut: Map<string, LeftOutCode>
}

function readSeen({ used, beside, leftOut }: Explanation): Seen {
  const counting = new Set([...used, ...beside].map(({ claim }) => claim))
  return {
    used: new Map(used.map((each) => [each.claim, each])),
    counting,
    leftOut: new Map(leftOut.map(({ claim, code }) => [claim, code])),
  }
}

/**
 * The claims that entered, left or are read differently, the rows and grades that changed, and
 * each endpoint that moved with at least one cause. Two equal answers give an empty difference.
 */
export function diffFigures(before: Figure, after: Figure): FigureDifference {
  const old = readSeen(before.explanation)
  const now = readSeen(after.explanation)
  const moved: Omit<FigureDifference, 'endpoints'> = {
    entered: findEntered(old, now),
    left: findLeft(old, now),
    changed: findChanged(old, now),
    rows: diffRows(before.explanation, after.explanation),
    grades: diffGrades(before.explanation, after.explanation),
  }
  const ends = ['low', 'best', 'high'] as const
  const endpoints = ends.flatMap((end): FigureDifference['endpoints'] => {
    const from = before[end]?.value ?? null
    const to = after[end]?.value ?? null
    if (from === to) return []
    const causes = findCauses(moved, [before, after], end)
    return [{ end, before: from, after: to, causes }]
  })
  return { ...moved, endpoints }
}

/** Claims that are seen for the first time, or count again. */
function findEntered(old: Seen, now: Seen): string[] {
  const known = (claim: string): boolean => old.counting.has(claim) || old.leftOut.has(claim)
  const counting = [...now.counting].filter((claim) => !old.counting.has(claim))
  const leftOut = [...now.leftOut.keys()].filter((claim) => !known(claim))
  return sortTexts([...counting, ...leftOut])
}

/** Claims that count no more, or were left out as soon as they came, or for another reason. */
function findLeft(old: Seen, now: Seen): FigureDifference['left'] {
  const gone = [...old.counting].filter((claim) => !now.counting.has(claim))
  const hidden = [...old.leftOut.keys()].filter(
    (claim) => !now.leftOut.has(claim) && !now.counting.has(claim),
  )
  const recoded = [...now.leftOut].flatMap(([claim, code]) =>
    old.leftOut.get(claim) === code ? [] : [claim],
  )
  return sortTexts([...gone, ...hidden, ...recoded]).map((claim) => ({
    claim,
    code: now.leftOut.get(claim) ?? 'not_visible',
  }))
}

/** What a claim says and for whom; not what it sets, which is an effect. */
function readingOf({ sets: _, ...reading }: UsedClaim): string {
  return JSON.stringify(reading)
}

function findChanged(old: Seen, now: Seen): string[] {
  const changed: string[] = []
  for (const [claim, reading] of now.used) {
    const earlier = old.used.get(claim)
    if (earlier === undefined) {
      if (old.counting.has(claim)) changed.push(claim)
    } else if (readingOf(earlier) !== readingOf(reading)) changed.push(claim)
  }
  for (const claim of old.used.keys()) {
    if (now.counting.has(claim) && !now.used.has(claim)) changed.push(claim)
  }
  return sortTexts(changed)
}

function diffRows(before: Explanation, after: Explanation): FigureDifference['rows'] {
  const keyOf = ({ a, b, relation }: { a: string; b: string; relation: string }): string =>
    JSON.stringify([...[a, b].sort(compareText), relation])
  const old = new Set(before.rows.map(keyOf))
  const now = new Set(after.rows.map(keyOf))
  const tell = (change: 'added' | 'removed') => (key: string) => {
    const [a, b, relation] = JSON.parse(key) as [string, string, string]
    return { a, b, relation, change }
  }
  return [
    ...sortTexts([...now].filter((key) => !old.has(key))).map(tell('added')),
    ...sortTexts([...old].filter((key) => !now.has(key))).map(tell('removed')),
  ]
}

function diffGrades(before: Explanation, after: Explanation): FigureDifference['grades'] {
  const gradeIn = (explanation: Explanation) =>
    new Map(explanation.classes.map(({ id, grade }) => [id, grade ?? null]))
  const old = gradeIn(before)
  const now = gradeIn(after)
  return sortTexts([...old.keys(), ...now.keys()]).flatMap((origin) => {
    const from = old.get(origin)
    const to = now.get(origin)
    return from === undefined || to === undefined || from === to
      ? []
      : [{ origin, before: from, after: to }]
  })
}

function claimsInContradictions({ contradictions }: Explanation): string[] {
  return contradictions.flatMap(({ left, right }) => [...left.claims, ...right.claims])
}

/** The moved claims that this endpoint rests on or that contradict it; else whatever moved. */
function findCauses(
  moved: Omit<FigureDifference, 'endpoints'>,
  [before, after]: [Figure, Figure],
  end: 'low' | 'best' | 'high',
): string[] {
  const claims = new Set([
    ...moved.entered,
    ...moved.left.map(({ claim }) => claim),
    ...moved.changed,
  ])
  const endpoints: (Endpoint | null)[] = [before[end], after[end]]
  const near = [
    ...endpoints.flatMap(claimsOfEndpoint),
    ...claimsInContradictions(before.explanation),
    ...claimsInContradictions(after.explanation),
  ].filter((claim) => claims.has(claim))
  // Of all rows only `same` ones move an end of the range, and grades move only the best number.
  const rows = moved.rows.filter(({ relation }) => relation === 'same')
  const causes = [
    ...(near.length > 0 ? near : claims),
    ...rows.map(({ a, b }) => `${a} ~ ${b}`),
    ...(end === 'best' ? moved.grades.map(({ origin }) => origin) : []),
  ]
  return causes.length > 0 ? sortTexts(causes) : ['question']
}

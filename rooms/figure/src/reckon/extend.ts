// What is added to the procedure (figures.md, section 10): grades by topic, conditions, persons on
// several lists, bounds from overlaps, places that may contain each other. Each acts only where its
// own rows or claims are; without them the answer is that of `reckon`.

import { addOverlaps } from '../bound/extend-overlap.ts'
import { countListed, joinListed } from '../bound/list-union.ts'
import { gradeClaims } from '../origin/grade.ts'
import {
  assignments,
  assumeConditions,
  MOST_CONDITIONS,
  readConditions,
} from '../scope/condition.ts'
import { sortTexts } from '../scope/order.ts'
import type { Question } from '../scope/question.ts'
import { relatePlace } from '../scope/scope.ts'
import type { ExtensionFlag, Extensions, Figure, Flag, ShortFigure } from './answer.ts'
import type { Evidence } from './evidence.ts'
import { atOnce, type InSteps } from './in-steps.ts'
import { gather, reckon, tell, tellHead } from './reckon.ts'
import { ALL_RULES } from './switch.ts'

/** An answer while extensions act on it. */
export interface Extending {
  figure: Figure
  flags: Set<ExtensionFlag>
  extensions: Extensions
}

/**
 * The answer of `reckon` with grades by topic, decided conditions and linked lists taken into
 * account, better bounds where overlaps prove them, and what open matters would change. Source:
 * figures.md, rules F80–F84.
 */
export function reckonExtended(question: Question, given: Evidence): Figure {
  return atOnce(reckonInSteps(question, given))
}

/** The same in steps, none of which takes long: a claim is looked at a few times in each. */
export function reckonInSteps(question: Question, given: Evidence): InSteps<Figure> {
  return extendedInSteps(question, given, false)
}

/** An answer without its reasons, and the ids of the claims that count in it. */
interface FigureHead extends Omit<Figure, 'explanation' | 'extensions' | 'support' | 'implied'> {
  counts: ReadonlySet<string>
}

/** The head of the same answer, reckoned without the reasons that a head does not tell (F157). */
export function* headInSteps(question: Question, given: Evidence): InSteps<FigureHead> {
  const figure = yield* extendedInSteps(question, given, true)
  const { explanation, extensions: _, support: __, implied: ___, ...head } = figure
  const counts = new Set<string>()
  for (const { claim, relation } of explanation.used)
    if (relation === 'exact' || relation === 'sub') counts.add(claim)
  return { ...head, counts }
}

function* extendedInSteps(question: Question, given: Evidence, isHead: boolean): InSteps<Figure> {
  const graded = gradeClaims(question, given)
  const all = new Set(given.claims.map(({ id }) => id))
  const { decided } = readConditions(question, graded, all)
  const holding = decided.filter(({ decision }) => decision === 'holds')
  const held = new Set(holding.map(({ condition }) => condition))
  const settled = assumeConditions(question, graded, held)
  const evidence = joinListed(question, settled)
  yield
  const found = yield* gather(question, evidence, ALL_RULES, isHead)
  const extending: Extending = {
    figure: isHead ? tellHead(found) : tell(found),
    flags: new Set(),
    extensions: {},
  }
  yield
  addPersons(extending, question, settled)
  addOverlaps(extending, found)
  yield* addConditions(extending, { question, evidence, isHead }, given)
  addContainment(extending, question, evidence)
  return finish(extending)
}

function finish({ figure, flags, extensions }: Extending): Figure {
  if (flags.size === 0 && Object.keys(extensions).length === 0) return figure
  const all = sortTexts([...figure.flags, ...flags]) as Flag[]
  return { ...figure, flags: all, extensions }
}

function shortOf({ low, best, high, open, strictLow, status }: Figure): ShortFigure {
  return { low, best, high, open, strictLow, status }
}

/** F82: a union of lists weighs no more than the fewest persons who may stand on them. */
function addPersons(extending: Extending, question: Question, settled: Evidence): void {
  const { figure } = extending
  const chosen = figure.explanation.parts.filter(({ chosen: is, list }) => is && list === true)
  const lists = chosen.flatMap(({ claims }) => claims)
  if (settled.personRows === undefined || chosen.length < 2) return
  const known = question.known.on
  const rows = settled.personRows.filter(({ on }) => !on || !known || on <= known)
  const entries = settled.claims
    .filter(({ id }) => lists.includes(id))
    .map(({ listed }) => listed ?? [])
  const count = countListed(entries, rows)
  extending.extensions.persons = { lists: sortTexts(lists), count }
  extending.flags.add('lists_linked')
  lowerTo(extending, count[1] - count[0])
}

/** Takes persons who may be counted twice from a low that rests on the lists. */
function lowerTo(extending: Extending, twice: number): void {
  const { low, best, explanation } = extending.figure
  const isListed = extending.figure.flags.includes('distinct_persons_from_lists')
  if (twice === 0 || low === null || !isListed || low.from.rule === 'stated') return
  const floors = explanation.used.flatMap(({ relation, floor }) =>
    relation === 'exact' && floor !== null ? [floor] : [],
  )
  const weights = explanation.parts.filter((part) => part.chosen).map((part) => part.weight)
  const value = Math.max(
    low.value - twice,
    Math.min(...floors, Infinity) % Infinity || 0,
    ...weights,
  )
  const lowered = { ...low, value }
  const isSame = best !== null && best.value === low.value && best.marks.includes('floor')
  extending.figure = {
    ...extending.figure,
    low: lowered,
    ...(isSame ? { best: { ...best, value } } : {}),
  }
}

/** F80: what is decided, what is open, and the answer under each assignment. */
function* addConditions(
  extending: Extending,
  { question, evidence, isHead }: { question: Question; evidence: Evidence; isHead: boolean },
  given: Evidence,
): InSteps<void> {
  const { beside, used } = extending.figure.explanation
  const visible = new Set([...beside, ...used].map(({ claim }) => claim))
  const { decided, open } = readConditions(question, given, visible)
  if (decided.length + open.length === 0) return
  const isTooMany = open.length > MOST_CONDITIONS
  if (isTooMany) extending.flags.add('conditions_not_enumerated')
  // A head tells no variants.
  const isTold = !isTooMany && !isHead && open.length > 0
  const all = isTold ? assignments(open.map((one) => one.condition)) : []
  const variants: { holds: string[]; figure: ShortFigure }[] = []
  for (const holds of all) {
    yield
    const assumed = assumeConditions(question, evidence, new Set(holds))
    variants.push({ holds, figure: shortOf(reckon(question, assumed)) })
  }
  extending.extensions.conditions = { decided, open, variants }
}

/** F84: which claims would be exact or a part if their place lay where it may lie. */
function addContainment(extending: Extending, question: Question, evidence: Evidence): void {
  const overlapping = new Set(
    extending.figure.explanation.beside
      .filter(({ reason }) => reason === 'overlap')
      .map(({ claim }) => claim),
  )
  const may = evidence.claims.filter(({ id, place, placeUncertain }) => {
    if (!overlapping.has(id) || placeUncertain !== true || place === undefined) return false
    const relation = relatePlace(question.place, typeof place === 'string' ? [place] : place)
    return relation === 'exact' || relation === 'sub'
  })
  if (may.length === 0) return
  const ids = new Set(may.map(({ id }) => id))
  const claims = evidence.claims.map((claim) => {
    if (!ids.has(claim.id)) return claim
    const { placeUncertain: _, ...certain } = claim
    return certain
  })
  const figure = reckon(question, { ...evidence, claims })
  const counted = new Set(figure.explanation.used.map(({ claim }) => claim))
  const would = sortTexts([...ids].filter((id) => counted.has(id)))
  if (would.length === 0) return
  extending.flags.add('possible_containment')
  extending.extensions.containment = { claims: would, figure: shortOf(figure) }
}

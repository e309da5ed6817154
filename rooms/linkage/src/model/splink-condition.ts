// What a parsed condition of Splink's means in the closed conditions of a model file, with the
// prepared columns that it needs. Source: the reference on linkage, 3.1 and 3.2.
import { parseSplink, type SplinkTest, type SplinkValue } from './splink-parse.ts'

/** An object of a model file. */
export type JsonObject = Readonly<Record<string, unknown>>

const SECONDS_A_DAY = 86_400
const ISO_DATE = '%Y-%m-%d'
/** Splink takes any day for one; a model of ours says from when on days are possible. */
const FIRST_DAY = '0001-01-01'
const SIMILAR: Readonly<Record<string, string>> = {
  jaro_winkler_similarity: 'jaro_winkler',
  jaro_similarity: 'jaro',
  jaccard: 'jaccard',
}
const DISTANT: Readonly<Record<string, string>> = {
  levenshtein: 'levenshtein',
  damerau_levenshtein: 'damerau',
}

/** The columns that conditions need beyond those of the lists, each made once. */
export class PreparedColumns {
  readonly #byText = new Map<string, JsonObject & { column: string }>()

  get steps(): readonly JsonObject[] {
    return [...this.#byText.values()]
  }

  /** The name of the column that a step makes. */
  columnOf(of: string, step: JsonObject): string {
    const key = JSON.stringify([of, step])
    const known = this.#byText.get(key)
    if (known) return known.column
    const column = `${of}_${String(step.op)}_${this.#byText.size + 1}`
    this.#byText.set(key, { column, of, ...step })
    return column
  }
}

/** One side of a record: a column of the lists or a prepared one. */
interface Side {
  readonly side: 'l' | 'r'
  readonly column: string
}

/** A part that has no meaning alone: `x_l is null`, or `a_l = b_r`. */
type Part =
  | { readonly kind: 'whole'; readonly json: JsonObject }
  | { readonly kind: 'null_side'; readonly on: Side }
  | { readonly kind: 'crossed'; readonly left: string; readonly right: string }

/** The condition of a model file with this meaning, or nothing where it is not understood. */
export function splinkCondition(text: string, columns: PreparedColumns): JsonObject | undefined {
  const test = parseSplink(text)
  const part = test && meaningOf(test, columns)
  return part?.kind === 'whole' ? part.json : undefined
}

function whole(json: JsonObject | undefined): Part | undefined {
  return json && { kind: 'whole', json }
}

function meaningOf(test: SplinkTest, columns: PreparedColumns): Part | undefined {
  switch (test.kind) {
    case 'else':
      return whole({ else: true })
    case 'not': {
      const part = meaningOf(test.part, columns)
      return part?.kind === 'whole' ? whole({ not: part.json }) : undefined
    }
    case 'and':
    case 'or':
      return joinedParts(test.kind, test.parts, columns)
    case 'is_null': {
      const on = sideOf(test.value, columns)
      return on && { kind: 'null_side', on }
    }
    case '=':
      return equality(sideOf(test.left, columns), sideOf(test.right, columns))
    default:
      return whole(limitOf(test, columns))
  }
}

function equality(a: Side | undefined, b: Side | undefined): Part | undefined {
  if (!a || !b || a.side === b.side) return undefined
  if (a.column === b.column) return whole({ equal: a.column })
  const [left, right] = a.side === 'l' ? [a.column, b.column] : [b.column, a.column]
  return { kind: 'crossed', left, right }
}

/** Joins parts; two halves that belong together become one condition on both records. */
function joinedParts(
  kind: 'and' | 'or',
  tests: readonly SplinkTest[],
  columns: PreparedColumns,
): Part | undefined {
  const joined: JsonObject[] = []
  let open: Part | undefined
  for (const test of tests) {
    const part = meaningOf(test, columns)
    if (!part) return undefined
    if (part.kind === 'whole') joined.push(part.json)
    else if (!open) open = part
    else {
      const both = bothHalves(kind, open, part)
      if (!both) return undefined
      joined.push(both)
      open = undefined
    }
  }
  if (open) return undefined
  return whole(joined.length === 1 ? joined[0] : { [kind]: joined })
}

function bothHalves(kind: 'and' | 'or', a: Part, b: Part): JsonObject | undefined {
  if (kind === 'or' && a.kind === 'null_side' && b.kind === 'null_side') {
    const isPair = a.on.column === b.on.column && a.on.side !== b.on.side
    return isPair ? { null: [a.on.column] } : undefined
  }
  if (kind === 'and' && a.kind === 'crossed' && b.kind === 'crossed') {
    const isPair = a.left === b.right && a.right === b.left
    return isPair ? { reversed: [a.left, a.right] } : undefined
  }
  return undefined
}

type Limit = Extract<SplinkTest, { kind: '>=' | '<=' | '=' }>

/** A limit on how alike or how far apart the same column of both records is. */
function limitOf({ kind, left, right }: Limit, columns: PreparedColumns): JsonObject | undefined {
  if (left.kind !== 'call' || right.kind !== 'number') return undefined
  const [first, second] = left.parts
  if (left.name === 'abs' && first?.kind === 'call' && first.name === 'minus') {
    return kind === '<=' ? differenceOf(first.parts, right.value, columns) : undefined
  }
  const column = bothSides(first, second, columns)
  const measure = kind === '>=' ? SIMILAR[left.name] : DISTANT[left.name]
  if (column === undefined || measure === undefined || left.parts.length !== 2) return undefined
  return { [measure]: column, [kind === '>=' ? 'at_least' : 'at_most']: right.value }
}

function differenceOf(
  [a, b]: readonly SplinkValue[],
  limit: number,
  columns: PreparedColumns,
): JsonObject | undefined {
  const isTime = [a, b].every((one) => one?.kind === 'call' && one.name === 'epoch')
  const column = bothSides(a, b, columns)
  return column === undefined
    ? undefined
    : { difference: column, at_most: isTime ? limit / SECONDS_A_DAY : limit }
}

function bothSides(
  a: SplinkValue | undefined,
  b: SplinkValue | undefined,
  columns: PreparedColumns,
): string | undefined {
  const left = a && sideOf(a, columns)
  const right = b && sideOf(b, columns)
  const isPair = left && right && left.column === right.column && left.side !== right.side
  return isPair ? left.column : undefined
}

/** The column behind a value of one record, prepared where it is a function of another. */
function sideOf(value: SplinkValue, columns: PreparedColumns): Side | undefined {
  if (value.kind === 'column') return { side: value.side, column: value.name }
  if (value.kind !== 'call') return undefined
  const [first, ...more] = value.parts
  if (!first) return undefined
  if (value.name === 'epoch') return epochOf(first, columns)
  if (value.name === 'nullif') return matchOf(first, more, columns)
  const of = sideOf(first, columns)
  const step = of && stepOf(value.name, more)
  if (!of || step === undefined) return undefined
  return step === 'same' ? of : { side: of.side, column: columns.columnOf(of.column, step) }
}

function stepOf(name: string, more: readonly SplinkValue[]): JsonObject | 'same' | undefined {
  const [a, b] = more
  if (name === 'cast') return 'same'
  if (name === 'try_strptime' && a?.kind === 'text') return dayStep(a.value)
  const isPrefix = name === 'substr' || name === 'substring'
  if (!isPrefix || a?.kind !== 'number' || a.value !== 1 || b?.kind !== 'number') return undefined
  return { op: 'prefix', length: b.value }
}

function dayStep(format: string): JsonObject {
  return { op: 'day_number', format, origin: FIRST_DAY }
}

/** Seconds of a day are read as its day; a column without a format holds days of ISO 8601. */
function epochOf(value: SplinkValue, columns: PreparedColumns): Side | undefined {
  const of = sideOf(value, columns)
  if (!of || value.kind !== 'column') return of
  return { side: of.side, column: columns.columnOf(of.column, dayStep(ISO_DATE)) }
}

/** `nullif(regexp_extract(x, pattern, group), '')`. */
function matchOf(
  value: SplinkValue,
  [empty]: readonly SplinkValue[],
  columns: PreparedColumns,
): Side | undefined {
  if (value.kind !== 'call' || value.name !== 'regexp_extract') return undefined
  const [first, pattern, group] = value.parts
  const of = first && sideOf(first, columns)
  const isWhole = empty?.kind === 'text' && empty.value === ''
  if (!of || !isWhole || pattern?.kind !== 'text' || group?.kind !== 'number') return undefined
  const step = { op: 'match', pattern: pattern.value, group: group.value }
  return { side: of.side, column: columns.columnOf(of.column, step) }
}

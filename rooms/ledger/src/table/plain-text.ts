// The canonical text of plain records, for imports: the same text as the custody room's, made
// with the engine's own JSON writer. It tells nothing of what is wrong with a value, so whatever
// it does not take goes the strict way.
const DIGIT_NINE = 0x39
const LONE_SURROGATE = '\\ud'

/**
 * The canonical text of `value` when it is made of strings, booleans, null, safe integers, arrays
 * and objects with names as keys; else nothing.
 */
export function plainText(value: unknown): string | undefined {
  const ordered = inOrder(value)
  if (ordered === undefined) return undefined
  const text = JSON.stringify(ordered)
  // The engine writes half of a pair as an escape; canonical JSON has no form for it.
  return text.includes(LONE_SURROGATE) ? undefined : text
}

function inOrder(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value + 0 : undefined
  if (typeof value !== 'object') return undefined
  return Array.isArray(value) ? listInOrder(value) : recordInOrder(value)
}

function listInOrder(values: readonly unknown[]): unknown[] | undefined {
  const ordered: unknown[] = []
  for (let n = 0; n < values.length; n++) {
    const inner = inOrder(values[n])
    if (inner === undefined) return undefined
    ordered.push(inner)
  }
  return ordered
}

function recordInOrder(value: object): Record<string, unknown> | undefined {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return undefined
  const names = Object.keys(value)
  sortFew(names)
  const ordered: Record<string, unknown> = {}
  for (const name of names) {
    // Engines put numbers among the keys first, whatever the order of writing.
    if (name.charCodeAt(0) <= DIGIT_NINE || name === '__proto__') return undefined
    const inner = inOrder((value as Record<string, unknown>)[name])
    if (inner === undefined) return undefined
    ordered[name] = inner
  }
  return ordered
}

/** Sorts a short list in place by code units, without the copies that the engine's sort makes. */
function sortFew(names: string[]): void {
  for (let n = 1; n < names.length; n++) {
    const name = names[n] as string
    let at = n
    for (; at > 0 && (names[at - 1] as string) > name; at--) names[at] = names[at - 1] as string
    names[at] = name
  }
}

// The offers of a field while they are collected: each value once, with all signs that speak of it.

/** One value, and the names of its signs. */
export interface SignedValue<V> {
  key: string
  value: V
  signs: Set<string>
}

/** Collects values by a key; what is offered twice has the signs of both. */
export class OfferBook<V> {
  readonly #byKey = new Map<string, SignedValue<V>>()

  /** Offers a value; the first one of a key is kept. */
  add(key: string, value: V, signs: readonly string[]): void {
    let found = this.#byKey.get(key)
    if (!found) {
      found = { key, value, signs: new Set() }
      this.#byKey.set(key, found)
    }
    for (const sign of signs) found.signs.add(sign)
  }

  /** All that was offered, in the order in which it first was. */
  values(): SignedValue<V>[] {
    return [...this.#byKey.values()]
  }
}

const marks = new Map<string, Map<string, string>>()

/** "mark sign" as one name, made once: names are looked up far more often than there are any. */
export function marked(mark: string, sign: string): string {
  let bySign = marks.get(mark)
  if (!bySign) {
    bySign = new Map()
    marks.set(mark, bySign)
  }
  let name = bySign.get(sign)
  if (name === undefined) {
    name = `${mark} ${sign}`
    bySign.set(sign, name)
  }
  return name
}

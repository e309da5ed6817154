// Mentions joined into persons, with what must never be joined: disjoint sets in typed arrays.
// Each set carries the lists it stands in, its enumerations, its stated sex, and the sets that it
// must stay apart from; when two sets join, the smaller bundle goes into the larger.
// Source: the reference on linkage, 9.1 and 9.2.

/** Why two mentions may not become one person. */
export type Barrier =
  | 'judged_different'
  | 'one_record_per_list'
  | 'one_enumeration'
  | 'sex'
  | 'impossible'
  | 'judged_person'

/** What is known of the mentions, one cell a mention; -1 or 0 where nothing is known. */
export interface MentionFacts {
  /** The list free of duplicates in which the mention stands (0, 1, …), or -1. */
  readonly list?: Int32Array
  /** The enumeration of one claim that names the mention, or -1. */
  readonly enumeration?: Int32Array
  /** 1 or 2 for a stated and reviewed sex, else 0. */
  readonly sex?: Uint8Array
  /** The person whom an earlier run made of the mention (0, 1, …), or -1. */
  readonly person?: Int32Array
  /** 1 for each person with a judgement: only people may join it with another person. */
  readonly judgedPerson?: Uint8Array
}

const BOTH_SEXES = 3
const NOBODY = -1
const SEVERAL = -2
const WORD = 32

/** Disjoint sets of the mentions 0 … size - 1 under constraints. */
export class Partition {
  readonly #parent: Int32Array
  readonly #size: Int32Array
  readonly #lists: Uint32Array
  readonly #listWords: number
  readonly #sex: Uint8Array
  readonly #person: Int32Array
  readonly #judged: Uint8Array
  readonly #enumerations = new Map<number, Set<number>>()
  readonly #apart = new Map<number, Map<number, Barrier>>()

  constructor(size: number, facts: MentionFacts = {}) {
    this.#parent = Int32Array.from({ length: size }, (_, mention) => mention)
    this.#size = new Int32Array(size).fill(1)
    this.#sex = facts.sex?.slice() ?? new Uint8Array(size)
    this.#person = facts.person?.slice() ?? new Int32Array(size).fill(NOBODY)
    this.#judged = Uint8Array.from(this.#person, (person) => facts.judgedPerson?.[person] ?? 0)
    this.#listWords = facts.list ? listWords(facts.list) : 0
    this.#lists = new Uint32Array(size * this.#listWords)
    for (let mention = 0; mention < size; mention += 1) {
      const list = facts.list?.[mention] ?? -1
      if (list >= 0) this.#lists[mention * this.#listWords + (list >> 5)] = 1 << (list % WORD)
      const enumeration = facts.enumeration?.[mention] ?? -1
      if (enumeration >= 0) this.#enumerations.set(mention, new Set([enumeration]))
    }
  }

  /** The set of a mention, named by one of its members. */
  find(mention: number): number {
    const parent = this.#parent
    let at = mention
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number
      at = parent[at] as number
    }
    return at
  }

  /** Why the two mentions may not be one person; nothing when they may, or already are. */
  barrier(a: number, b: number): Barrier | undefined {
    const x = this.find(a)
    const y = this.find(b)
    if (x === y) return undefined
    const apart = this.#apart.get(x)?.get(y)
    if (apart !== undefined) return apart
    if (this.#shareList(x, y)) return 'one_record_per_list'
    if (this.#shareEnumeration(x, y)) return 'one_enumeration'
    const sexes = (this.#sex[x] as number) | (this.#sex[y] as number)
    if (sexes === BOTH_SEXES && this.#sex[x] !== this.#sex[y]) return 'sex'
    return this.#joinJudged(x, y) ? 'judged_person' : undefined
  }

  /** Keeps the persons of two mentions apart from now on; nothing if they are one already. */
  keepApart(a: number, b: number, barrier: Barrier): void {
    const x = this.find(a)
    const y = this.find(b)
    if (x === y) return
    this.#rememberApart(x, y, barrier)
    this.#rememberApart(y, x, barrier)
  }

  /** Joins the persons of two mentions, whatever stands between them; ask `barrier` first. */
  join(a: number, b: number): void {
    const x = this.find(a)
    const y = this.find(b)
    if (x === y) return
    const [into, from] = this.#burden(x) >= this.#burden(y) ? [x, y] : [y, x]
    this.#parent[from] = into
    this.#size[into] = (this.#size[into] as number) + (this.#size[from] as number)
    this.#sex[into] = (this.#sex[into] as number) | (this.#sex[from] as number)
    this.#joinPersons(into, from)
    this.#joinLists(into, from)
    this.#joinEnumerations(into, from)
    this.#joinApart(into, from)
  }

  /** For each mention the smallest mention of its person: the same for every order of joining. */
  roots(): Int32Array {
    const smallest = new Int32Array(this.#parent.length).fill(-1)
    return this.#parent.map((_, mention) => {
      const set = this.find(mention)
      if (smallest[set] === -1) smallest[set] = mention
      return smallest[set] as number
    })
  }

  /** What it would cost to rename a set: what must stay apart from it, then its members. */
  #burden(set: number): number {
    return (this.#apart.get(set)?.size ?? 0) * this.#parent.length + (this.#size[set] as number)
  }

  #shareList(x: number, y: number): boolean {
    const words = this.#listWords
    for (let word = 0; word < words; word += 1) {
      const [left, right] = [this.#lists[x * words + word], this.#lists[y * words + word]]
      if (((left as number) & (right as number)) !== 0) return true
    }
    return false
  }

  #shareEnumeration(x: number, y: number): boolean {
    const [one, other] = [this.#enumerations.get(x), this.#enumerations.get(y)]
    if (one === undefined || other === undefined) return false
    const [few, many] = one.size < other.size ? [one, other] : [other, one]
    for (const enumeration of few) if (many.has(enumeration)) return true
    return false
  }

  /** Whether two persons of an earlier run would become one, and somebody judged one of them. */
  #joinJudged(x: number, y: number): boolean {
    const [one, other] = [this.#person[x] as number, this.#person[y] as number]
    if (one === NOBODY || other === NOBODY || (one === other && one !== SEVERAL)) return false
    return (this.#judged[x] as number) + (this.#judged[y] as number) > 0
  }

  #joinPersons(into: number, from: number): void {
    const [one, other] = [this.#person[into] as number, this.#person[from] as number]
    const known = one === NOBODY ? other : one
    this.#person[into] = other === NOBODY || other === known ? known : SEVERAL
    this.#judged[into] = (this.#judged[into] as number) | (this.#judged[from] as number)
  }

  #rememberApart(set: number, other: number, barrier: Barrier): void {
    const known = this.#apart.get(set) ?? new Map<number, Barrier>()
    if (!known.has(other)) known.set(other, barrier)
    this.#apart.set(set, known)
  }

  #joinLists(into: number, from: number): void {
    const words = this.#listWords
    for (let word = 0; word < words; word += 1) {
      const at = into * words + word
      this.#lists[at] = (this.#lists[at] as number) | (this.#lists[from * words + word] as number)
    }
  }

  #joinEnumerations(into: number, from: number): void {
    const [one, other] = [this.#enumerations.get(into), this.#enumerations.get(from)]
    if (other === undefined) return
    this.#enumerations.delete(from)
    const [few, many] = one !== undefined && one.size > other.size ? [other, one] : [one, other]
    for (const enumeration of few ?? []) many.add(enumeration)
    this.#enumerations.set(into, many)
  }

  #joinApart(into: number, from: number): void {
    const moved = this.#apart.get(from)
    if (moved === undefined) return
    this.#apart.delete(from)
    for (const [other, barrier] of moved) {
      this.#apart.get(other)?.delete(from)
      // Joined by force, the two sets are no longer apart.
      if (other === into) continue
      this.#rememberApart(into, other, barrier)
      this.#rememberApart(other, into, barrier)
    }
  }
}

function listWords(list: Int32Array): number {
  let largest = -1
  for (const id of list) if (id > largest) largest = id
  return Math.ceil((largest + 1) / WORD)
}

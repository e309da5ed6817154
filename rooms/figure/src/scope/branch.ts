// A look-up by several fields, one after another: claims that say the same find the same object,
// and no text has to be put together for it.

/** One place in the look-up, with what was found there. */
export class Branch<K, V> {
  value: V | undefined
  #below: Map<K, Branch<K, V>> | undefined

  /** The branch for the next field; a new one where nobody has been. */
  at(key: K): Branch<K, V> {
    this.#below ??= new Map()
    let branch = this.#below.get(key)
    if (branch === undefined) {
      branch = new Branch()
      this.#below.set(key, branch)
    }
    return branch
  }
}

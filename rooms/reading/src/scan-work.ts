// How much of texts is scanned by patterns while something runs, counted instead of timed: a
// count is the same on every machine and at every hour, so a test may judge it.

/** The signs of texts that patterns went over while `run` ran; a pattern's try costs one more. */
export function scanWork(run: () => void): number {
  const original = RegExp.prototype.exec
  let work = 0
  RegExp.prototype.exec = function (text) {
    const from = this.global || this.sticky ? this.lastIndex : 0
    const found = original.call(this, text)
    const end = found ? found.index + found[0].length : this.sticky ? from : String(text).length
    work += 1 + Math.max(0, end - from)
    return found
  }
  try {
    run()
  } finally {
    RegExp.prototype.exec = original
  }
  return work
}

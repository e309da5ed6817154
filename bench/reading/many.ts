// That a great many documents are read in bounded memory: each is another text, and what is held
// after a tenth of them and after all of them is compared. Source: the issue on reading, speed.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Resources, readText } from '@tumen/reading'
import { documentsOf, LANGUAGES, peakMegabytes, type TextKind, timed } from './speed.ts'

const DOCUMENTS = 100_000
const TENTHS = 10
/** How much more may be held after all than after a tenth: what is kept by document shows here. */
const MOST_GROWTH = 1.25
const MIB = 2 ** 20

/** Megabytes that are held once nothing else can be given back. */
function heldMegabytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed / MIB
}

/** Reads so many documents and prints what is held after each tenth; gives whether it grows. */
export function printMany(kind: TextKind | undefined, resources: Resources): boolean {
  if (!kind) return false
  const texts = LANGUAGES.flatMap((language) => documentsOf(language, kind))
  let [read, proposals, ms] = [0, 0, 0]
  const held: number[] = []
  for (let tenth = 1; tenth <= TENTHS; tenth++) {
    ms += timed(() => {
      for (; read < (DOCUMENTS * tenth) / TENTHS; read++) {
        const text = texts[read % texts.length]
        if (text === undefined) return
        // Another text each time, for whatever remembers texts.
        const own = { ...text, text: `${read} ${text.text} ${read}` }
        proposals += readText(own, resources).length
      }
    })
    held.push(heldMegabytes())
    console.log(
      `${read} documents, ${proposals} proposals, ${(ms / 1000).toFixed(0)} s of the processor,`,
      `${held.at(-1)?.toFixed(0)} MB held, ${peakMegabytes()} MB at most`,
    )
  }
  const grown = (held.at(-1) ?? 0) / (held[0] ?? 1)
  const isBounded = grown <= MOST_GROWTH
  console.log(`x${grown.toFixed(2)} (at most ${MOST_GROWTH}: ${isBounded ? 'kept' : 'MISSED'})`)
  return !isBounded
}

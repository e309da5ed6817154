// CP949, the Korean code page of Windows. Node's own decoder knows only its older half
// (EUC-KR) and turns the other 8,822 syllables into control characters without an error.
// Source: WHATWG Encoding Standard, index EUC-KR; Unicode CP949.TXT.
import { TextDecoder } from 'node:util'

const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3
const NONE = 0

/** The trail bytes of the extension, in order: A to Z, a to z, then up to `last`. */
function extensionTrails(last: number): number[] {
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, n) => from + n)
  return [...range(0x41, 0x5a), ...range(0x61, 0x7a), ...range(0x81, last)]
}

function wansungTable(table: Uint16Array): Set<number> {
  const decoder = new TextDecoder('euc-kr', { fatal: true })
  const syllables = new Set<number>()
  for (let lead = 0xa1; lead <= 0xfe; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const unit = decodedUnit(decoder, lead, trail)
      // Private use means that the pair has no character of its own.
      if (unit === NONE || (unit >= 0xe000 && unit <= 0xf8ff)) continue
      table[lead * 256 + trail] = unit
      if (unit >= FIRST_SYLLABLE && unit <= LAST_SYLLABLE) syllables.add(unit)
    }
  return syllables
}

function decodedUnit(decoder: TextDecoder, lead: number, trail: number): number {
  try {
    const text = decoder.decode(Uint8Array.of(lead, trail))
    return text.length === 1 ? text.charCodeAt(0) : NONE
  } catch {
    return NONE
  }
}

// The extension holds the syllables that the older half lacks, in Unicode order.
function makeTable(): Uint16Array {
  const table = new Uint16Array(65_536)
  const known = wansungTable(table)
  // Added to the code page in 1998, and unknown to the decoder.
  table[0xa2e6] = 0x20ac
  table[0xa2e7] = 0xae
  let syllable = FIRST_SYLLABLE
  for (let lead = 0x81; lead <= 0xc6; lead++)
    for (const trail of extensionTrails(lead <= 0xa0 ? 0xfe : 0xa0)) {
      while (known.has(syllable)) syllable++
      if (syllable <= LAST_SYLLABLE) table[lead * 256 + trail] = syllable++
    }
  return table
}

let madeTable: Uint16Array | undefined

/** The text of CP949 bytes, or the offset of the first byte that is none. */
export function decodeCp949(bytes: Uint8Array): { text: string } | { badAt: number } {
  madeTable ??= makeTable()
  const units = new Uint16Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) {
      units[length++] = lead
      continue
    }
    const unit = madeTable[lead * 256 + (bytes[at + 1] ?? 0)] ?? NONE
    if (unit === NONE) return { badAt: at }
    units[length++] = unit
    at++
  }
  return { text: new TextDecoder('utf-16le').decode(units.subarray(0, length)) }
}

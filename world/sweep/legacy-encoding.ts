// Text to EUC-KR, GB18030 and Big5: Node decodes these but does not encode, so the table is
// made by decoding every pair of bytes once.

export type LegacyEncoding = 'euc-kr' | 'gb18030' | 'big5'

const tables = new Map<LegacyEncoding, Map<string, number>>()

/** The bytes of `text`, or nothing when the encoding lacks one of its letters. */
export function legacyBytes(text: string, encoding: LegacyEncoding): Uint8Array | undefined {
  const table = tables.get(encoding) ?? makeTable(encoding)
  tables.set(encoding, table)
  const bytes: number[] = []
  for (const letter of text) {
    const code = letter.charCodeAt(0) < 0x80 ? letter.charCodeAt(0) : table.get(letter)
    if (code === undefined) return undefined
    if (code > 0xff) bytes.push(code >> 8)
    bytes.push(code & 0xff)
  }
  return new Uint8Array(bytes)
}

function makeTable(encoding: LegacyEncoding): Map<string, number> {
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const letter = decoder.decode(new Uint8Array([lead, trail]))
      const isOneLetter = [...letter].length === 1 && letter !== '\ufffd'
      if (isOneLetter && !table.has(letter)) table.set(letter, (lead << 8) | trail)
    }
  return table
}

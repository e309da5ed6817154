// Reading DER: the values of a structure one inside the other, lengths checked, nothing decoded
// that is not asked for. Source: ITU-T X.690 (2021), sections 8.1 and 10.1.

/** One value: its tag byte, what it holds, and all its bytes with tag and length. */
export interface DerValue {
  tag: number
  body: Uint8Array
  whole: Uint8Array
}

/** The value at the start of bytes, and no byte behind it; nothing when they are no such value. */
export function derValue(bytes: Uint8Array): DerValue | undefined {
  const value = valueAt(bytes, 0)
  return value && value.whole.length === bytes.length ? value : undefined
}

/** The values inside a structure; nothing when its bytes are not made of values. */
export function derValues({ body }: DerValue): DerValue[] | undefined {
  const values: DerValue[] = []
  for (let at = 0; at < body.length; ) {
    const value = valueAt(body, at)
    if (!value) return undefined
    values.push(value)
    at += value.whole.length
  }
  return values
}

function valueAt(bytes: Uint8Array, at: number): DerValue | undefined {
  const [tag, first] = [bytes[at], bytes[at + 1]]
  // Tags of several bytes and lengths without a number do not occur in what is read here.
  if (tag === undefined || first === undefined || (tag & 31) === 31 || first === 0x80) return
  let [length, from] = [first, at + 2]
  if (first > 0x80) {
    const digits = first & 127
    if (digits > 4 || from + digits > bytes.length) return undefined
    length = bytes.subarray(from, from + digits).reduce((sum, byte) => 256 * sum + byte, 0)
    from += digits
  }
  const end = from + length
  if (end > bytes.length) return undefined
  return { tag, body: bytes.subarray(from, end), whole: bytes.subarray(at, end) }
}

/** An object identifier in dots; empty for what is none. */
export function derIdentifier(value: DerValue | undefined): string {
  if (value?.tag !== 0x06 || value.body.length === 0) return ''
  const numbers: number[] = []
  let number = 0
  for (const byte of value.body) {
    number = number * 128 + (byte & 127)
    if (byte < 128) {
      numbers.push(number)
      number = 0
    }
  }
  const [head = 0, ...rest] = numbers
  const root = Math.min(2, Math.floor(head / 40))
  return [root, head - 40 * root, ...rest].join('.')
}

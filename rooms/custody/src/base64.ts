// Base64 (RFC 4648 §4) with padding, read strictly: `atob` and `Buffer.from` take spaces, the URL
// alphabet, missing padding and spare bits, and thereby many spellings of one signature.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const FORM = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

function digit(value: number): string {
  return ALPHABET.charAt(value % 64)
}

/** The base64 text of `bytes`, padded, in one line. */
export function base64Text(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const word = (bytes[at] ?? 0) * 65536 + (bytes[at + 1] ?? 0) * 256 + (bytes[at + 2] ?? 0)
    text += digit(Math.floor(word / 262144)) + digit(Math.floor(word / 4096))
    text += left > 1 ? digit(Math.floor(word / 64)) : '='
    text += left > 2 ? digit(word) : '='
  }
  return text
}

/** The bytes of canonical base64, or `undefined` for any other spelling. */
export function base64Bytes(text: string): Uint8Array | undefined {
  if (!FORM.test(text)) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  for (let at = 0, to = 0; at < text.length; at += 4, to += 3) {
    let word = 0
    for (let i = 0; i < 4; i++)
      word = word * 64 + Math.max(0, ALPHABET.indexOf(text.charAt(at + i)))
    bytes[to] = Math.floor(word / 65536)
    if (to + 1 < bytes.length) bytes[to + 1] = Math.floor(word / 256) % 256
    if (to + 2 < bytes.length) bytes[to + 2] = word % 256
  }
  // Spare bits decode to nothing, so only writing the bytes again shows them.
  return base64Text(bytes) === text ? bytes : undefined
}

// The forms in which a secret can leave: encodings, escapes, digests. Each is a byte pattern. The
// list is that of protection.md, section 3; forms that need unpacking are in unpack.ts.
import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'
import { legacyBytes } from './legacy-encoding.ts'

/** One form of a secret, as bytes to search for. */
export interface Form {
  form: string
  bytes: Uint8Array
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** All forms of one secret text. */
export function formsOf(secret: string): Form[] {
  const forms: Form[] = []
  const add = (form: string, bytes: Uint8Array | undefined): void => {
    if (bytes && bytes.length >= 4) forms.push({ form, bytes })
  }
  for (const [form, text] of spellingsOf(secret)) {
    for (const [encoding, bytes] of encodingsOf(text)) add(`${form}/${encoding}`, bytes)
    for (const [notation, escaped] of escapesOf(text)) add(`${form}/${notation}`, utf8(escaped))
  }
  for (const [name, bytes] of base64FormsOf(utf8(secret))) add(name, bytes)
  for (const [name, bytes] of digestsOf(secret)) add(name, bytes)
  return forms
}

function spellingsOf(secret: string): [string, string][] {
  return [
    ['plain', secret],
    ['nfd', secret.normalize('NFD')],
    ['lower', secret.toLowerCase()],
    ['reversed', [...secret].reverse().join('')],
    ['no-spaces', secret.replace(/[\s-]/g, '')],
    ['puny', domainToASCII(secret)],
  ]
}

function encodingsOf(text: string): [string, Uint8Array | undefined][] {
  const little = new Uint8Array(Buffer.from(text, 'utf16le'))
  const points = [...text].map((letter) => letter.codePointAt(0) as number)
  return [
    ['utf-8', utf8(text)],
    ['utf-16le', little],
    ['utf-16be', little.map((_, n) => little[n ^ 1] as number)],
    ['utf-32le', new Uint8Array(points.flatMap((point) => wide(point).reverse()))],
    ['utf-32be', new Uint8Array(points.flatMap(wide))],
    ['euc-kr', legacyBytes(text, 'euc-kr')],
    ['gb18030', legacyBytes(text, 'gb18030')],
    ['big5', legacyBytes(text, 'big5')],
  ]
}

function wide(point: number): number[] {
  return [(point >>> 24) & 255, (point >>> 16) & 255, (point >>> 8) & 255, point & 255]
}

function escapesOf(text: string): [string, string][] {
  const bytes = [...utf8(text)]
  const units = [...Array(text.length).keys()].map((n) => text.charCodeAt(n))
  const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0')
  const each = (prefix: string, upper: boolean): string =>
    bytes.map((byte) => prefix + cased(hex(byte, 2), upper)).join('')
  const joined = (separator: string, upper: boolean): string =>
    bytes.map((byte) => cased(hex(byte, 2), upper)).join(separator)
  const separators = ['', ':', ' ', '\\x', '%', '=']
  const hexForms = separators.flatMap((separator): [string, string][] =>
    [false, true].map((upper) => [`hex${separator}${upper}`, joined(separator, upper)]),
  )
  return [
    ...hexForms,
    ['percent', encodeURIComponent(text)],
    ['quoted-printable', each('=', true)],
    ['octal', bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')],
    ['json', units.map((unit) => `\\u${hex(unit, 4)}`).join('')],
    ['json-upper', units.map((unit) => `\\u${cased(hex(unit, 4), true)}`).join('')],
    ['html-decimal', units.map((unit) => `&#${unit};`).join('')],
    ['html-hex', units.map((unit) => `&#x${hex(unit, 4)};`).join('')],
    ['html-hex-short', units.map((unit) => `&#x${unit.toString(16)};`).join('')],
    ['css', units.map((unit) => `\\${unit.toString(16)} `).join('')],
    ['css-six', units.map((unit) => `\\${hex(unit, 6)}`).join('')],
  ]
}

function cased(text: string, upper: boolean): string {
  return upper ? text.toUpperCase() : text
}

/** Base64 and base64url at the three alignments, and base64 of these once more. */
function base64FormsOf(bytes: Uint8Array): [string, Uint8Array][] {
  const once = base64Cores(bytes)
  const twice = once.flatMap((core) => base64Cores(utf8(core)))
  return [...once.map((core) => ['base64', core]), ...twice.map((core) => ['base64²', core])]
    .flatMap(([name, core]) => [
      [name, core],
      [`${name}url`, (core as string).replaceAll('+', '-').replaceAll('/', '_')],
    ])
    .map(([name, core]) => [name as string, utf8(core as string)])
}

/** The characters of a base64 text that depend on `bytes` alone, whatever stands around. */
function base64Cores(bytes: Uint8Array): string[] {
  return [0, 1, 2].map((lead) => {
    const whole = Buffer.concat([Buffer.alloc(lead), bytes]).toString('base64')
    const from = lead === 0 ? 0 : lead + 1
    const tail = (lead + bytes.length) % 3
    const to = whole.replaceAll('=', '').length - (tail === 0 ? 0 : 1)
    return whole.slice(from, to)
  })
}

function digestsOf(secret: string): [string, Uint8Array][] {
  const values = [secret, `${secret}\n`]
  return ['md5', 'sha1', 'sha256', 'sha384', 'sha512'].flatMap((algorithm) =>
    values.flatMap((value): [string, Uint8Array][] => {
      const digest = createHash(algorithm).update(value).digest()
      const hex = digest.toString('hex')
      return [
        [`${algorithm}/raw`, new Uint8Array(digest)],
        [`${algorithm}/hex`, utf8(hex)],
        [`${algorithm}/hex-upper`, utf8(hex.toUpperCase())],
        [`${algorithm}/base64`, utf8(digest.toString('base64').replaceAll('=', ''))],
        [`${algorithm}/base64url`, utf8(digest.toString('base64url'))],
      ]
    }),
  )
}

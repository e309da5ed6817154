// The secrets of the invented world: sixty numbers in four scripts. A sweep looks for every
// form of every number and fails on any hit outside the allowed place. Source: world.md 8.

/** The four forms of one canary. */
export interface Canary {
  ascii: string
  hangul: string
  hanzi: string
  digits: string
}

/**
 * Who may ever see it. `sealed`: a custodian. `restricted`: roles that read restricted fields.
 * `internal`: signed-in members. `file`: the original file only. `typed`: kept nowhere.
 */
export type CanaryClass = 'sealed' | 'restricted' | 'internal' | 'file' | 'typed' | 'free'

/** One range of numbers: its class, where it is planted, and whether that place exists today. */
export interface CanaryPlace {
  from: number
  to: number
  class: CanaryClass
  where: string
  /** `today`, or the room with which it will be planted. */
  planted: string
}

const HANGUL = '가나다라마바사아자차'
const HANZI = '零壹贰叁肆伍陆柒捌玖'

function twoDigits(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 59) throw new Error('a canary is numbered 0 to 59')
  return String(n).padStart(2, '0')
}

function spell(digits: string, letters: string): string {
  return [...digits].map((digit) => letters.charAt(Number(digit))).join('')
}

/** The four strings of canary `n`, 0 to 59. */
export function canary(n: number): Canary {
  const nn = twoDigits(n)
  return {
    ascii: `CANARY-${nn}-SECRET`,
    hangul: `카나리아${spell(nn, HANGUL)}비밀`,
    hanzi: `金丝雀${spell(nn, HANZI)}机密`,
    digits: `09990000${nn}7731`,
  }
}

/** What a secret text field holds: ASCII, Hangul and Hanzi of its number in one value. */
export function canaryText(n: number): string {
  const { ascii, hangul, hanzi } = canary(n)
  return `${ascii} ${hangul} ${hanzi}`
}

/** Every string that a sweep looks for: four forms of sixty numbers. */
export function canaryStrings(): string[] {
  const numbers = Array.from({ length: 60 }, (_, n) => n)
  return numbers.flatMap((n) => Object.values(canary(n)) as string[])
}

const ROWS: readonly [number, number, CanaryClass, string, string][] = [
  [1, 20, 'sealed', 'S-01 to S-05: name, phone, meeting place, note', 'seal'],
  [21, 21, 'restricted', 'claims/R08.json: problems of R08l, our note', 'today'],
  [22, 22, 'restricted', 'claims/R07.json: problems of R07a, who told us', 'today'],
  [23, 23, 'internal', 'timeline.json: comment of rev-1 on accepting R11', 'today'],
  [24, 26, 'restricted', 'columns contact, remark, informant of the lists', 'today'],
  [27, 27, 'internal', 'description of the import mapping for list B', 'today'],
  [28, 32, 'file', 'name, EXIF, author, pixels, thumbnail of pictures', 'intake'],
  [33, 34, 'file', 'headers in the WACZ of R07; a path in the ZIP of R15', 'intake'],
  [35, 37, 'internal', 'e-mail, real name, label of an API key', 'web'],
  [38, 38, 'sealed', 'hint of a recovery share', 'seal'],
  [39, 39, 'typed', 'a search query typed and not saved', 'today'],
  [40, 40, 'typed', 'a wrong passphrase', 'today'],
  [41, 41, 'typed', 'a cell of a refused import row', 'today'],
  [42, 43, 'internal', 'reason of an export; note of an unpublished draft', 'publish'],
  [44, 44, 'internal', 'text of a rejected machine proposal', 'reading'],
  [45, 45, 'file', 'title of an evidence item that was shredded', 'intake'],
  [46, 46, 'internal', 'decision text on a blind item', 'web'],
  [47, 48, 'typed', 'ids of a phone submission; headers of a request', 'web'],
  [49, 49, 'restricted', 'a custom field of person A-007', 'linkage'],
  [50, 59, 'free', 'kept for new fields; 59 is planted to be found', 'the sweep'],
]

/** Where each number is planted. Ranges do not overlap and cover 1 to 59. */
export const CANARY_PLACES: readonly CanaryPlace[] = ROWS.map(
  ([from, to, cls, where, planted]) => ({ from, to, class: cls, where, planted }),
)

/** Every form of the canaries of some classes. */
export function canaryFormsOf(classes: readonly CanaryClass[]): string[] {
  return CANARY_PLACES.filter(({ class: of }) => classes.includes(of)).flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, n) => from + n).flatMap(
      (n) => Object.values(canary(n)) as string[],
    ),
  )
}

/** What tests type at a desk: none of it may be found at rest or in a log afterwards. */
export function typedCanaries(): { query: string; passphrase: string; importCell: string } {
  return { query: canaryText(39), passphrase: canaryText(40), importCell: canaryText(41) }
}

/** Classes that differ in the second world. */
const REPLACED: readonly CanaryClass[] = ['sealed', 'restricted', 'file', 'typed']

/**
 * `text` with the canaries of the classes sealed, restricted, file and typed replaced by others
 * of equal length, in UTF-16 units and in UTF-8 bytes: what a second, otherwise equal world holds.
 */
export function canarize(text: string): string {
  const places = CANARY_PLACES.filter((item) => REPLACED.includes(item.class))
  const numbers = places.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, n) => from + n),
  )
  return numbers.reduce(canarizeOne, text)
}

function canarizeOne(text: string, n: number): string {
  const { ascii, hangul, hanzi, digits } = canary(n)
  return text
    .replaceAll(ascii, ascii.replace('CANARY', 'CANARZ'))
    .replaceAll(hangul, hangul.replace('카나리아', '카나리자'))
    .replaceAll(hanzi, hanzi.replace('金丝雀', '金丝鸟'))
    .replaceAll(digits, digits.replace('09990000', '09991111'))
}

// Hangul syllables by arithmetic, the initial-sound rule, and the skeleton by which names that are
// written differently are found again. Sources: Unicode 3.12; names.md 4, 9.1, 11.

/** Initial consonants in the order of the code points. */
export const ONSETS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
/** Vowels in the order of the code points. */
export const NUCLEI = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'
/** Final consonants in the order of the code points; the space stands for none. */
export const CODAS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'

const FIRST = 0xac00
const LAST = 0xd7a3
const NUCLEUS_COUNT = NUCLEI.length
const CODA_COUNT = CODAS.length

/** The parts of a syllable as positions in `ONSETS`, `NUCLEI` and `CODAS`; coda 0 is none. */
export interface Jamo {
  onset: number
  nucleus: number
  coda: number
}

/** Whether the character is one whole Hangul syllable, 가 to 힣. */
export function isHangulSyllable(character: string): boolean {
  const code = character.charCodeAt(0)
  return character.length === 1 && code >= FIRST && code <= LAST
}

/** The parts of a whole syllable. Anything else gives parts that mean nothing: ask first. */
export function jamoOf(syllable: string): Jamo {
  const number = syllable.charCodeAt(0) - FIRST
  const rest = Math.floor(number / CODA_COUNT)
  return {
    onset: Math.floor(rest / NUCLEUS_COUNT),
    nucleus: rest % NUCLEUS_COUNT,
    coda: number % CODA_COUNT,
  }
}

/** The syllable that these parts make. */
export function syllableOf({ onset, nucleus, coda }: Jamo): string {
  return String.fromCharCode(FIRST + (onset * NUCLEUS_COUNT + nucleus) * CODA_COUNT + coda)
}

const RIEUL = ONSETS.indexOf('ㄹ')
const NIEUN = ONSETS.indexOf('ㄴ')
const IEUNG = ONSETS.indexOf('ㅇ')
const GLIDES = new Set([...'ㅣㅑㅕㅖㅛㅠㅒ'].map((one) => NUCLEI.indexOf(one)))

/**
 * The syllable as the ROK writes it at the beginning of a word: 리 and 니 become 이, 로 becomes 노.
 * Applied to every syllable of a name on both sides, so that 룡 and 용 are one. Idempotent.
 */
export function canonicalSyllable(syllable: string): string {
  const { onset, nucleus, coda } = jamoOf(syllable)
  if (onset !== RIEUL && onset !== NIEUN) return syllable
  const lost = GLIDES.has(nucleus)
  if (onset === NIEUN && !lost) return syllable
  return syllableOf({ onset: lost ? IEUNG : NIEUN, nucleus, coda })
}

/** How many of onset, nucleus and coda differ: 0 to 3. */
export function jamoDistance(a: string, b: string): number {
  if (a === b) return 0
  const x = jamoOf(a)
  const y = jamoOf(b)
  return Number(x.onset !== y.onset) + Number(x.nucleus !== y.nucleus) + Number(x.coda !== y.coda)
}

// One class for what the systems of romanisation confuse. ㄹ never begins a canonical syllable.
const ONSET_CLASSES = 'K K N T T N M P P S S - J J J K T P H'.split(' ')
const NUCLEUS_CLASSES = 'a e ya ye o e yo ye o wa we we yo o wo we wi yo o i i'.split(' ')
const CODA_CLASS: Readonly<Record<string, string>> = {
  ...{ ㄱ: 'K', ㄲ: 'K', ㅋ: 'K', ㄴ: 'N', ㄹ: 'L', ㅁ: 'M', ㅂ: 'P', ㅍ: 'P', ㅇ: 'G' },
  ...{ ㄷ: 'T', ㅅ: 'T', ㅆ: 'T', ㅈ: 'T', ㅊ: 'T', ㅌ: 'T' },
}

const skeletons = new Map<string, string>()

/** The sound classes of a canonical syllable, such as `JoG` for 정, 종 and 중. */
export function syllableSkeleton(syllable: string): string {
  const known = skeletons.get(syllable)
  if (known !== undefined) return known
  const { onset, nucleus, coda } = jamoOf(syllable)
  const last = CODA_CLASS[CODAS[coda] ?? ''] ?? ''
  const made = `${ONSET_CLASSES[onset]}${NUCLEUS_CLASSES[nucleus]}${last}`
  skeletons.set(syllable, made)
  return made
}

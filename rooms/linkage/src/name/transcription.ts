// Chinese names in Hangul by their sound, as the ROK writes them: 왕웨이 for Wang Wei. Made from the
// rules and not from a list of names; ㅉ and ㅆ count as ㅈ and ㅅ, since many write them so.
// Source: National Institute of Korean Language, rules for loanwords, table 5 (Chinese), 1986.
import { isHangulSyllable, jamoOf, NUCLEI, ONSETS, syllableOf } from './hangul.ts'
import type { PinyinReading } from './pinyin.ts'
import { pinyinSyllables } from './pinyin.ts'
import { nameSyllables } from './spelling-index.ts'

const INITIALS: Readonly<Record<string, string>> = {
  ...{
    zh: 'ㅈ',
    ch: 'ㅊ',
    sh: 'ㅅ',
    b: 'ㅂ',
    p: 'ㅍ',
    m: 'ㅁ',
    f: 'ㅍ',
    d: 'ㄷ',
    t: 'ㅌ',
    n: 'ㄴ',
  },
  ...{ l: 'ㄹ', g: 'ㄱ', k: 'ㅋ', h: 'ㅎ', j: 'ㅈ', q: 'ㅊ', x: 'ㅅ', r: 'ㄹ', z: 'ㅈ', c: 'ㅊ' },
  ...{ s: 'ㅅ', y: '', w: '' },
}

// Finals behind a consonant. With y and w the syllable is looked up as a whole.
const FINALS: Readonly<Record<string, string>> = {
  ...{ a: '아', o: '오', e: '어', ai: '아이', ei: '에이', ao: '아오', ou: '어우', an: '안' },
  ...{ en: '언', ang: '앙', eng: '엉', er: '얼', i: '이', ia: '야', ie: '예', iao: '야오' },
  ...{ iu: '유', ian: '옌', in: '인', iang: '양', ing: '잉', iong: '융', u: '우', ua: '와' },
  ...{ uo: '워', uai: '와이', ui: '우이', uan: '완', un: '운', uang: '왕', ong: '웅', v: '위' },
  ...{ ve: '웨', van: '위안', vn: '윈' },
}

const WHOLE: Readonly<Record<string, string>> = {
  ...{ yi: '이', ya: '야', ye: '예', yao: '야오', you: '유', yan: '옌', yin: '인', yang: '양' },
  ...{ ying: '잉', yong: '융', yo: '요', wu: '우', wa: '와', wo: '워', wai: '와이', wei: '웨이' },
  ...{ wan: '완', wen: '원', wang: '왕', weng: '웡', yu: '위', yue: '웨', yuan: '위안', yun: '윈' },
}

const HISSED = /^(?:zh|ch|sh|r|z|c|s)i$/
const EU = '으'
const PALATAL = /^[jqx]/
// Behind ㅈ and ㅊ the glide is not written: 자 for jia, 젠 for jian.
const WITHOUT_GLIDE: Readonly<Record<string, string>> = { ㅑ: 'ㅏ', ㅖ: 'ㅔ', ㅛ: 'ㅗ', ㅠ: 'ㅜ' }

function withOnset(syllable: string, onset: string): string {
  const parts = jamoOf(syllable)
  const vowel = NUCLEI[parts.nucleus] as string
  const written = onset === 'ㅈ' || onset === 'ㅊ' ? (WITHOUT_GLIDE[vowel] ?? vowel) : vowel
  return syllableOf({
    onset: ONSETS.indexOf(onset),
    nucleus: NUCLEI.indexOf(written),
    coda: parts.coda,
  })
}

/** A pinyin syllable in Hangul, with plain consonants; undefined for one that the rules lack. */
export function pinyinToHangul(pinyin: string): string | undefined {
  if (pinyin in WHOLE) return WHOLE[pinyin]
  if (pinyin in FINALS) return FINALS[pinyin]
  const initial = /^(?:[zcs]h|[a-z])/.exec(pinyin)?.[0] ?? ''
  const rest = pinyin.slice(initial.length)
  const onset = INITIALS[initial]
  const sound = HISSED.test(pinyin)
    ? EU
    : FINALS[PALATAL.test(pinyin) ? rest.replace(/^u/, 'v') : rest]
  if (onset === undefined || onset === '' || sound === undefined) return undefined
  return withOnset(sound[0] as string, onset) + sound.slice(1)
}

const PLAIN: Readonly<Record<string, string>> = { ㅉ: 'ㅈ', ㅆ: 'ㅅ' }

function withPlainOnset(syllable: string): string {
  const parts = jamoOf(syllable)
  const plain = PLAIN[ONSETS[parts.onset] as string]
  return plain === undefined ? syllable : syllableOf({ ...parts, onset: ONSETS.indexOf(plain) })
}

let sounds: ReadonlyMap<string, readonly string[]> | undefined

/** The pinyin syllables that are written so in Hangul. */
function soundsOf(hangul: string): readonly string[] {
  if (sounds === undefined) {
    const made = new Map<string, string[]>()
    for (const pinyin of [...pinyinSyllables()].sort()) {
      const written = pinyinToHangul(pinyin)
      if (written !== undefined) made.set(written, [...(made.get(written) ?? []), pinyin])
    }
    sounds = made
  }
  return sounds.get(hangul) ?? []
}

const MOST_SYLLABLES = 4
const MOST_READINGS = 16

/** All ways to read Hangul as at most so many syllables of Chinese. */
function cutSounds(syllables: readonly string[], most: number): string[][] {
  if (syllables.length === 0) return [[]]
  if (most === 0) return []
  return [2, 1].flatMap((length) => {
    if (length > syllables.length) return []
    const heads = soundsOf(syllables.slice(0, length).join(''))
    if (heads.length === 0) return []
    const rests = cutSounds(syllables.slice(length), most - 1)
    return heads.flatMap((head) => rests.map((rest) => [head, ...rest]))
  })
}

let korean: ReadonlySet<string> | undefined

/** Whether a name in Hangul cannot be Korean: too long, or with a syllable that no name has. */
function isForeign(syllables: readonly string[]): boolean {
  korean ??= nameSyllables(true)
  return syllables.length > 3 || syllables.some((one) => !korean?.has(one))
}

/**
 * How a name in Hangul without spaces or with one may be read as Chinese by its sound, at most 16
 * ways; `guessed` where the name may as well be Korean. Two to four Chinese syllables.
 */
export function readTranscription(text: string): PinyinReading[] {
  const written = [...text.replaceAll(' ', '')]
  if (written.length < 2 || written.length > 2 * MOST_SYLLABLES) return []
  if (!written.every(isHangulSyllable)) return []
  const guessed = !isForeign(written)
  return cutSounds(written.map(withPlainOnset), MOST_SYLLABLES)
    .filter(({ length }) => length > 1)
    .slice(0, MOST_READINGS)
    .map((sound) => {
      const end = sound.length > 3 ? 2 : 1
      return { surname: sound.slice(0, end), given: sound.slice(end), guessed }
    })
}

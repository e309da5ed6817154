// In which of the three languages a text is read: its header says so, else the script of its
// letters. No statistics of words: the three differ in script. Source: reading.md 1.
import type { Language } from './source-text.ts'

/** Units that are looked at: a page changes its language at its end, if anywhere. */
const SAMPLE = 20_000

const BY_TAG: Readonly<Record<string, Language>> = {
  en: 'en',
  eng: 'en',
  ko: 'ko',
  kor: 'ko',
  zh: 'zh',
  zho: 'zh',
  chi: 'zh',
  cmn: 'zh',
  yue: 'zh',
}

const HANGUL = /\p{Script=Hangul}/gu
const HAN = /\p{Script=Han}/gu
const LATIN = /\p{Script=Latin}/gu
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu

/** A sign of Hangul or Han says as much as about two letters. */
const WEIGHT = 2

/** The language that the text is read in; nothing when it is in none of the three. */
export function languageOf(text: string, header?: string): Language | undefined {
  const tag = header?.trim().split(/[-_]/, 1)[0]?.toLowerCase()
  if (tag) return BY_TAG[tag]
  const sample = text.slice(0, SAMPLE)
  const count = (script: RegExp) => sample.match(script)?.length ?? 0
  const [hangul, han, latin] = [count(HANGUL) * WEIGHT, count(HAN) * WEIGHT, count(LATIN)]
  // Korean texts put names and offices in Han beside the Hangul.
  if (hangul > latin && hangul * WEIGHT > han) return 'ko'
  // A Japanese text has Han, too; it is not Chinese.
  if (han > latin) return count(KANA) * WEIGHT * 10 > han ? undefined : 'zh'
  return latin > 0 ? 'en' : undefined
}

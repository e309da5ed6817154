// How a name in Chinese characters is read in Korean, where there is one way only: 申静心 is 신정심.
// Letters are left as they are written: Lin may be 인, or Chinese. Source: desk.md P13; names.md 5.
import { parsePersonName } from '@tumen/linkage'

/** The Hangul reading of a name in characters; nothing of others, or where there are several. */
export function readingOf(name: string): string | undefined {
  const { readings } = parsePersonName(name)
  const whole = readings.map(({ surname, given, script }) => {
    const parts = [surname ?? [], ...given.map((syllable) => syllable.keys())].map((one) => [
      ...one,
    ])
    const isPlain = script === 'han' && given.length > 0 && parts.every((one) => one.length === 1)
    return isPlain ? parts.join('') : undefined
  })
  const [only, ...others] = new Set(whole)
  return others.length === 0 ? only : undefined
}

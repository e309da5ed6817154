// How a name in other letters than Hangul is read, where there is one way only: 申静心 is 신정심, while
// "Yong" may be 영 or 용 and is left as it is written. Source: desk.md P13; names.md 2, 4.
import { parsePersonName } from '@tumen/linkage'

/** The Hangul reading of a name; nothing where it is Hangul already, or can be read otherwise. */
export function readingOf(name: string): string | undefined {
  const { readings } = parsePersonName(name)
  const whole = readings.map(({ surname, given, script }) => {
    const parts = [surname ?? [], ...given.map((syllable) => syllable.keys())].map((one) => [
      ...one,
    ])
    const isPlain =
      script !== 'hangul' && given.length > 0 && parts.every((one) => one.length === 1)
    return isPlain ? parts.join('') : undefined
  })
  const [only, ...others] = new Set(whole)
  return others.length === 0 ? only : undefined
}

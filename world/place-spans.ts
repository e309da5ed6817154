// After a text of the world was changed: finds the quoted words again and writes the new
// offsets into the claims. `tsx world/place-spans.ts R08` does it for one report.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { worldText } from './world-file.ts'

const SPAN = /\{\s*"start": (\d+),\s*"end": (\d+),\s*"text": ("(?:[^"\\]|\\.)*")\s*\}/g

function placesOf(words: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at)
  return places
}

function nearest(places: number[], start: number): number | undefined {
  return places.toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start))[0]
}

/**
 * The claims file with the offsets of every span that does not fit `text` set to the place of
 * its words that is nearest to the old one; the layout stays. Throws when words are gone.
 */
export function placeSpans(claims: string, text: string): string {
  return claims.replace(SPAN, (span, start: string, end: string, quoted: string) => {
    const words = JSON.parse(quoted) as string
    if (text.slice(Number(start), Number(end)) === words) return span
    const at = nearest(placesOf(words, text), Number(start))
    if (at === undefined) throw new Error(`words of the span at ${start} are not in the text`)
    return span
      .replace(`"start": ${start}`, `"start": ${at}`)
      .replace(`"end": ${end}`, `"end": ${at + words.length}`)
  })
}

const [script, report] = process.argv.slice(1)
if (report && script === fileURLToPath(import.meta.url)) {
  const path = `claims/${report}.json`
  const placed = placeSpans(worldText(path), worldText(`reports/${report}.txt`))
  writeFileSync(fileURLToPath(new URL(path, import.meta.url)), placed)
}

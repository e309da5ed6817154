// Whether the reader claims what did not happen: harm, loss and asked of a file of refutations.
// Run: npx tsx --conditions=tumen-source bench/reading/refutation.ts [FILE …] [--misses]
// Source: reader.md 4 and the README of its data.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readText } from '@tumen/reading'
import { shippedResources } from '../../rooms/reading/fixture/folder.ts'
import {
  type Outcome,
  type RefutationItem,
  refutationShares,
  scoreItem,
} from '../../rooms/reading/fixture/refutation.ts'

const OURS = [
  fileURLToPath(new URL('../../vectors/reading/refutation.json', import.meta.url)),
  fileURLToPath(new URL('../../vectors/reading/refutation-own.json', import.meta.url)),
]

function share(part: number, whole: number): string {
  return whole === 0 ? '   –' : `${(part / whole).toFixed(2)} (${part}/${whole})`
}

function print(language: string, outcomes: readonly Outcome[]): void {
  const { harm, loss, asked } = refutationShares(outcomes)
  console.log(
    `${language}  harm ${share(...harm)}  loss ${share(...loss)}  asked ${share(...asked)}`,
  )
}

const resources = shippedResources()
const files = process.argv.slice(2).filter((word) => !word.startsWith('--'))
for (const file of files.length > 0 ? files : OURS) {
  const items = JSON.parse(readFileSync(file, 'utf8')) as RefutationItem[]
  const day = '2024-11-20'
  const outcomes = items.flatMap((item) => {
    const { text, language } = item
    const source = { text, language, published: { earliest: day, latest: day } }
    return scoreItem(item, readText(source, resources))
  })
  console.log(`\n${file.split('/').at(-1)}`)
  for (const language of ['en', 'ko', 'zh'])
    print(
      language,
      outcomes.filter(({ item }) => item.language === language),
    )
  if (!process.argv.includes('--misses')) continue
  for (const { item, expected, read, ...is } of outcomes) {
    const miss = [is.isHarm && 'HARM', is.isLoss && 'LOSS', is.isAsked && 'asked'].filter(Boolean)
    if (miss.length > 0)
      console.log(`${miss.join(' ')} ${item.id} ${expected.words} (${expected.expect}): ${read}`)
  }
}

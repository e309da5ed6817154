// Which sections of the word lists change nothing on any labelled text: each is switched off, and
// what the reader then says otherwise is counted. A section that changes nothing goes, or gets a
// vector. Run: npx tsx --conditions=tumen-source bench/reading/ablate.ts
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LANGUAGES, type Language, readText } from '@tumen/reading'
import { type Lexicon, lexiconFor } from '../../rooms/reading/src/text/lexicon.ts'
import { createPhraseIndex } from '../../rooms/reading/src/text/phrase-index.ts'
import { readLabelledFolder, shippedResources } from './folder.ts'

const FOLDER = fileURLToPath(new URL('../../vectors/reading', import.meta.url))
const { places } = shippedResources()
const day = { earliest: '2024-11-20', latest: '2024-11-20' }

interface Text {
  text: string
  language: string
}

const phrases = ['act', 'number', 'speaker'].flatMap((kind) =>
  LANGUAGES.flatMap((language) => {
    const path = `${FOLDER}/${kind}-${language}.json`
    const all = JSON.parse(readFileSync(path, 'utf8')) as { text: string }[]
    return all.map(({ text }) => ({ text, language }))
  }),
)
const refutations = JSON.parse(readFileSync(`${FOLDER}/refutation.json`, 'utf8')) as Text[]
const sources = [
  ...readLabelledFolder(FOLDER).map(({ source }) => source),
  ...[...phrases, ...refutations].map((one) => ({ ...one, published: day })),
]

/** What is read of all texts of a language, one line a text. */
function readAll(language: Language, lexicon: Lexicon): string[] {
  return sources
    .filter((source) => source.language === language)
    .map((source) => JSON.stringify(readText(source, { places, lexicon: () => lexicon })))
}

/** The lexicon without the words of a section. */
function without(lexicon: Lexicon, section: string): Lexicon {
  const isOff = (name: string) => name === section
  const empty = createPhraseIndex([], lexicon.language)
  return {
    ...lexicon,
    entries: (name) => (isOff(name) ? [] : lexicon.entries(name)),
    words: (name) => (isOff(name) ? new Map() : lexicon.words(name)),
    index: (name) => (isOff(name) ? empty : lexicon.index(name)),
  }
}

let idle = 0
for (const language of LANGUAGES) {
  const lexicon = lexiconFor(language)
  const before = readAll(language, lexicon)
  for (const section of lexicon.sections()) {
    const after = readAll(language, without(lexicon, section))
    const changed = after.filter((one, n) => one !== before[n]).length
    if (changed === 0) idle++
    console.log(`${changed === 0 ? 'NOTHING ' : ''}${language} [${section}]: ${changed} texts`)
  }
}
console.log(`${idle} sections change nothing.`)
if (idle > 0) process.exitCode = 1

// What a language model on this machine adds to the rules: how often the two agree, what the server
// failed at, seconds a text, and the table of scores for the rules and for both. Run:
// npx tsx --conditions=tumen-source bench/reading/model.ts URL MODEL [FOLDER] [--trusted-host=NAME]
import { fileURLToPath } from 'node:url'
import {
  type Agreement,
  modelAddress,
  modelReader,
  type Proposal,
  type Reader,
  type ReadProgress,
  readText,
  readWithModel,
} from '@tumen/reading'
import {
  type LabelledDocument,
  readLabelledFolder,
  shippedResources,
} from '../../rooms/reading/fixture/folder.ts'
import { scoreDocument, type Tally, tallyOf } from '../../rooms/reading/fixture/score.ts'
import { printHead, printScores } from './table.ts'

const OURS = fileURLToPath(new URL('../../vectors/reading', import.meta.url))
const WORDS: readonly Agreement[] = ['agree', 'differ', 'only-rules', 'only-model']
const resources = shippedResources()

interface Read {
  language: string
  rules: Tally
  both: Tally
  agreements: Agreement[]
  failures: string[]
  seconds: number
}

async function read(document: LabelledDocument, reader: Reader): Promise<Read> {
  const { source, language, labels } = document
  const failures: string[] = []
  const progress = ({ failed }: ReadProgress) => {
    if (failed !== undefined) failures.push(failed)
  }
  const signal = new AbortController().signal
  const before = performance.now()
  const proposals = await readWithModel(source, { ...resources, reader, progress, signal })
  const tally = (all: Proposal[]) => tallyOf(scoreDocument(labels, all))
  return {
    language,
    rules: tally(readText(source, resources)),
    both: tally(proposals),
    agreements: proposals.flatMap(({ agreement }) => (agreement ? [agreement] : [])),
    failures,
    seconds: (performance.now() - before) / 1000,
  }
}

function count(all: readonly string[], words: readonly string[]): string {
  return words.map((word) => `${word} ${all.filter((one) => one === word).length}`).join(' · ')
}

function print(language: string, all: readonly Read[]): void {
  const own = all.filter((one) => one.language === language)
  if (own.length === 0) return
  const rules = own.map((one) => one.rules)
  const both = own.map((one) => one.both)
  printScores(`rules ${language}`, rules)
  printScores(`with model ${language}`, both)
  const agreements = own.flatMap((one) => one.agreements)
  const failures = own.flatMap((one) => one.failures)
  const seconds = own.reduce((sum, one) => sum + one.seconds, 0) / own.length
  console.log(`  ${count(agreements, WORDS)}`)
  console.log(`  not answered: ${count(failures, [...new Set(failures)]) || 'none'}`)
  console.log(`  ${seconds.toFixed(1)} s a text`)
}

async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const [url = '', model = '', folder = OURS] = words.filter((word) => !word.startsWith('--'))
  const trustedHost = words.find((word) => word.startsWith('--trusted-host='))?.split('=')[1]
  const address = await modelAddress(url, trustedHost === undefined ? {} : { trustedHost })
  if (typeof address === 'string' || model === '') {
    console.error(typeof address === 'string' ? `${url}: ${address}` : 'Which model?')
    process.exitCode = 2
    return
  }
  const reader = modelReader({ address, model })
  const all: Read[] = []
  for (const document of readLabelledFolder(folder)) all.push(await read(document, reader))
  printHead()
  for (const language of ['en', 'ko', 'zh']) print(language, all)
}

await main()

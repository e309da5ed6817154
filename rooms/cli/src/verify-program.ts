#!/usr/bin/env node
// The verifier as one file, for people who have Node and not Tumen: it is built into `verify.mjs`
// with everything that it needs, asks no network and writes nothing. Source: custody.md 14.
import { parseArgs } from 'node:util'
import { verifyText } from '@tumen/view'
import { type Language, languageOf, verifyWordsIn } from '@tumen/words'
import { checkPlace } from './bundle/check-place.ts'

const OPTIONS = {
  policy: { type: 'string' },
  signers: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  plain: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const
const USAGE_EXIT = 2

function readLine() {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true })
    return positionals.length > 1 ? undefined : { ...values, place: positionals[0] ?? '.' }
  } catch {
    // The parser's own message repeats what was typed.
    return undefined
  }
}

function refuse(language: Language, line: string): number {
  const { usage } = verifyWordsIn(language)
  process.stderr.write(`${[line, '', ...usage].join('\n')}\n`)
  return USAGE_EXIT
}

async function main(): Promise<number> {
  const line = readLine()
  const language = languageOf(line?.lang ?? process.env.TUMEN_LANG ?? process.env.LANG)
  const words = verifyWordsIn(language)
  if (line === undefined) return refuse(language, words['wrong-usage'])
  if (line.help) {
    process.stdout.write(`${words.usage.join('\n')}\n`)
    return 0
  }
  const found = await checkPlace(line)
  if ('unreadable' in found)
    return refuse(language, words['file-unreadable'].replace('{option}', found.unreadable))
  const layout = { width: Math.min(process.stdout.columns ?? 80, 100), plain: line.plain ?? false }
  const text = line.json ? JSON.stringify(found) : verifyText(language, found, layout).join('\n')
  process.stdout.write(`${text}\n`)
  return found.exit
}

process.exitCode = await main()

// Makes the page of estimates that needs no server.
// Run: npx tsx --conditions=tumen-source scripts/estimate-demo.ts [FILE]
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { alonePage } from './alone-page.ts'
import { isMain, repositoryRoot } from './place.ts'

const SOURCE = join('docs', 'estimate', 'page.ts')
const STYLES = ['token', 'base', 'form', 'figure', 'chart', 'estimate']
const TARGET = join(repositoryRoot, 'docs', 'estimate', 'dist', 'index.html')

/** The whole page. */
export function demoPage(): Promise<string> {
  return alonePage({ source: SOURCE, styles: STYLES })
}

if (isMain(import.meta.url)) {
  const target = process.argv[2] === undefined ? TARGET : resolve(process.argv[2])
  mkdirSync(dirname(target), { recursive: true })
  const page = await demoPage()
  writeFileSync(target, page)
  process.stdout.write(`${target}: ${Math.round(page.length / 1024)} kB\n`)
}

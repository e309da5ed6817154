// Writes docs/reference from the operations table; `--check` says whether the committed pages
// are what the table gives today. With folders it compares the estimates with what R gave instead.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { judgeFolders } from '../bench/estimate/peer-reference.ts'
import { isMain, repositoryRoot } from './place.ts'
import { operationsPage, refusalsPage } from './reference-page.ts'
import { type Problem, reportProblems } from './rule/problem.ts'

async function readSentences(): Promise<{ code: string; sentence: string }[]> {
  const { REFUSAL_CODES } = await import('@tumen/contract')
  const { wordsIn } = await import('@tumen/words')
  const { refusal } = wordsIn('en')
  return REFUSAL_CODES.map((code) => ({
    code,
    sentence: refusal[code].replace(/\[\[.*?\]\]/gs, ''),
  }))
}

/** The pages by path, as the table gives them today. */
async function referencePages(): Promise<Record<string, string>> {
  const { ROLES } = await import('@tumen/contract')
  const { operationEntries } = await import('@tumen/desk')
  return {
    'docs/reference/operations.md': operationsPage(operationEntries(), ROLES),
    'docs/reference/refusals.md': refusalsPage(await readSentences()),
  }
}

/** The pages that differ from what is committed below `root`. */
export function staleProblems(root: string, pages: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(pages)
    .filter(([path, text]) => {
      const file = join(root, path)
      return !existsSync(file) || readFileSync(file, 'utf8') !== text
    })
    .map(([path]) => ({
      path,
      rule: 'reference',
      text: 'is not what the operations give: npm run reference.',
    }))
}

/** Writes the pages below `root`. */
export function writePages(root: string, pages: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(pages)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

async function main(args: readonly string[]): Promise<number> {
  const folders = args.filter((arg) => !arg.startsWith('--'))
  if (folders.length > 0) return judgeFolders(folders)
  const isCheck = args.includes('--check')
  const pages = await referencePages()
  if (!isCheck) writePages(repositoryRoot, pages)
  return reportProblems(staleProblems(repositoryRoot, pages), 'The reference is up to date.')
}

if (isMain(import.meta.url)) process.exitCode = await main(process.argv.slice(2))

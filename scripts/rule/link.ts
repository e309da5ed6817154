// Links in our documents lead somewhere: a relative link names a file or folder of the checkout.
import { posix } from 'node:path'
import { markdownBlocks } from '../markdown-block.ts'
import type { Checkout } from '../place.ts'
import type { Problem } from './problem.ts'

const LINK = /\]\(([^)\s#]+)(?:#[^)]*)?\)/g

function isThere(files: readonly string[], target: string): boolean {
  const folder = target.endsWith('/') ? target : `${target}/`
  return files.some((path) => path === target || path.startsWith(folder))
}

/** The relative links of a document that lead nowhere. */
export function linkProblems(checkout: Checkout): Problem[] {
  const documents = checkout.files.filter((path) => path.endsWith('.md'))
  return documents.flatMap((path) => {
    let text = checkout.read(path)
    for (const block of markdownBlocks(text)) text = text.replace(block.text, '')
    return [...text.matchAll(LINK)]
      .map((match) => match[1] ?? '')
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => !isThere(checkout.files, posix.join(posix.dirname(path), link)))
      .map((link) => ({ path, rule: 'link', text: `links to ${link}, which is not there.` }))
  })
}

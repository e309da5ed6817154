// What must not leave the machine on which somebody works: its folders, its package hosts, and
// words that its owner has listed. The list itself stays outside of the repository, in
// `.git/info/forbidden-words`, one word a line.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Checkout } from '../place.ts'
import type { Problem } from './problem.ts'

// In pieces, so that this file does not find itself.
const FOLDERS = ['work', 'root', 'home/[\\w-]+', 'Users/[\\w-]+', 'tmp/[\\w-]+', 'usr/etc']
const LOCAL_PATH = new RegExp(`(?<![\\w.~@/-])/(?:${FOLDERS.join('|')})(?=[/'"\`\\s]|$)`)
const HOST = /\bregistry\.[a-z0-9-]+\.(?:org|com|net|io|dev|cn|kr|local|internal)\b/i
const LOCKED_HOST = /"resolved": "https?:/

function patternsFor(path: string, words: readonly string[]): [RegExp, string][] {
  const patterns: [RegExp, string][] = [
    [LOCAL_PATH, 'names a folder of one machine.'],
    [HOST, 'names a package host: whoever installs chooses that.'],
  ]
  if (path === 'package-lock.json') patterns.push([LOCKED_HOST, 'names a package host.'])
  for (const word of words) {
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    patterns.push([new RegExp(escaped, 'i'), 'holds a word of your own list.'])
  }
  return patterns
}

/** Where a file names something of one machine only. The word itself is never printed. */
export function leakProblems(checkout: Checkout, words: readonly string[]): Problem[] {
  return checkout.files.flatMap((path) => {
    const text = checkout.read(path)
    if (text.includes('\0')) return []
    const patterns = patternsFor(path, words)
    return text
      .split('\n')
      .flatMap((content, index) =>
        patterns
          .filter(([pattern]) => pattern.test(content))
          .map(([, words]) => ({ path, line: index + 1, rule: 'leak', text: words })),
      )
  })
}

/** The words that the owner of this checkout has listed; none where there is no list. */
export function forbiddenWords(root: string): string[] {
  const list = join(root, '.git', 'info', 'forbidden-words')
  if (!existsSync(list)) return []
  const lines = readFileSync(list, 'utf8').split('\n')
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

// Every page that can be reached by following links, for tests that look at all of them. No tests
// here.
import assert from 'node:assert/strict'
import type { TrialDoor } from './trial-door.test.ts'

const ASSET = /^\/(?:style\.css|icon\.svg|island\/|api\/)/
const BEGINNINGS = ['/', '/reference', '/help/keys', '/lineage', '/search', '/log/check']
const MOST_PAGES = 400

/** The addresses that a page leads to. */
function linksIn(page: string): string[] {
  return [...page.matchAll(/href="(\/[^"#]*)/g)].map(([, path = '']) =>
    path.replaceAll('&amp;', '&'),
  )
}

/** `/claims/R08b?a=1` as `/claims/ID?`: pages of one kind differ in nothing else. */
function kindOf(path: string): string {
  return path.replace(/\?.*/, '?').replace(/^(\/[^/?]+\/)[^/?]+/, '$1ID')
}

/** Pages by address: `most` of each kind, all of `more`; one that breaks fails the test. */
export async function walk(
  door: TrialDoor,
  most: number,
  more: readonly string[] = [],
): Promise<Map<string, string>> {
  const pages = new Map<string, string>()
  const kinds = new Map<string, number>()
  const waiting = [...BEGINNINGS, ...more]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path)
    const seen = kinds.get(kind) ?? 0
    const isEnough = seen >= most && !more.includes(path)
    if (pages.has(path) || ASSET.test(path) || isEnough) continue
    if (pages.size >= MOST_PAGES) break
    kinds.set(kind, seen + 1)
    const answer = await door.get(path)
    const page = await answer.text()
    assert.ok(answer.status < 500, `${answer.status} ${path}`)
    pages.set(path, page)
    if (answer.headers.get('content-type')?.startsWith('text/html')) waiting.push(...linksIn(page))
  }
  return pages
}

/** One form of a page. */
export interface FoundForm {
  action: string
  isPost: boolean
  /** The names of everything that it sends. */
  names: string[]
  /** Its fields for words, as they stand in the page. */
  wordFields: string[]
}

/** The forms of the page at `path`. */
export function formsIn(page: string, path: string): FoundForm[] {
  const found = [...page.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)]
  return found.map(([, attributes = '', inner = '']) => ({
    action: /action="([^"]*)"/.exec(attributes)?.[1]?.replaceAll('&amp;', '&') ?? path,
    isPost: attributes.includes('method="post"'),
    names: [...inner.matchAll(/\sname="([^"]+)"/g)].map(([, name = '']) => name),
    wordFields: [...inner.matchAll(/<(?:input|textarea)[^>]*>/g)]
      .map(([field]) => field)
      .filter((field) => !/type="(?:hidden|radio|checkbox|file|submit|date|number)"/.test(field)),
  }))
}

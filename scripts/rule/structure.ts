// How the sources of a room lie and hang together: folders that a reader can look over, and no two
// files that import each other when they run. Circles of types alone do no harm; they are listed.
import { posix } from 'node:path'
import { type Checkout, isSource, isTest } from '../place.ts'
import type { Problem } from './problem.ts'
import { maskSource } from './source-mask.ts'

const MOST_FILES = 30

/** Where a folder holds more files of code than a reader looks over; tests are not counted. */
export function folderProblems(checkout: Checkout): Problem[] {
  const counts = new Map<string, number>()
  for (const path of checkout.files) {
    if (!isSource(path) || isTest(path)) continue
    const folder = posix.dirname(path)
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count > MOST_FILES)
    .map(([path, count]) => ({
      path,
      rule: 'folder-files',
      text: `holds ${count} files; ${MOST_FILES} is the limit. Give each noun a folder.`,
    }))
}

/** One import of a file by another of the same room. */
interface Edge {
  to: string
  /** Whether nothing of it is left when the types are taken out. */
  isType: boolean
}

const STATEMENT = /\b(?:import|export)\s+(type\s+)?(?:([^'"`;]*?)\bfrom\s*)?(['"])( *)\3/g
const ONLY_TYPES = /^\{\s*(?:type\s+[\w$]+(?:\s+as\s+[\w$]+)?\s*,?\s*)+\}\s*$/

/** The files of its own room that a source imports or hands on. */
function edgesOf(path: string, source: string): Edge[] {
  const { code } = maskSource(source)
  return [...code.matchAll(STATEMENT)].flatMap((match) => {
    const end = match.index + match[0].length - 1
    const specifier = source.slice(end - (match[4] ?? '').length, end)
    if (!specifier.startsWith('.')) return []
    const isType = match[1] !== undefined || ONLY_TYPES.test(match[2] ?? '')
    return [{ to: posix.join(posix.dirname(path), specifier), isType }]
  })
}

/** Groups of files that reach each other, each sorted. Tarjan's algorithm. */
export function circlesOf(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const numbers = new Map<string, number>()
  const lows = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (path: string): void => {
    numbers.set(path, numbers.size)
    lows.set(path, numbers.get(path) ?? 0)
    stack.push(path)
    for (const next of edges.get(path) ?? []) {
      if (!numbers.has(next)) visit(next)
      const reached = lows.get(next)
      if (stack.includes(next)) lows.set(path, Math.min(lows.get(path) ?? 0, reached ?? 0))
    }
    if (lows.get(path) !== numbers.get(path)) return
    const group = stack.splice(stack.indexOf(path)).sort()
    if (group.length > 1 || edges.get(path)?.includes(path)) found.push(group)
  }
  for (const path of edges.keys()) if (!numbers.has(path)) visit(path)
  return found
}

/** The circles of imports between the sources of a checkout, with or without those of types. */
export function importCircles(checkout: Checkout, withTypes: boolean): string[][] {
  const edges = new Map<string, string[]>()
  for (const path of checkout.files) {
    if (!isSource(path) || isTest(path)) continue
    const all = edgesOf(path, checkout.read(path)).filter(({ isType }) => withTypes || !isType)
    edges.set(
      path,
      all.map(({ to }) => to),
    )
  }
  return circlesOf(edges)
}

/** Where files import each other when they run: one problem for each circle. */
export function circleProblems(checkout: Checkout): Problem[] {
  return importCircles(checkout, false).map((group) => ({
    path: posix.dirname(group[0] ?? ''),
    rule: 'import-circle',
    text: `has files that import each other: ${group.join(', ')}.`,
  }))
}

// Where a workspace is served now: a note in its folder with the process and the address,
// without any word that lets somebody in. A command that finds the workspace in use says by it on
// which page the same can be done.

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contractByName } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import { fill, type Language, wordsIn } from '@tumen/words'

const FILE = 'serving.json'

/** Where a workspace is served. */
interface Served {
  origin: string
  port: number
}

/** Notes who serves the folder; gives what takes the note away. */
export function noteServing(folder: string, { origin, port }: Served): () => void {
  const path = join(folder, FILE)
  writeFileSync(path, `${JSON.stringify({ pid: process.pid, origin, port })}\n`, { mode: 0o600 })
  return () => rmSync(path, { force: true })
}

/** How to go on where `tumen serve` is why a command was refused; nothing where it is not. */
export function servingHint(
  error: unknown,
  folder: string,
  { words, language }: { words: readonly string[]; language: Language },
): string | undefined {
  if (!(error instanceof Refusal) || error.code !== 'in-use') return undefined
  const origin = originOf(folder, error.details[0]?.pid)
  if (origin === undefined) return undefined
  const { goOn, noPage } = wordsIn(language).command.serve
  const page = pageOf(words)
  return page === undefined ? fill(noPage, { origin }) : fill(goOn, { page: `${origin}${page}` })
}

/** The address, where the note is of the process that has the workspace: old ones may be left. */
function originOf(folder: string, pid: unknown): string | undefined {
  try {
    const noted = JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Record<string, unknown>
    const isOurs = /^http:\/\/localhost(?::\d{1,5})?$/.test(String(noted.origin))
    return isOurs && noted.pid === pid ? String(noted.origin) : undefined
  } catch {
    return undefined
  }
}

/** The page on which each noun of the command line is worked at. */
const PAGES: Readonly<Record<string, string>> = {
  document: '/documents',
  proposal: '/documents',
  claim: '/claims',
  agent: '/speakers',
  event: '/events',
  figure: '/figures',
  query: '/figures',
  person: '/persons',
  linkage: '/linkage',
  list: '/lists',
  estimate: '/estimates',
  search: '/search',
  table: '/table',
  change: '/log/changes',
  record: '/log/changes',
  log: '/log',
  reader: '/log/model',
  workspace: '/log',
  serve: '/',
  demo: '/',
}
/** Done at the command line alone. */
const NO_PAGE = new Set(['claim.import', 'claim.export', 'log.set-policy', 'log.timestamp-request'])

function pageOf([noun = '', verb]: readonly string[]): string | undefined {
  const name = contractByName(`${noun}.${verb}`)?.name
  return name !== undefined && NO_PAGE.has(name) ? undefined : PAGES[noun]
}

// The files from which a linkage reads mentions: in the workspace's own folder, readable by its
// owner only, gone when the work ends, and swept when a workspace is opened after a crash.
// Source: linkage.md 4.3 and 16.
import { rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mention } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { type EngineSettings, type LinkageModel, withWorkFolder } from '@tumen/linkage'
import type { Call, Desk } from '../operation.ts'
import { mentionsToCsv } from './linked-column.ts'

const FOLDER = 'work'

/** The mentions of lists as known at an instant. */
export interface MentionsRead {
  lists: readonly string[]
  mentions: readonly Stored<Mention>[]
}

/** What a linkage needs to read mentions. */
export interface MentionFiles {
  lists: { name: string; path: string }[]
  settings: Omit<EngineSettings, 'onProgress'>
  /** The bytes of all files in the order of the lists. */
  texts: string[]
}

/** Writes a file for each list, gives them to `work`, and removes them whatever happens. */
export function withMentionFiles<T>(
  desk: Desk,
  call: Call,
  { lists, mentions, model }: MentionsRead & { model: Pick<LinkageModel, 'id'> },
  work: (files: MentionFiles) => Promise<T>,
): Promise<T> {
  return withWorkFolder(join(desk.ledger.folder, FOLDER), async (folder) => {
    const files: MentionFiles['lists'] = []
    const texts: string[] = []
    for (const [n, list] of lists.entries()) {
      const own = mentions.filter(({ row }) => row.list === list).map(({ row }) => row)
      const path = join(folder, `list-${n}.csv`)
      const text = mentionsToCsv(own, model.id)
      await writeFile(path, text, { mode: 0o600 })
      files.push({ name: `list-${n}`, path })
      texts.push(text)
    }
    const { signal } = call.progress
    return work({ lists: files, texts, settings: { folder, ...(signal && { signal }) } })
  })
}

/** Removes what a killed run left; nobody else has the workspace open. */
export function sweepWork(folder: string): void {
  rmSync(join(folder, FOLDER), { recursive: true, force: true })
}

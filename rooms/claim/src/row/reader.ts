// Which language model a group lets read its reports, and what it answered about each of them.
// Source: reader.md 3.
import { z } from 'zod'
import type { Finding } from '../finding.ts'
import { closed, count, id, map, open, record, text } from '../shape/field.ts'
import { checkHash } from './form.ts'

/** Whether a model reads, and which one; the newest row counts. */
export const readerSettingSchema = record({
  id: closed(id, 'internal'),
  state: open(z.enum(['on', 'off'])),
  /** Where it is asked. */
  url: open(text.exactOptional()),
  model: open(text.exactOptional()),
  /** The other machine to which texts go; absent where they stay on this one. */
  host: open(text.exactOptional()),
  /** sha256 of the model in hex, where its server tells it. */
  digest: open(text.exactOptional()),
})
export type ReaderSetting = z.infer<typeof readerSettingSchema>

/** What a model answered about a document; the newest row of a reader counts. */
export const modelReadingSchema = record({
  id: closed(id, 'internal'),
  document: open(id),
  /** sha256 of the text that it read. */
  textHash: open(text),
  model: open(text),
  /** The other machine to which the text went. */
  host: open(text.exactOptional()),
  digest: open(text.exactOptional()),
  /** sha256 of what the model was told beside the text. */
  prompt: open(text),
  /** Parts of the text, and of them those that gave no answer, by the reason. */
  parts: open(count),
  failed: open(map(count)),
  /** The answers: words of the text, as restricted as a note about it. */
  answers: closed(text, 'restricted'),
})
export type ModelReading = z.infer<typeof modelReadingSchema>

/** A model that reads has an address and a name. */
export function checkReaderSetting(row: ReaderSetting): Finding[] {
  const needed = row.state === 'on' ? (['url', 'model'] as const) : []
  const missing = needed.filter((field) => row[field] === undefined)
  const digest = row.digest === undefined ? [] : checkHash(row.digest, 'digest')
  return [...missing.map((field) => ({ code: 'field_missing' as const, field })), ...digest]
}

/** Text, prompt and model are named by hashes in their form. */
export function checkModelReading({ textHash, prompt, digest }: ModelReading): Finding[] {
  const own = digest === undefined ? [] : checkHash(digest, 'digest')
  return [...checkHash(textHash, 'textHash'), ...checkHash(prompt, 'prompt'), ...own]
}

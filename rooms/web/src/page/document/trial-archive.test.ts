// A web archive in the invented world, and time stamps, for the tests of pages. The files are
// invented (vectors/intake/README.md). No tests here.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { OpenedWorld } from '@tumen/world'

const vector = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../../vectors/intake/${name}`, import.meta.url)))

/** Adds the archive as the document `X-wacz`. */
export async function addArchive({ ask }: OpenedWorld): Promise<void> {
  const bytes = vector('reed-courier.wacz').toString('base64')
  await ask('ana-1', 'document.add', { id: 'X-wacz', language: 'en', published: '2026-11', bytes })
}

/** Keeps a time stamp of something else beside it. */
export async function attachWrongStamp({ ask }: OpenedWorld): Promise<void> {
  const { answer } = JSON.parse(vector('time-token.json').toString()) as { answer: string }
  await ask('ana-1', 'evidence.attach', { document: 'X-wacz', bytes: answer })
}

// Answers that are files: written where the command line says, and never over what is there.
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from './argument.ts'
import type { Terminal } from './terminal.ts'

/** The bytes that an operation's answer holds, where a file may be named for them. */
const BYTES_OF: Readonly<Record<string, (answer: Record<string, unknown>) => Buffer>> = {
  'log.timestamp-request': ({ request }) => Buffer.from(String(request), 'base64'),
}

/** Takes the file that an answer goes to off the words of a command line. */
export function takeFile(
  operation: string,
  words: readonly string[],
): { file?: string; rest: string[] } {
  const [first] = words
  const isNamed = Object.hasOwn(BYTES_OF, operation) && first !== undefined
  if (!isNamed || first.startsWith('-')) return { rest: [...words] }
  return { file: first, rest: words.slice(1) }
}

/** Writes the bytes of an answer to a new file. */
export async function writeAnswer(
  file: string,
  { operation, answer }: { operation: string; answer: unknown },
  { cwd }: Terminal,
): Promise<void> {
  const bytes = BYTES_OF[operation]?.(answer as Record<string, unknown>) ?? ''
  await writeFile(resolve(cwd, file), bytes, { flag: 'wx', mode: 0o600 }).catch(() => {
    throw new UsageError('file-unwritable', 'file')
  })
}

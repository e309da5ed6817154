// `tumen verify FOLDER|FILE.zip`: checks an evidence bundle, offline and without a workspace. Whom
// to trust comes from files of the user; links are not followed. Exit codes: 0 everything holds, 1
// only the trust is incomplete, 2 no bundle, 6 altered. Source: custody.md 14.
import { printedJson, verifyText } from '@tumen/view'
import type { Language } from '@tumen/words'
import {
  type FieldSchema,
  type GlobalOptions,
  readFields,
  UsageError,
} from '../argument/argument.ts'
import type { Terminal } from '../terminal.ts'
import { checkPlace } from './check-place.ts'

const SCHEMA: FieldSchema = {
  properties: {
    place: { type: 'string' },
    policy: { type: 'string' },
    signers: { type: 'string' },
  },
  required: ['place'],
}

/** Checks the bundle at a place and prints what was checked; gives the exit code of the check. */
export async function runVerify(
  words: readonly (string | undefined)[],
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const rest = words.filter((word) => word !== undefined)
  const fields = await readFields(rest, SCHEMA, async () => '')
  const { place, policy, signers } = fields as Record<string, string | undefined>
  if (place === undefined) throw new UsageError('value-missing', 'place')
  const found = await checkPlace({ place, policy, signers })
  if ('unreadable' in found) throw new UsageError('file-unreadable', found.unreadable)
  const layout = { width: terminal.columns, plain: options.plain }
  const text = options.json ? printedJson(found) : verifyText(language, found, layout).join('\n')
  terminal.out(`${text}\n`)
  return found.exit
}

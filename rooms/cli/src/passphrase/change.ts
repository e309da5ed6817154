// `tumen passphrase change`: puts the key of the store under another passphrase. Beside the
// operations, because it works on a workspace that nobody has open.
import { basename } from 'node:path'
import { changePassphrase } from '@tumen/desk'
import { type Language, wordsIn } from '@tumen/words'
import { type FieldSchema, type GlobalOptions, readFields } from '../argument/argument.ts'
import { EXIT } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { openWithPassphrase, passphraseFor, workspaceFolder } from '../workspace/workspace.ts'
import { newPassphrase, SamePassphrase } from './passphrase.ts'

const SCHEMA: FieldSchema = {
  properties: { newPassphraseFile: { type: 'string' } },
}

/** Asks for the old and the new passphrase and changes them; the words left over say how. */
export async function runPassphrase(
  words: readonly (string | undefined)[],
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const [verb, ...rest] = words.filter((word): word is string => word !== undefined)
  const { command, usage, passphrase } = wordsIn(language)
  if (verb !== 'change') {
    terminal.err(`${usage['command-incomplete'].replace('{noun}', 'passphrase')}\n`)
    return EXIT.usage
  }
  const { newPassphraseFile: file } = await readFields(rest, SCHEMA, async () => '')
  const folder = workspaceFolder(options, terminal)
  const from = await passphraseFor(options, terminal, command.prompt.passphrase)
  // Who cannot open it is told so before a new one is asked for.
  const desk = await openWithPassphrase(options, terminal, from)
  const about = [desk.ledger.settings.owner, basename(folder)]
  await desk.close()
  const variable = 'TUMEN_NEW_PASSPHRASE'
  const asked = { file: file as string | undefined, variable, about } as const
  const to = await newPassphrase(asked, terminal, language)
  if (to === from) throw new SamePassphrase()
  await changePassphrase({ folder, from, to })
  terminal.out(options.json ? `${JSON.stringify({ folder })}\n` : `${passphrase.changed}\n`)
  return EXIT.done
}

// `tumen init`: makes an empty workspace. Beside the operations, because an operation needs a
// workspace to run in.
import { fieldText, printedJson } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import { type GlobalOptions, readFields } from '../argument/argument.ts'
import { EXIT } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { createWorkspaceDesk, workspaceFolder } from './workspace.ts'

const SCHEMA = {
  properties: {
    folder: { type: 'string' },
    owner: { type: 'string' },
    review: { type: 'string', enum: ['self', 'second-person'] },
  },
  required: ['folder'],
}

/** Creates the workspace named by the first word, the option or the default folder. */
export async function runInit(
  words: (string | undefined)[],
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const given = words.filter((word): word is string => word !== undefined)
  const noFile = (): Promise<string> => Promise.resolve('')
  const fields = await readFields(given, SCHEMA, noFile)
  const named = typeof fields.folder === 'string' ? { workspace: fields.folder } : {}
  const placed = { ...options, ...named }
  const { field, review } = wordsIn(language).command
  const made = {
    owner: String(fields.owner ?? options.as ?? 'owner'),
    review: fields.review === 'second-person' ? ('second-person' as const) : ('self' as const),
  }
  const desk = await createWorkspaceDesk(placed, terminal, language, made)
  await desk.close()
  const folder = workspaceFolder(placed, terminal)
  const shown: [string, string][] = [
    [field.folder, folder],
    [field.owner, made.owner],
    [field.review, review[made.review]],
  ]
  terminal.out(
    options.json
      ? `${printedJson({ folder, ...made })}\n`
      : `${fieldText(shown, { width: terminal.columns, plain: options.plain }).join('\n')}\n`,
  )
  return EXIT.done
}

// `tumen formats`: what goes out and comes in, in whose format, and what of it is lost on the way.
import { FORMAT_WAYS, FORMATS_TOLD } from '@tumen/contract'
import { fieldText, printedJson } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { GlobalOptions } from '../argument/argument.ts'
import { EXIT } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'

/** Prints the table. */
export async function runFormats(
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const { exchange, command } = wordsIn(language)
  const { head, name, lost } = exchange
  const rows = FORMATS_TOLD.map((format) => ({ format, ways: FORMAT_WAYS[format] }))
  if (options.json) {
    const all = rows.map(({ format, ways }) => ({ format, ...ways, lost: lost[format] }))
    terminal.out(`${printedJson(all)}\n`)
    return EXIT.done
  }
  const layout = { width: terminal.columns, plain: options.plain }
  const told = rows.map(({ format, ways }) =>
    fieldText(
      [
        [head.format, name[format]],
        [head.out, ways.out ? `tumen ${ways.out}` : command.no],
        [head.in, ways.in ? `tumen ${ways.in}` : command.no],
        [head.back, ways.back ? command.yes : command.no],
        [head.lost, lost[format]],
      ],
      layout,
    ).join('\n'),
  )
  terminal.out(`${told.join('\n\n')}\n`)
  return EXIT.done
}

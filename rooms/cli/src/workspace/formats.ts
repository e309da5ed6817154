// `tumen formats`: what goes out and comes in, in whose format, and what of it is lost on the way.
import { EXCHANGE_FORMATS, type ExchangeFormat } from '@tumen/contract'
import { fieldText, printedJson } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { GlobalOptions } from '../argument/argument.ts'
import { EXIT } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'

interface Ways {
  out?: string
  in?: string
  /** Whether what went out comes back as it was, but for what is said to be lost. */
  back?: true
}

const exchanged = (format: ExchangeFormat): Ways => {
  const { in: isIn, returns } = EXCHANGE_FORMATS[format]
  return {
    out: `exchange export --format ${format} --to FILE`,
    ...(isIn && { in: `exchange import FILE --format ${format} --namespace NAME` }),
    ...(returns && { back: true as const }),
  }
}

const taken = (format: string): Ways => ({
  in: `exchange import FILE --format ${format} --namespace NAME`,
})

/** Every format, with the command for each way. */
const FORMATS = {
  everything: {
    ...{ out: 'export --everything FILE', in: 'import --everything FILE FOLDER', back: true },
  },
  uwazi: exchanged('uwazi'),
  huridocs: exchanged('huridocs'),
  ftm: exchanged('ftm'),
  hxl: exchanged('hxl'),
  ucdp: exchanged('ucdp'),
  geojson: exchanged('geojson'),
  annotation: exchanged('annotation'),
  xlsform: exchanged('xlsform'),
  bayanat: taken('bayanat'),
  kobo: taken('kobo'),
  archiver: { in: 'document add FILE.wacz' },
  tables: { out: 'claim list --to FILE' },
  names: { in: 'list import FILE' },
  claims: { out: 'claim export --json', in: 'claim import -', back: true },
  bundle: { out: 'bundle make', in: 'bundle take FILE --partner NAME' },
} as const satisfies Readonly<Record<string, Ways>>

/** Prints the table. */
export async function runFormats(
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const { exchange, command } = wordsIn(language)
  const { head, name, lost } = exchange
  const names = Object.keys(FORMATS) as (keyof typeof FORMATS)[]
  const rows = names.map((format) => ({ format, ways: FORMATS[format] as Ways }))
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

// What is said of the language model that reads along, in words, on pages and on the command line.
import type { Output } from '@tumen/contract'
import { fill, type Language, wordsIn } from '@tumen/words'
import { dayPhrase } from '../phrase/date.ts'
import type { Printer } from '../terminal/table.ts'
import { hangText, wrapText } from '../terminal/wrap.ts'

type Shown = Output<'reader.show'>
type Setting = Pick<NonNullable<Shown['setting']>, 'model' | 'url' | 'host' | 'digest'>

/** How far a model is with a document, on which other machine, and what gave no answer. */
export function modelStateSentence(language: Language, reader: Output<'reader.read'>): string {
  const own = wordsIn(language).page.model
  const { state, model, host, done, total, failed } = reader
  const [first] = failed
  const why = first ? whyOf(language, first.why) : ''
  const isBegun = state !== 'reading' || total > 0
  const line = fill(isBegun ? own.state[state] : own.state.begin, { model, done, total, why })
  const n = failed.reduce((sum, { parts }) => sum + parts, 0)
  const partly = state === 'read' && first ? ` ${fill(own.partly, { n, why })}` : ''
  const where = host === undefined || state === 'kept-here' ? '' : ` ${fill(own.on, { host })}`
  return `${line}${partly}${where}`
}

function whyOf(language: Language, why: string): string {
  const { why: all, whyOther } = wordsIn(language).page.model
  const sentences: Readonly<Record<string, string | undefined>> = all
  return sentences[why] ?? whyOther
}

type Agreed = Pick<Output<'document.read'>['proposals'][number], 'agreement' | 'differing' | 'host'>

/** Whether rules and model agree about a proposal; nothing where no model has read it. */
export function agreementSentence(language: Language, proposal: Agreed): string | undefined {
  const { agreement, differing = [], host } = proposal
  if (agreement === undefined) return undefined
  const { model: own, proposal: words } = wordsIn(language).page
  const fields = differing.map((field) => words.field[field]).join(own.between)
  const line = fill(own.agreement[agreement], differing.length > 0 ? { fields } : {})
  return host === undefined ? line : `${line} ${fill(own.readOn, { host })}`
}

/** In words where the texts go. */
export function whereSentence(language: Language, { url, host }: Setting): string {
  const own = wordsIn(language).page.model
  return host === undefined ? fill(own.whereHere, { url }) : fill(own.whereOther, { url, host })
}

/** The lines of `reader.show`. */
export const readerText: Printer<'reader.show'> = (
  language,
  { setting, measured = [] },
  layout,
) => {
  const own = wordsIn(language).page.model
  const { width = 80 } = layout ?? {}
  const on = setting && [
    ...settingText(language, setting, layout),
    fill(own.since, { day: dayPhrase(language, setting.recorded.slice(0, 10)), by: setting.by }),
  ]
  const shares = measured.flatMap((one) => measuredText(language, one, width))
  const head =
    shares.length === 0 ? [] : ['', ...wrapText(`${own.measured}: ${own.measuredHint}`, width)]
  return [...(on ?? wrapText(own.offNow, width)), ...head, ...shares]
}

/** The lines of `reader.set`. */
export const settingText: Printer<'reader.set'> = (language, setting, layout) => {
  const own = wordsIn(language).page.model
  const { width = 80 } = layout ?? {}
  const { digest = own.digestNone } = setting
  return [
    fill(own.onNow, { model: setting.model }),
    ...wrapText(`${own.where}: ${whereSentence(language, setting)}`, width),
    `${own.digest}: ${digest}`,
  ]
}

/** The lines of `reader.off`. */
export const offText: Printer<'reader.off'> = (language, _output, layout) =>
  wrapText(wordsIn(language).page.model.offNow, layout?.width ?? 80)

/** The lines of `reader.read`. */
export const modelStateText: Printer<'reader.read'> = (language, reader, layout) =>
  wrapText(modelStateSentence(language, reader), layout?.width ?? 80)

function measuredText(
  language: Language,
  { reader, decided, missing, fields }: NonNullable<Shown['measured']>[number],
  width: number,
): string[] {
  const { model: own, proposal } = wordsIn(language).page
  const lines = fields.map(({ field, proposed, unchanged }) => {
    return `${proposal.field[field]}: ${fill(own.share, { proposed, unchanged })}`
  })
  const all = missing > 0 ? [fill(own.missing, { n: missing, decided })] : lines
  return [own.reader[reader], ...all.flatMap((line) => hangText('  ', line, width))]
}

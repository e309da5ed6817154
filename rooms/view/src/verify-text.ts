// The answer of the check of an evidence bundle: a table of what was checked and what it proves,
// every finding, and one sentence at the end. Source: custody.md 14.
import { fill } from './fill.ts'
import type { Language } from './language.ts'
import { type Layout, tableText } from './table-text.ts'
import { safeText } from './text-width.ts'
import type { verifyEn } from './words/verify.en.ts'
import { wordsIn } from './words.ts'
import { hangText, wrapText } from './wrap-text.ts'

type Verify = typeof verifyEn
type Step = keyof Verify['step']

/** The answer of the check, as data. */
export interface VerifiedBundle {
  exit: 0 | 1 | 2 | 6
  steps: { step: Step; result: keyof Verify['result'] }[]
  findings: { step: Step; code: keyof Verify['code']; path?: string }[]
  times: { by: string; kind: 'witness' | 'token'; at: string }[]
  signer?: string
  info?: { id: string; date: string; recipient: string; profile: string }
}

/** The lines of `tumen verify`. */
export function verifyText(
  language: Language,
  bundle: VerifiedBundle,
  layout: Layout = {},
): string[] {
  const { verify } = wordsIn(language)
  const { info, steps, findings } = bundle
  const width = layout.width ?? 80
  const { column } = verify
  const columns = [
    { heading: column.step, keep: true },
    { heading: column.checked },
    { heading: column.result },
    { heading: column.proves },
  ]
  const rows = steps.map(({ step, result }) => {
    const proves = result === 'not-checked' ? '' : verify.proves[step]
    return [step, verify.step[step], verify.result[result], proves]
  })
  const told = findings.map(({ step, code, path }) =>
    safeText(fill(verify.finding, { step, path, said: verify.code[code] })),
  )
  return [
    ...wrapText(safeText(info ? fill(verify.title, { ...info }) : verify.untitled), width),
    '',
    ...tableText(columns, rows, layout),
    '',
    ...told.flatMap((line) => hangText('- ', line, width)),
    ...(told.length > 0 ? [''] : []),
    ...verdict(language, bundle).flatMap((line) => wrapText(line, width)),
  ]
}

/** What can be said in the end, and what cannot. */
function verdict(language: Language, { exit, times, signer }: VerifiedBundle): string[] {
  const { verify } = wordsIn(language)
  if (exit === 2) return [verify.none]
  if (exit === 6) return [verify.altered]
  // Nobody has checked who made a token, so that its time stands apart.
  const first = times.find(({ kind }) => kind === 'witness')
  const tokens = times.filter(({ kind }) => kind === 'token')
  const since = first ? fill(verify.unchanged, { at: first.at, by: first.by }) : verify.unvouched
  const sentences = [
    ...(exit === 1 ? [verify.incomplete] : [since]),
    ...(signer === undefined || exit === 1 ? [] : [fill(verify.signed, { signer })]),
    ...(exit === 0 ? tokens.map(({ at }) => fill(verify.token, { at })) : []),
    verify.limits,
  ]
  return sentences.map(safeText)
}

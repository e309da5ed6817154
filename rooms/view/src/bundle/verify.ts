// The answer of the check of an evidence bundle: a table of what was checked and what it proves,
// every finding, and one sentence at the end. Source: custody.md 14.
import { fill, type Language, type VerifyWords, verifyWordsIn } from '@tumen/words'
import { type Layout, tableText } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'
import { hangText, wrapText } from '../terminal/wrap.ts'

type Step = keyof VerifyWords['step']

/** The answer of the check, as data. */
export interface VerifiedBundle {
  exit: 0 | 1 | 2 | 6
  steps: { step: Step; result: keyof VerifyWords['result'] }[]
  findings: { step: Step; code: keyof VerifyWords['code']; path?: string }[]
  times: { by: string; kind: 'witness' | 'token'; at: string; isAhead?: true }[]
  signer?: string
  /** Copies in the bundle that say something else than what was given. */
  copies?: string[]
  /** Documents with what signs somebody in. */
  credentials?: number
  notes?: number
  isUnsealed?: true
  info?: { id: string; date: string; recipient: string; profile: string }
}

/** The lines of `tumen verify`. */
export function verifyText(
  language: Language,
  bundle: VerifiedBundle,
  layout: Layout = {},
): string[] {
  const verify = verifyWordsIn(language)
  const { steps, findings } = bundle
  const width = layout.width ?? 80
  const { column } = verify
  const columns = [
    { heading: column.step, keep: true },
    { heading: column.checked },
    { heading: column.result },
    { heading: column.proves },
    { heading: column.not },
  ]
  const rows = steps.map(({ step, result }) => {
    const meant = result === 'holds' ? [verify.proves[step], verify.not[step]] : []
    return [step, verify.step[step], verify.result[result], ...meant]
  })
  const told = findings.map((one) => bundleFindingText(language, one))
  return [
    ...wrapText(bundleTitle(language, bundle), width),
    '',
    ...tableText(columns, rows, layout),
    '',
    ...told.flatMap((line) => hangText('- ', line, width)),
    ...(told.length > 0 ? [''] : []),
    ...bundleVerdict(language, bundle).flatMap((line) => wrapText(line, width)),
    ...(bundle.exit === 1 ? wrapText(verify.howToTrust, width) : []),
  ]
}

/** What the bundle says that it is. */
export function bundleTitle(language: Language, { info }: VerifiedBundle): string {
  const verify = verifyWordsIn(language)
  return info ? safeText(fill(verify.title, { ...info })) : verify.untitled
}

/** One finding as a line. */
export function bundleFindingText(
  language: Language,
  { step, code, path }: VerifiedBundle['findings'][number],
): string {
  const verify = verifyWordsIn(language)
  return safeText(fill(verify.finding, { step, path, said: verify.code[code] }))
}

/** What can be said in the end, and what cannot: a sentence each. */
export function bundleVerdict(language: Language, bundle: VerifiedBundle): string[] {
  const verify = verifyWordsIn(language)
  const { exit, copies = [], credentials = 0, notes = 0, isUnsealed } = bundle
  if (exit === 2) return [verify.none]
  const others = copies.map((path) => fill(verify.copy, { path }))
  const said = exit === 6 ? [verify.altered] : unalteredSentences(verify, bundle)
  const warned = [
    ...(credentials > 0 ? [fill(verify.credentials, { n: credentials })] : []),
    ...(notes > 0 ? [fill(verify.notes, { n: notes })] : []),
    ...(isUnsealed ? [verify.unsealed] : []),
  ]
  return [...said, ...others, ...warned].map(safeText)
}

function unalteredSentences(
  verify: VerifyWords,
  { exit, times, signer }: VerifiedBundle,
): string[] {
  if (exit === 1) return [verify.incomplete, verify.limits]
  // Nobody has checked who made a token, so that its time stands apart.
  const witnesses = times.filter(({ kind }) => kind === 'witness')
  const tokens = times.filter(({ kind }) => kind === 'token')
  const [first, ...others] = witnesses
  return [
    first ? timeText(verify.unchanged, first) : verify.unvouched,
    ...others.map((one) => timeText(verify.cosigned, one)),
    ...(signer === undefined ? [] : [fill(verify.signed, { signer })]),
    ...tokens.map((one) => timeText(verify.token, one)),
    ...(times.some(({ isAhead }) => isAhead) ? [verify.ahead] : []),
    verify.limits,
  ]
}

function timeText(pattern: string, { at, by }: VerifiedBundle['times'][number]): string {
  return fill(pattern, { at: instantText(at), by })
}

/** An instant in UTC as people read it. */
function instantText(at: string): string {
  return at.replace('T', ' ').replace(/(?:\.000)?Z$/, ' UTC')
}

// Which parts of a redacted copy somebody has opened while they judge it: the addresses of the page
// carry them along, and its form hands them in. Source: redaction.md 10.
import type { Ask } from '../../door/ask.ts'

/** Numbers of the parts that were opened, from 0 over all pages, with the one that is shown now. */
export function lookedParts({ query, form }: Ask): number[] {
  const shown = query.has('shade')
    ? (query.get('at') ?? String(Number(query.get('part') ?? 1) - 1))
    : ''
  const said = [shown, query.get('seen') ?? '', form.text('tiles')].join('.').split('.')
  const looked = new Set(said.filter((one) => /^\d{1,5}$/.test(one)).map(Number))
  return [...looked].sort((a, b) => a - b)
}

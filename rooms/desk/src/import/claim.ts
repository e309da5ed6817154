// Claims by file: a sheet in which each row quotes words that stand in a document here. What a row
// says is drafted as the form of a claim is, and refused by the same rules. A claim of a file waits
// for a person like any other, and an update is an amendment: a row of its own beside the old one.
// Source: desk.md I1; decision 0105.
import { isId } from '@tumen/claim'
import { DATE_FORMS } from '../mention/cell.ts'
import { CLAIM_DATES, CLAIM_HEADINGS, CLAIM_PARTS, CLAIM_TELLING } from './claim-part.ts'
import { knownClaims } from './claim-row.ts'
import { formProblem } from './column.ts'
import type { RecordKind } from './kind.ts'

const FIELDS = Object.keys(CLAIM_HEADINGS)

export const CLAIMS: RecordKind = {
  kind: 'claims',
  right: 'claim.record',
  headings: CLAIM_HEADINGS,
  rules: {
    isField: (field) => FIELDS.includes(field),
    problemsOf: (mapped) => [
      ...formProblem(mapped, FIELDS, CLAIM_DATES, DATE_FORMS),
      // What a claim says is amended, never taken away by an empty cell.
      ...(mapped.clears ? ['field_keeps'] : []),
    ],
  },
  parts: CLAIM_PARTS,
  telling: CLAIM_TELLING,
  isId,
  // A claim is checked against its text, when all of its row could be read.
  check: () => [],
  rowOf: ({ id, before, content, external }) => ({
    ...content,
    id,
    external: (before?.external as string | undefined) ?? external,
  }),
  known: (desk, call) => knownClaims(desk, call),
}

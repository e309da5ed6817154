// Beside which changes a button to undo them stands. The desk decides; a button that it would
// refuse for everybody of these roles is not offered.
import { NOT_UNDOABLE } from '@tumen/contract'
import type { Ask } from '../../door/ask.ts'

interface Made {
  operation: string
  by: string
  undone?: true
}

/** Whether to offer undoing: one's own changes, and for those who judge also those of others. */
export function mayUndo({ may, actor }: Pick<Ask, 'may' | 'actor'>, made: Made): boolean {
  if (made.undone || !may('change.undo') || !may(made.operation)) return false
  if (NOT_UNDOABLE.includes(made.operation)) return false
  if (made.by === actor.account) return true
  return may('field.restricted') && !made.operation.startsWith('query.')
}

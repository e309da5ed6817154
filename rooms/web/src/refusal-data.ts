// A refusal as the data that `view` puts into words.
import type { Refusal } from '@tumen/desk'
import type { RefusalData } from '@tumen/view'

/** Code, field and problems of a refusal. */
export function refusalDataOf({ code, field, details }: Refusal): RefusalData {
  return { code, field, details }
}

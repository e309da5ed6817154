// A refusal as the data that `view` puts into words.
import type { Refusal } from '@tumen/desk'
import {
  agentPath,
  claimPath,
  documentPath,
  estimatePath,
  eventPath,
  listPath,
  type NamedRecord,
  type RefusalData,
} from '@tumen/view'
import { recordNames } from '../page/record-name.ts'
import type { Ask } from './ask.ts'

/** Code, field and problems of a refusal. */
export function refusalDataOf({ code, field, details }: Refusal): RefusalData {
  return { code, field, details }
}

/** The same with the records that it names, as far as the asker may know them. */
export async function namedRefusal(ask: Ask, refusal: Refusal): Promise<RefusalData> {
  const data = refusalDataOf(refusal)
  const ids = refusal.details.flatMap((detail) =>
    Object.values(detail).filter((value) => typeof value === 'string' && ID.test(value)),
  )
  const asked = [...new Set(ids.map(String))].slice(0, MOST)
  if (asked.length === 0) return data
  const names = await recordNames(ask, asked)
  const records = asked.flatMap((id) => {
    const path = PATHS[names.named(id)?.kind ?? 'query']
    return path ? [{ ...names.label(id), href: path(id) }] : []
  })
  return { ...data, records }
}

/** What may be the id of a record. */
const ID = /^[A-Za-z0-9._-]{1,80}$/

/** Records that are told. */
const MOST = 20

const PATHS: Readonly<Record<NamedRecord['kind'], ((id: string) => string) | undefined>> = {
  document: documentPath,
  claim: claimPath,
  agent: agentPath,
  event: eventPath,
  list: listPath,
  estimate: estimatePath,
  query: undefined,
}

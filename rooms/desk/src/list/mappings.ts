// list.mappings: lists the saved mappings of files.
import { given } from '@tumen/claim'
import { listMappings } from '@tumen/contract'
import { implement } from '../operation.ts'
import { kindOf, savedMappings } from './saved-mapping.ts'

export const listSavedMappings = implement(listMappings, async (desk) => {
  const mappings = (await savedMappings(desk)).map(({ row, version, recorded, by, leaf }) => ({
    ...{ id: row.id, kind: kindOf(row) },
    ...given({ description: row.description }),
    ...{ columns: row.columns, version, recorded, by, leaf },
  }))
  return { mappings }
})

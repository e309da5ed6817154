// list.mappings: lists the saved mappings of files with names.
import { listMappings } from '@tumen/contract'
import { implement } from '../operation.ts'
import { savedMappings } from './saved-mapping.ts'

export const listSavedMappings = implement(listMappings, async (desk) => {
  const mappings = (await savedMappings(desk)).map(
    ({ row: { id, description, columns }, version, recorded, by, leaf }) => ({
      id,
      ...(description !== undefined && { description }),
      ...{ columns, version, recorded, by, leaf },
    }),
  )
  return { mappings }
})

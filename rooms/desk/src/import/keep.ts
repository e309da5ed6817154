// import.keep: a file with a table, kept as evidence before anything else is done with it. Its text
// is its headings alone: its rows are read by who takes them in, and searched by nobody.
// Source: desk.md I2; decision 0104.
import { createHash } from 'node:crypto'
import { checkRow, type EvidenceDocument, makeText } from '@tumen/claim'
import { importKeep } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { UNKNOWN } from '../document/language.ts'
import { bytesIn } from '../evidence/file-beside.ts'
import { implement } from '../operation.ts'
import { canRead } from '../policy.ts'
import { refuseFindings } from '../record/find.ts'
import { objectOf } from '../record/row-answer.ts'
import { type ListTable, readListFile } from './file.ts'

/** How the text of such a document is made of its bytes. */
export const TABLE_STEP = 'table:headings'

export const keepImport = implement(importKeep, async (desk, input, call) => {
  const { title, ...file } = input
  const table = await readListFile(file, call, 'nested')
  const bytes = bytesIn(input.bytes, call)
  const id = desk.newId('doc')
  const document = documentOf(table, { id, title, now: desk.clock().toISOString() })
  const { text } = makeText(table.headings.join('\n'))
  refuseFindings(checkRow('document', document, { text }))
  const change = { operation: 'import.keep', subject: id, input: { ...input, bytes: table.hash } }
  return makeChange(desk, call, change, async (write) => {
    const same = await desk.ledger.read.documentsOfBytes(table.hash)
    const known = same.find(
      (stored) => stored.row.title === document.title && canRead(call.actor, objectOf(stored)),
    )
    if (known) return { document: known.row.id, isNew: false, rows: table.count }
    const { bytesHash, mediaType } = document
    write.say({ digest: `sha256:${bytesHash}`, media: mediaType, size: bytes.length })
    await write.appendDocument(document, text, bytes)
    return { document: id, isNew: true, rows: table.count }
  })
})

interface Named {
  id: string
  title: string
  now: string
}

function documentOf(
  { hash, form, headings }: ListTable,
  { id, title, now }: Named,
): EvidenceDocument {
  const { text, steps } = makeText(headings.join('\n'))
  const day = now.slice(0, 10)
  return {
    ...{ id, bytesHash: hash, mediaType: TYPES[form], language: UNKNOWN },
    ...{ title: title.normalize('NFC'), captured: now, boilerplate: [] },
    textHash: createHash('sha256').update(text).digest('hex'),
    textSteps: [TABLE_STEP, ...steps],
    published: { earliest: day, latest: day },
    sensitivity: 'restricted',
  }
}

const TYPES = {
  text: 'text/csv',
  json: 'application/json',
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

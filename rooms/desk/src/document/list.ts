// document.list: lists the documents, of all or of one language or publisher.
import { given } from '@tumen/claim'
import { documentList } from '@tumen/contract'
import { futureIn } from '../change/future-row.ts'
import { implement } from '../operation.ts'
import { canRead } from '../policy.ts'
import { answerOf, objectOf, readableAfter, readablePage } from '../record/row-answer.ts'
import { hasTitleWords } from './title-word.ts'

export const listDocuments = implement(documentList, async (desk, input, call) => {
  const read = desk.ledger.read
  const { language, publisher, title, order, limit } = input
  const fields = {
    ...given({ language, publisher }),
  }
  const after = await readableAfter(call.actor, input.after, (id) => read.document(id))
  const { rows, next } = await readablePage(
    (page) => read.documents({ ...fields, ...page }),
    { after, order, limit },
    (stored) => stored.row.id,
    (found) =>
      found.filter(
        (stored) =>
          canRead(call.actor, objectOf(stored)) &&
          (title === undefined || hasTitleWords(stored.row.title, title)),
      ),
  )
  const lacks = await futureIn(desk, call.actor)
  return { documents: rows.map(answerOf), ...given({ next }), ...lacks }
})

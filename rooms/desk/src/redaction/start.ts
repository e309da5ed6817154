// redaction.start: begins to cover a picture. Faces are found where a model is there, each as a box
// that is covered or waits for a person; without one every box is drawn by hand.
import { checkRow, given, type Redaction } from '@tumen/claim'
import { redactionStart } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { faceModelsOf } from '../model/face-model.ts'
import { implement } from '../operation.ts'
import { findDocument, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { newBox } from './box.ts'
import { PictureDesk } from './picture-work.ts'
import { factsOf } from './state.ts'

const unknownDocument = { code: 'unknown-document', field: 'document' } as const

export const startRedaction = implement(redactionStart, async (desk, input, call) => {
  const { row: document } = await findDocument(desk, call.actor, input.document, unknownDocument)
  const picture = await PictureDesk.open(desk, call, document, input.turn)
  const [model] = faceModelsOf(desk).models
  const { shown } = await picture.show({ longest: 1 })
  const { found } = model ? await picture.find(model.bytes) : { found: [] }
  const id = input.id ?? desk.newId('rd')
  const change = { operation: 'redaction.start', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    // It may have been destroyed since.
    await findDocument(desk, call.actor, document.id, unknownDocument)
    const [same] = await desk.ledger.read.redactionsById([id])
    if (same) throw new Refusal('already-exists', 'id')
    const said = { by: call.actor.account, at: write.recorded }
    const row: Redaction = {
      ...{ id, revision: 1, document: document.id, state: 'open' },
      ...{ plan: model?.finder ?? 'manual', ...given({ model: model?.digest }) },
      ...(input.turn ? { turn: input.turn } : {}),
      ...{ width: shown.width, height: shown.height, ...given({ look: shown.look }) },
      ...{ fill: 'solid', format: 'jpeg', looks: 0 },
      boxes: found.map((one, n) => newBox(one, one.state, { ...said, id: `b${n + 1}` })),
      ...{ seen: [], checklist: [] },
    }
    refuseFindings(checkRow('redaction', row))
    await write.append('redaction', row)
    return factsOf(row)
  })
})

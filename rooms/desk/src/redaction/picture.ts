// redaction.picture: a part of a picture that is to be covered, decoded apart from the desk and
// without anything but its pixels. In grey unless somebody asks for its colours.
import { redactionPicture } from '@tumen/contract'
import { implement } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { PictureDesk } from './picture-work.ts'
import { findRedaction } from './state.ts'
import { tilesOf } from './tile.ts'

/** The longest side of the whole picture where no part is named. */
const SMALL = 320
/** No part is longer. */
const FULL = 1024

export const showPicture = implement(redactionPicture, async (desk, input, call) => {
  const { newest } = await findRedaction(desk, call.actor, input.redaction)
  const { document, width, height } = newest.row
  const missing = { code: 'not-found', field: 'redaction' } as const
  const { row } = await findDocument(desk, call.actor, document, missing)
  const part = input.tile === undefined ? undefined : tilesOf(width, height)[input.tile]
  if (input.tile !== undefined && !part) throw new Refusal('not-found', 'tile')
  const picture = await PictureDesk.open(desk, call, row)
  const { bytes } = await picture.show({
    ...(part ? { longest: FULL, part } : { longest: SMALL }),
    isGrey: !input.colour,
  })
  return { png: Buffer.from(bytes).toString('base64'), width, height }
})

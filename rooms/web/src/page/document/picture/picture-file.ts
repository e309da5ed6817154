// The picture of a page as part of a page of ours. It is drawn for whoever asks and kept nowhere;
// a browser that says what it wants it for gets it as a picture alone: an address that is passed on
// opens nothing before its reader has decided to look.
import { callOperation, Refusal } from '@tumen/desk'
import type { DoorApp, DoorOptions } from '../../../door/app.tsx'
import { answerLost, answerRefused } from '../../../door/lost.tsx'
import { sessionOf } from '../../../door/session-of.ts'

/** Serves the pictures of pages. */
export function mountPictures(app: DoorApp, options: DoorOptions): void {
  app.get('/documents/:id/picture/:page{[0-9]{1,4}}/:shade{grey|colour}', async (c) => {
    if ((c.req.header('sec-fetch-dest') ?? 'image') !== 'image') return answerLost(c, options)
    const { id, page, shade } = c.req.param()
    const input = { id, page: Number(page), colour: shade === 'colour' }
    const progress = { report: () => undefined, signal: c.req.raw.signal }
    try {
      const { actor } = sessionOf(c)
      const drawn = await callOperation(options.desk, 'document.picture', input, {
        ...{ actor, progress },
      })
      return c.newResponse(Buffer.from(drawn.bytes, 'base64'), 200, { 'Content-Type': 'image/png' })
    } catch (error) {
      if (error instanceof Refusal) return answerRefused(c, options, error, 'documents')
      throw error
    }
  })
}

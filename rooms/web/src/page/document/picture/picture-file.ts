// The picture of a page as part of a page of ours. It is drawn for whoever asks and kept nowhere;
// a browser that says what it wants it for gets it as a picture alone: an address that is passed on
// opens nothing before its reader has decided to look.
import { given } from '@tumen/claim'
import { type Call, callOperation, Refusal } from '@tumen/desk'
import type { Context } from 'hono'
import type { DoorApp, DoorEnv, DoorOptions } from '../../../door/app.tsx'
import { answerLost, answerRefused } from '../../../door/lost.tsx'
import { sessionOf } from '../../../door/session-of.ts'

/** Where the picture of a page is. */
export function picturePath(document: string, page: number, isColour: boolean): string {
  const shade = isColour ? 'colour' : 'grey'
  return `/documents/${encodeURIComponent(document)}/picture/${page}/${shade}`
}

/** Serves the pictures of pages, and parts of pictures that are to be covered. */
export function mountPictures(app: DoorApp, options: DoorOptions): void {
  app.get('/documents/:id/picture/:page{[0-9]{1,4}}/:shade{grey|colour}', (c) =>
    answerPicture(c, options, async (call) => {
      const { id, page, shade } = c.req.param()
      const input = { id, page: Number(page), colour: shade === 'colour' }
      return (await callOperation(options.desk, 'document.picture', input, call)).bytes ?? ''
    }),
  )
  app.get('/bundles/:id/look/:thing/:page{[0-9]{1,4}}/:shade{grey|colour}', (c) =>
    answerPicture(c, options, async (call) => {
      const { id: bundle, thing: id, page, shade } = c.req.param()
      const input = { bundle, id, page: Number(page), colour: shade === 'colour' }
      return (await callOperation(options.desk, 'bundle.look', input, call)).bytes ?? ''
    }),
  )
  const part = ':tile{[0-9]{1,4}}/:shade{grey|colour}'
  for (const copies of ['', 'copies/:copy/'])
    for (const pages of ['', 'pages/:page{[0-9]{1,4}}/'])
      app.get(`/redactions/:redaction/${copies}${pages}${part}`, (c) =>
        answerPicture(c, options, async (call) => {
          const asked: Partial<Record<string, string>> = c.req.param()
          const { redaction = '', copy, page, tile, shade } = asked
          const of = { redaction, ...given({ copy }), ...(page && { page: Number(page) }) }
          const input = { ...of, tile: Number(tile), colour: shade === 'colour' }
          return (await callOperation(options.desk, 'redaction.picture', input, call)).png
        }),
      )
}

/** The first byte of a JPEG. */
const JPEG = 0xff

/** Answers a browser that wants a picture for a page of ours with it, and nobody else. */
async function answerPicture(
  c: Context<DoorEnv>,
  options: DoorOptions,
  draw: (call: Call) => Promise<string>,
): Promise<Response> {
  if ((c.req.header('sec-fetch-dest') ?? 'image') !== 'image') return answerLost(c, options)
  const progress = { report: () => undefined, signal: c.req.raw.signal }
  try {
    const png = await draw({ actor: sessionOf(c).actor, progress })
    const bytes = Buffer.from(png, 'base64')
    // Pictures of a film come in a column, which would be too large without any loss.
    const type = bytes[0] === JPEG ? 'image/jpeg' : 'image/png'
    return c.newResponse(bytes, 200, { 'Content-Type': type })
  } catch (error) {
    if (error instanceof Refusal) return answerRefused(c, options, error, 'documents')
    throw error
  }
}

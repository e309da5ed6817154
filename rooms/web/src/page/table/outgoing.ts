// A file that leaves while it is made: nothing of it lies in memory longer than sending it takes.
// Until its first piece is there, a refusal is answered like any other; after that the connection
// breaks off, and the browser says that the file did not arrive.
import assert from 'node:assert/strict'
import { type Outlet, Refusal } from '@tumen/desk'
import type { TableWords } from '@tumen/view'
import type { Context } from 'hono'
import type { DoorEnv } from '../../door/app.tsx'
import type { Saved } from '../../door/ask.ts'

/** Pieces that wait to be sent. */
const MOST_WAITING = 4

/**
 * Begins to make a file, and gives it when its first piece is there. `make` writes it to the outlet
 * and stops where the signal says so: whoever breaks off the download stops the work.
 */
export function outgoing(
  words: TableWords,
  make: (outlet: Outlet, signal: AbortSignal) => Promise<unknown>,
): Promise<Saved> {
  const stop = new AbortController()
  let sending: ReadableStreamDefaultController<Uint8Array> | undefined
  let goOn = () => {}
  const bytes = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start: (controller) => {
        sending = controller
      },
      pull: () => goOn(),
      cancel: () => {
        stop.abort()
        goOn()
      },
    },
    { highWaterMark: MOST_WAITING },
  )
  return new Promise<Saved>((resolve, reject) => {
    let file: { name: string; type: string } | undefined
    const begin = () => file && resolve({ file: { ...file, bytes } })
    const outlet: Outlet = {
      ...words,
      open: (opened) => {
        file = opened
      },
      write: async (piece) => {
        begin()
        if (stop.signal.aborted) throw new Refusal('cancelled')
        sending?.enqueue(Uint8Array.from(piece))
        while ((sending?.desiredSize ?? 0) <= 0 && !stop.signal.aborted)
          await new Promise<void>((resolve) => {
            goOn = resolve
          })
      },
    }
    make(outlet, stop.signal).then(
      () => {
        begin()
        if (!stop.signal.aborted) sending?.close()
      },
      (error: unknown) => {
        reject(error)
        // What breaks on the way is told by the connection alone: a message could hold contents.
        if (!stop.signal.aborted) sending?.error(new Error('broken off'))
      },
    )
  })
}

/** A file is saved and never shown: no browser runs anything of it under our address. */
export function answerFile(c: Context<DoorEnv>, { file }: Saved): Response {
  assert.match(file.name, /^[\w.-]{1,100}$/)
  return c.newResponse(file.bytes, 200, {
    'Content-Type': file.type,
    'Content-Disposition': `attachment; filename="${file.name}"`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
  })
}

// A file in the line, as a job that is seen and stopped.
import { given } from '@tumen/claim'
import type { WaitingFile } from '@tumen/ledger'
import { ownerOf } from '../job/follow.ts'
import type { Desk } from '../operation.ts'
import { adderIn, saidDigest, type WaitingBody } from './body.ts'
import type { InLine } from './line.ts'

/** The file with its job in the list. */
export function enter(
  desk: Pick<Desk, 'memory' | 'clock'>,
  { body: _, ...file }: WaitingFile,
  body: WaitingBody | undefined,
): InLine {
  const { id, at: since, account: by } = file
  const { jobs, waiting } = desk.memory
  const one: InLine = {
    ...{ file, state: 'waiting', done: 0, total: 0, moved: since, isDropped: false },
    ...{
      said: saidDigest(body?.input),
      ...given({ title: body?.input.title, key: body?.actor.key }),
    },
    ...{ stop: new AbortController(), over: Promise.resolve(), end: () => undefined },
  }
  const owner = body ? ownerOf(desk, adderIn(body), 'document.add') : { by }
  one.end = jobs.begin({
    ...{ ...owner, by, since, kind: 'reading', document: id, isKept: true },
    ...given({ title: body?.input.title }),
    at: () => ({
      ...{ step: 'read', done: one.done, total: one.total, moved: one.moved },
      ...{ waits: one.total === 0, ...given({ why: one.why }) },
    }),
    stop: () => waiting.drop(id),
  })
  return one
}

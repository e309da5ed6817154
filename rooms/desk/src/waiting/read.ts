// Reading the files that wait: each becomes a document by the same steps as one that is waited for,
// as whoever handed it in stands now; then a language model that is on may read along.
// Source: decisions 0112 and 0116.
import { callByName } from '../call.ts'
import { makeDocument } from '../document/make.ts'
import { sandboxOf } from '../evidence/isolation.ts'
import { rethrowSafely } from '../fault.ts'
import type { Actor, Call, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { runWithin } from '../view.ts'
import { adderNow, standAlike } from './adder.ts'
import { bodyIn, type WaitingBody } from './body.ts'
import { enter } from './enter.ts'
import type { InLine, LineParts } from './line.ts'

/** After so long a workspace that was opened goes on reading. */
const REST_MS = 1000

/** What the line of a desk does with its files. */
export function lineParts(desk: Desk): LineParts {
  return {
    read: (one) => readOne(desk, one),
    drop: (id) => desk.ledger.dropWaiting(id),
  }
}

/** Takes up what waited when the workspace was closed, or its process ended. */
export async function takeUpWaiting(desk: Desk): Promise<void> {
  const files = await desk.ledger.waiting()
  desk.memory.waiting.takeUp(
    files.map((file) => enter(desk, file, bodyIn(file))),
    REST_MS,
  )
}

async function readOne(desk: Desk, one: InLine): Promise<void> {
  const { id, bytesHash } = one.file
  const [row] = await desk.ledger.waiting(id)
  const body = row && bodyIn(row)
  if (!body) throw new Refusal('not-understood')
  const name = `sha256:${bytesHash}`
  const actor = await adderNow(desk, body)
  const progress: Call['progress'] = {
    signal: one.stop.signal,
    report: (step, done, total) => {
      // Pages of it; before the first of them nobody knows how many there are.
      if (step === 'read' && done > 0)
        Object.assign(one, { done, total, moved: desk.clock().toISOString() })
    },
  }
  const first = (text: string) => {
    one.first = text
  }
  const check = async () => {
    // Between two looks at them the reading may have taken minutes.
    if (!standAlike(actor, await adderNow(desk, body))) throw new Refusal('stale')
  }
  const behind = { ...desk, sandbox: sandboxOf(desk).behind() }
  try {
    const files = new Map([[name, await desk.ledger.waitedFile({ id, bytesHash })]])
    const changed = (leaf: number) => {
      one.leaf = leaf
    }
    const call: Call = { actor, files, progress, first, changed }
    const input = { ...body.input, id, bytes: name }
    one.added = await runWithin(behind, call, 'document.add', (view, asked) =>
      makeDocument(view, input, asked, { check }),
    )
  } catch (error) {
    rethrowSafely(error, 'document.add', one.stop.signal)
  }
  await readAlong(desk, one.added, { actor, body })
}

/** A language model that is on reads along, where whoever handed it in may ask it. */
async function readAlong(
  desk: Desk,
  { id, units }: { id: string; units: number },
  { actor, body }: { actor: Actor; body: WaitingBody },
): Promise<void> {
  if (units === 0 || !body.reads) return
  const call = { actor, progress: { report: () => undefined } }
  // The document is there, whether or not a model can be asked.
  await callByName(desk, 'reader.start', { document: id }, call).catch(() => undefined)
}

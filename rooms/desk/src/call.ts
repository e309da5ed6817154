// The only door in: reads the input, asks whether the actor may, runs the operation, and lets
// out what its output schema names. Everything that goes wrong comes out as a Refusal or as a
// Fault, and neither carries contents.
import { given } from '@tumen/claim'
import { type Input, mayRefuse, type OperationName, type Output, takesOwnId } from '@tumen/contract'
import type { z } from 'zod'
import { entriesOf } from './access/note.ts'
import { cutAnswer } from './clearance/cut.ts'
import { rethrowSafely } from './fault.ts'
import { followed } from './job/follow.ts'
import type { Call, Desk } from './operation.ts'
import { loadedOperation, loadOperation } from './operations.ts'
import { can, groupsFor } from './policy.ts'
import { Refusal, type RefusalDetail } from './refusal.ts'
import { isFieldName, unseenIn } from './unseen-input.ts'
import { runWithin } from './view.ts'

/**
 * Calls an operation and gives back its answer, cut to the output allow-list.
 * Throws a Refusal when the asker can act on it, a Fault when something broke.
 */
export async function callOperation<N extends OperationName>(
  desk: Desk,
  name: N,
  input: Input<N>,
  call: Call,
): Promise<Output<N>> {
  // What the schema of that name has read.
  return (await callByName(desk, name, input, call)) as Output<N>
}

/** The same for a door that takes any text as a name and anything as input; the schema decides. */
export async function callByName(
  desk: Desk,
  name: string,
  input: unknown,
  call: Call,
): Promise<unknown> {
  try {
    return await answer(desk, name, input, call)
  } catch (error) {
    if (error instanceof Refusal && !mayRefuse(name, error.code)) desk.unlisted?.(name, error.code)
    throw error
  }
}

async function answer(desk: Desk, name: string, input: unknown, call: Call): Promise<unknown> {
  const found = loadedOperation(name) ?? (await loadOperation(name))
  if (!found) throw new Refusal('invalid-input', 'operation')
  if (!can(call.actor, name)) {
    const { key, ...person } = call.actor
    const code = key && can(person, name) ? 'not-in-key' : 'not-allowed'
    throw new Refusal(code, 'operation', [{ operation: name }])
  }
  const parsed = found.contract.input.safeParse(input)
  if (!parsed.success) throw new Refusal('invalid-input', undefined, issuesOf(parsed.error))
  const unseen = unseenIn(name, parsed.data)
  if (unseen.length > 0) throw new Refusal('invalid-input', undefined, unseen)
  // An id that is taken is refused, and would tell that something foreign has it.
  const hasOwnId = (parsed.data as { id?: unknown }).id !== undefined
  if (hasOwnId && takesOwnId(found.contract) && groupsFor(call.actor, name))
    throw new Refusal('not-allowed', 'id')
  if (call.progress.signal?.aborted) throw new Refusal('cancelled')
  const job = followed(desk, name, call)
  try {
    return await runWithin(desk, job.call, name, async (view, asked) => {
      // Whoever has cancelled since then is told before anything waits for its turn.
      if (asked.progress.signal?.aborted) throw new Refusal('cancelled')
      const output = found.contract.output.parse(await found.run(view, parsed.data, asked))
      const read = await cutAnswer(desk, asked.actor, name, output)
      const { account, key } = call.actor
      const of = { account, operation: name, ...given({ key: key?.id }) }
      const entries = entriesOf(desk, of, { input: parsed.data, answer: output, read })
      if (entries.length > 0) await desk.memory.accesses.note(desk.ledger, entries)
      return output
    })
  } catch (error) {
    return rethrowSafely(error, name, job.call.progress.signal)
  } finally {
    job.end()
  }
}

/** What zod found, by path and code: its messages quote the input, so they are left behind. */
function issuesOf(error: z.ZodError): RefusalDetail[] {
  return error.issues.slice(0, 100).map((issue) => ({
    path: issue.path.filter(isFieldName).map(String).join('.'),
    code: issue.code,
  }))
}

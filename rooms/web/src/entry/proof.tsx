// A fresh proof before acts that leave, decide over others or cannot be called back: whoever finds
// an open browser does none of them. The form that was posted is kept and goes on with the proof.
import { asksProof, PROOF_MS } from '@tumen/contract'
import { type Call, useRecoveryWord } from '@tumen/desk'
import { SendButton, TextField } from '@tumen/view'
import { wordsIn } from '@tumen/words'
import type { Context } from 'hono'
import type { DoorApp, DoorEnv, DoorOptions } from '../door/app.tsx'
import { readForm } from '../door/body.ts'
import { answerPage, frameOf, hereOf, safePath } from '../door/render.tsx'
import { isWithin } from '../door/session.ts'
import { sessionOf } from '../door/session-of.ts'
import { answerWait } from '../door/wait.ts'
import type { Form } from '../form/form.ts'
import { type GroupOptions, hasGroup } from './group-door.ts'
import { HiddenFields, KeyForm } from './key-form.tsx'
import { keyOptions, readKey } from './passkey.ts'

type Here = Context<DoorEnv>

/** What stops an act until its person has proven anew who they are. */
export class ProofNeeded extends Error {}

const WORD = 'proof-word'
const KEY = 'proof-key'
const MARK = 'proof'

/** Whether this act waits for a proof. The person at the keyboard is never asked. */
export function needsProof(
  c: Here,
  options: DoorOptions,
  operation: string,
  input?: unknown,
): boolean {
  return asksProof(operation, input) && isStale(c, options)
}

/** Whether the last proof of an account is too old. */
export function isStale(c: Here, { desk }: DoorOptions): boolean {
  const { leaf, proven } = sessionOf(c)
  return leaf !== undefined && !isWithin(desk.clock().getTime(), proven, proven + PROOF_MS)
}

/** The same as a call says it. */
export function staleness(c: Here, options: DoorOptions): Pick<Call, 'isStale'> {
  return isStale(c, options) ? { isStale: true } : {}
}

/** Takes the proof that a form holds: whether it is right, or nothing where it holds none. */
export async function proveIn(
  c: Here,
  options: DoorOptions,
  form: Form,
): Promise<boolean | undefined> {
  if (!form.has(MARK) || !hasGroup(options)) return undefined
  const session = sessionOf(c)
  const { account } = session.actor
  const isProven = form.has(WORD)
    ? await isOwnWord(c, options, form.text(WORD))
    : (await readKey(options.desk, options.group, `prove ${account}`, form.text(KEY)))?.id ===
      account
  if (isProven) session.proven = options.desk.clock().getTime()
  return isProven
}

async function isOwnWord(c: Here, { desk, group }: GroupOptions, word: string): Promise<boolean> {
  const { account } = sessionOf(c).actor
  const guess = { account, connection: group.connectionOf(c) }
  if (group.limit.waitFor(guess) > 0) return false
  if (await useRecoveryWord(desk, account, word)) return true
  group.limit.noteWrong(guess)
  return false
}

/** The form without its proof. */
export function withoutProof(form: Form): Form {
  return form.has(MARK) ? form.without([MARK, WORD, KEY]) : form
}

interface Asked {
  /** What was posted; absent where a page was asked for. */
  form?: Form
  isWrong?: boolean
  /** Where to go afterwards, when no form is carried. */
  back?: string
}

/** The page that asks for the proof; a form with a file goes back to its own page. */
export function answerProof(c: Here, options: DoorOptions, asked: Asked): Response {
  if (!hasGroup(options)) throw new ProofNeeded()
  const frame = frameOf(c, options)
  const { language } = frame
  const { entry } = wordsIn(language).page
  const session = sessionOf(c)
  const { form, isWrong, back = hereOf(c) } = asked
  const isCarried = form !== undefined && !form.hasFile
  if (form?.hasFile) session.kept = { path: back, entries: form.entries() }
  const action = isCarried ? back : '/prove'
  const carried = isCarried ? form.entries() : [['back', back] as [string, string]]
  const fields = [...carried, [MARK, 'yes'] as const]
  const wait = options.group.limit.waitFor({
    account: session.actor.account,
    connection: options.group.connectionOf(c),
  })
  const { signIn } = wordsIn(language).page.frame
  const problem = isWrong
    ? wait > 0
      ? answerWait(c, signIn.wait, wait)
      : entry.proofWrong
    : undefined
  const body = (
    <>
      {problem && (
        <p class="notice problem" role="alert">
          {problem}
        </p>
      )}
      <p>{entry.proofWhy}</p>
      <KeyForm
        {...{ language, action, does: 'sign' as const, label: entry.proofKey, field: KEY }}
        options={keyOptions(options.group, `prove ${session.actor.account}`)}
      >
        <HiddenFields fields={fields} />
      </KeyForm>
      <form method="post" action={action} enctype="multipart/form-data">
        <TextField name={WORD} label={entry.recovery} required />
        <HiddenFields fields={fields} />
        <SendButton label={entry.proofGo} />
      </form>
      <p>{form?.hasFile ? entry.proofFile : entry.proofKept}</p>
    </>
  )
  return answerPage(c, { ...frame, title: entry.proofTitle, islands: ['passkey'] }, body, 403)
}

/** Serves the proof of whoever then goes back to a page. */
export function mountProof(app: DoorApp, options: GroupOptions): void {
  app.post('/prove', async (c) => {
    const form = await readForm(c.req.raw)
    const back = safePath(form.word('back'))
    if (await proveIn(c, options, form)) return c.redirect(back, 303)
    return answerProof(c, options, { isWrong: true, back })
  })
}

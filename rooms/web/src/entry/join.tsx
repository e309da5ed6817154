// Joining by an invitation: the word is typed (or stands in the fragment, which no server sees),
// then a key is made or words are taken alone, and the words of recovery are shown once.
import type { AccountRow } from '@tumen/claim'
import { digestOfWord, invitationOf, type Joined, joinAccount, standingOf } from '@tumen/desk'
import { SendButton, TextField } from '@tumen/view'
import { fill, wordsIn } from '@tumen/words'
import type { Context } from 'hono'
import type { DoorApp, DoorEnv } from '../door/app.tsx'
import { readForm } from '../door/body.ts'
import { answerPage, frameOf } from '../door/render.tsx'
import { takeSession } from '../door/sign-in.tsx'
import { answerWait } from '../door/wait.ts'
import { languageNamed } from '../form/language.ts'
import type { GroupOptions } from './group-door.ts'
import { HiddenFields, KeyForm } from './key-form.tsx'
import { newKeyOptions, readNewKey } from './passkey.ts'
import { RecoveryWords } from './recovery-words.tsx'

/** The address of the page. */
export const JOIN_PATH = '/join'

type Here = Context<DoorEnv>

/** Serves the page of joining. */
export function mountJoin(app: DoorApp, options: GroupOptions): void {
  app.get(JOIN_PATH, (c) => answerWordAsked(c, options))
  app.post(JOIN_PATH, (c) => join(c, options))
}

/** The page that asks for the word. */
export function answerWordAsked(
  c: Here,
  options: GroupOptions,
  problem?: string,
  status = 200,
): Response {
  const frame = frameOf(c, options)
  const { entry } = wordsIn(frame.language).page
  const body = (
    <form method="post" action="/join" id="sign-in">
      <p>{entry.joinWhy}</p>
      <TextField name="word" label={entry.joinWord} problem={problem} required />
      <HiddenFields fields={[['language', frame.language]]} />
      <SendButton label={entry.joinGo} />
    </form>
  )
  const around = { ...frame, title: entry.joinTitle, account: undefined, look: 'language' as const }
  return answerPage(c, { ...around, islands: ['sign-in'] }, body, status)
}

async function join(c: Here, options: GroupOptions): Promise<Response> {
  const { desk, group } = options
  const form = await readForm(c.req.raw)
  c.set('language', languageNamed(form.text('language')))
  const word = form.text('word')
  const guess = { connection: group.connectionOf(c) }
  const wait = group.limit.waitFor(guess)
  const { entry, frame } = wordsIn(frameOf(c, options).language).page
  const tell = (seconds: number) =>
    answerWordAsked(c, options, answerWait(c, frame.signIn.wait, seconds), 429)
  if (wait > 0) return tell(wait)
  const account = await invitationOf(desk, word)
  if (!account) {
    const next = group.limit.noteWrong(guess)
    return next > 0 ? tell(next) : answerWordAsked(c, options, entry.joinWrong, 403)
  }
  if (form.text('do') === 'words') return answerJoined(c, options, await joinAccount(desk, word))
  const sent = form.word('key')
  if (sent === undefined) return answerKeyAsked(c, options, { account, word })
  const key = await readNewKey(group, purposeOf(word), sent)
  if (!key) return answerKeyAsked(c, options, { account, word, problem: entry.keyRefused })
  const name = form.word('name')?.slice(0, 100) ?? entry.keyNameUsual
  return answerJoined(c, options, await joinAccount(desk, word, { key, name }))
}

function purposeOf(word: string): string {
  return `join ${digestOfWord(word)}`
}

interface KeyAsked {
  account: AccountRow
  word: string
  problem?: string
}

function answerKeyAsked(c: Here, options: GroupOptions, asked: KeyAsked): Response {
  const { account, word, problem } = asked
  const frame = frameOf(c, options)
  const { language } = frame
  const { entry } = wordsIn(language).page
  const carried = [['word', word] as const, ['language', language] as const]
  const made = newKeyOptions(options.group, purposeOf(word), account.id)
  const body = (
    <>
      {problem && (
        <p class="notice problem" role="alert">
          {problem}
        </p>
      )}
      <p>{fill(entry.joinAs, { account: account.id })}</p>
      <KeyForm language={language} does="make" options={made} action="/join" label={entry.makeKey}>
        <p>{entry.makeKeyWhy}</p>
        <TextField name="name" label={entry.keyName} hint={entry.keyNameHint} required />
        <HiddenFields fields={carried} />
      </KeyForm>
      <h2>{entry.noKeyHere}</h2>
      <p>{entry.noKeyHereWhy}</p>
      <form method="post" action="/join">
        <HiddenFields fields={carried} />
        <SendButton name="do" value="words" label={entry.wordsAlone} />
      </form>
    </>
  )
  const around = { ...frame, title: entry.joinTitle, account: undefined, look: 'none' as const }
  return answerPage(c, { ...around, islands: ['passkey'] }, body, problem ? 403 : 200)
}

/** Begins the session of whoever has joined, and shows the words once. */
async function answerJoined(
  c: Here,
  options: GroupOptions,
  joined: Joined | undefined,
): Promise<Response> {
  const standing = joined && (await standingOf(options.desk, joined.actor.account))
  const { entry } = wordsIn(frameOf(c, options).language).page
  if (!joined || !standing) return answerWordAsked(c, options, entry.joinWrong, 403)
  takeSession(c, options, standing)
  const frame = frameOf(c, options)
  const body = <RecoveryWords language={frame.language} words={joined.words} isNew />
  return answerPage(c, { ...frame, title: entry.wordsTitle, look: 'none' }, body)
}

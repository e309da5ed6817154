// Language, look and keys of one session. They are posted: a GET changes nothing.

import { hasGroup } from '../entry/group-door.ts'
import { answerWordAsked, JOIN_PATH } from '../entry/join.tsx'
import { answerWrong, WRONG_PATH } from '../entry/what-can-go-wrong.tsx'
import { languageNamed } from '../form/language.ts'
import type { DoorApp, DoorOptions } from './app.tsx'
import { readForm } from './body.ts'
import { safePath } from './render.tsx'
import { answerSignIn } from './sign-in.tsx'

/** Serves `/look` and `/keys`. */
export function mountSettings(app: DoorApp, options: DoorOptions): void {
  app.post('/look', async (c) => {
    const form = await readForm(c.req.raw)
    const session = c.get('session')
    const language = languageNamed(form.text('language'))
    const back = safePath(form.word('back'))
    if (!session) {
      // Nobody is signed in yet: the pages before it carry the language along.
      c.set('language', language)
      if (back === WRONG_PATH) return answerWrong(c, options)
      if (back === JOIN_PATH && hasGroup(options)) return answerWordAsked(c, options)
      return answerSignIn(c, options, { back })
    }
    if (language) session.language = language
    if (form.has('words')) session.opensWords = form.text('words') === 'open'
    if (form.has('theme')) session.theme = session.theme === 'dark' ? 'light' : 'dark'
    return c.redirect(back, 303)
  })
  app.post('/keys', async (c) => {
    const form = await readForm(c.req.raw)
    const session = c.get('session')
    if (session) session.keys = form.text('keys') !== 'off'
    return c.redirect(safePath(form.word('back')), 303)
  })
}

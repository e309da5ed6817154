// Language, look and keys of one session. They are posted: a GET changes nothing.

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
      // Nobody is signed in yet: the sign-in page itself carries the language along.
      c.set('language', language)
      return answerSignIn(c, options, { back })
    }
    if (language) session.language = language
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

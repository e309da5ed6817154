// Language, look and keys of one session. They are posted: a GET changes nothing.
import { LANGUAGES } from '@tumen/view'
import type { DoorApp } from './app.tsx'
import { readForm } from './body.ts'
import { safePath } from './render.tsx'

/** Serves `/look` and `/keys`. */
export function mountSettings(app: DoorApp): void {
  app.post('/look', async (c) => {
    const form = await readForm(c.req.raw)
    const session = c.get('session')
    const language = LANGUAGES.find((one) => one === form.text('language'))
    if (session && language) session.language = language
    if (session && form.has('theme')) session.theme = session.theme === 'dark' ? 'light' : 'dark'
    return c.redirect(safePath(form.word('back')), 303)
  })
  app.post('/keys', async (c) => {
    const form = await readForm(c.req.raw)
    const session = c.get('session')
    if (session) session.keys = form.text('keys') !== 'off'
    return c.redirect(safePath(form.word('back')), 303)
  })
}

// In which language somebody is answered.
import { LANGUAGES, type Language, languageOf } from '@tumen/words'
import type { Context } from 'hono'
import type { DoorEnv, DoorOptions } from '../door/app.tsx'

/** The language that the person chose, else the browser's, else that of the program. */
export function languageFor(
  c: Context<DoorEnv>,
  { language }: Pick<DoorOptions, 'language'>,
): Language {
  const chosen = c.get('session')?.language ?? c.get('language')
  if (chosen) return chosen
  const asked = c.req.header('accept-language')
  return asked === undefined ? language : languageOf(asked)
}

/** The language of that name, or nothing. */
export function languageNamed(name: string): Language | undefined {
  return LANGUAGES.find((one) => one === name)
}

// What can go wrong, in plain words, for whoever works here: read also before anybody signs in.
import { wordsIn } from '@tumen/words'
import type { Context } from 'hono'
import type { DoorApp, DoorEnv, DoorOptions } from '../door/app.tsx'
import { answerPage, frameOf } from '../door/render.tsx'

/** The address of the page. */
export const WRONG_PATH = '/help/what-can-go-wrong'

/** Serves the page to everybody. */
export function mountWrong(app: DoorApp, options: DoorOptions): void {
  app.get(WRONG_PATH, (c) => answerWrong(c, options))
}

/** The page. */
export function answerWrong(c: Context<DoorEnv>, options: DoorOptions): Response {
  const frame = frameOf(c, options)
  const { wrong } = wordsIn(frame.language).page
  const body = (
    <>
      <p>{wrong.intro}</p>
      {Object.values(wrong.part).map(({ title, text }) => (
        <section>
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
    </>
  )
  const look = frame.account === undefined ? ('language' as const) : ('both' as const)
  const around = { ...frame, here: WRONG_PATH, nav: 'help' as const, title: wrong.title, look }
  return answerPage(c, around, body)
}

// All keys on one page, for whoever has no scripts or wants to read them in peace, and the way to
// switch them off: single letters can be in the way of speech input (WCAG 2.1.4).
import { KeyList, ROLES_PATH } from '@tumen/view'
import type { Page } from '../../door/ask.ts'
import { WRONG_PATH } from '../../entry/what-can-go-wrong.tsx'
import { KeyWords } from '../document/proposal/proposal-keys.tsx'
import { FORMATS_PATH } from '../import/formats.tsx'
import { openGoes } from './way.ts'

export const keyHelp: Page = {
  path: '/help/keys',
  nav: 'help',
  async show({ language, words, keys, may }) {
    const { key } = words.page
    const body = (
      <>
        <p>{key.intro}</p>
        <KeyList language={language} level="h2" goes={openGoes(may)} />
        <h2>{key.pages.title}</h2>
        <p>{key.pages.judge}</p>
        <p>{key.pages.reader}</p>
        <p>{key.pages.picture}</p>
        <p>{key.pages.pair}</p>
        <p>{key.pages.redaction}</p>
        {may('document.read') && (
          <>
            <h2>{key.pages.proposals}</h2>
            <KeyWords language={language} />
          </>
        )}
        <p>
          <a href={WRONG_PATH}>{words.page.wrong.title}</a>
        </p>
        <p>
          <a href={FORMATS_PATH}>{words.page.formats.link}</a>
        </p>
        <p>
          <a href={ROLES_PATH}>{words.page.roleHelp.title}</a>
        </p>
        <h2>{key.switch.title}</h2>
        <p>{key.switch.why}</p>
        <form method="post" action="/keys">
          <input type="hidden" name="back" value="/help/keys" />
          <p>{keys ? key.switch.isOn : key.switch.isOff}</p>
          <button type="submit" name="keys" value={keys ? 'off' : 'on'}>
            {keys ? key.switch.off : key.switch.on}
          </button>
        </form>
      </>
    )
    return { title: key.title, body }
  },
}

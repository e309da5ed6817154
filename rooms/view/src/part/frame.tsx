// The frame of every page: skip link, navigation, what was just done, the page, language and
// look. Markup only; who may see what was decided before.
import { LANGUAGE_NAME, LANGUAGE_TAG, LANGUAGES, type Language, wordsIn } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'
import type { RecordLabel } from '../phrase/record-name.ts'
import { type GoName, KeyDialog } from './key-help.tsx'
import { DoneNote, type DoneNoteProps } from './notice.tsx'

/** The entries of the navigation, in their order. */
export const NAVIGATION = [
  ['home', '/'],
  ['documents', '/documents'],
  ['claims', '/claims'],
  ['speakers', '/speakers'],
  ['events', '/events'],
  ['figures', '/figures'],
  ['persons', '/persons'],
  ['estimates', '/estimates'],
  ['search', '/search'],
  ['log', '/log'],
] as const
export type NavName = (typeof NAVIGATION)[number][0] | 'reference' | 'help'

/** The scripts that a page may load; each works only where hands work fast. */
export const ISLANDS = [
  'key',
  'sign-in',
  'quote',
  'place',
  'person',
  'chain',
  'progress',
  'keep',
  'drop',
  'copy',
  'reader',
  'picture',
  'proposal',
  'model',
  'pair',
  'passkey',
  'work',
  'signed-in',
  'redaction',
] as const
export type IslandName = (typeof ISLANDS)[number]

export interface FrameProps {
  language: Language
  title: string
  /** The heading of the page; default the title. */
  heading?: RecordLabel | undefined
  /** Path and query of this page, for the forms that come back to it. */
  here: string
  nav?: NavName | undefined
  /** The entries of the navigation that lead the person somewhere; all of them without it. */
  entries?: readonly NavName[] | undefined
  /** The pages that a key may lead the person to; all of them without it. */
  goes?: readonly GoName[] | undefined
  crumbs?: readonly { label: string; lang?: string; href?: string }[] | undefined
  islands?: readonly IslandName[] | undefined
  /** `light` or `dark` when the person has chosen; else the system decides. */
  theme?: 'light' | 'dark' | undefined
  /** The pseudonym of the person, when somebody is signed in. */
  account?: string | undefined
  /** Pages about accounts that lead the person somewhere. */
  own?: readonly ('keys' | 'accounts')[] | undefined
  /** Whether the page goes blank when the account of its person is closed or changed. */
  isWatched?: boolean | undefined
  /** True for the invented world: every page says so. */
  invented?: boolean | undefined
  /** Which of language and look can be chosen; default both. */
  look?: 'both' | 'language' | 'none' | undefined
  done?: Omit<DoneNoteProps, 'language'> | undefined
  children?: ComponentChildren
}

/** A whole HTML page, from `<html>` on. */
export function Frame(props: FrameProps): VNode {
  const { language, title, heading, theme, islands = [], children } = props
  const { frame } = wordsIn(language).page
  return (
    <html lang={LANGUAGE_TAG[language]} dir="ltr" data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Tumen`}</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {[
          ...islands,
          ...(props.isWatched && props.account !== undefined ? (['signed-in'] as const) : []),
        ].map((name) => (
          <script type="module" src={`/island/${name}.js`} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {frame.skip}
        </a>
        <Header {...props} />
        <main id="main" tabIndex={-1}>
          {props.invented && <p class="invented">{frame.invented}</p>}
          {props.crumbs && props.crumbs.length > 0 && <Crumbs {...props} crumbs={props.crumbs} />}
          {props.done && <DoneNote language={language} {...props.done} />}
          <h1 lang={heading?.lang} dir={heading?.lang === undefined ? undefined : 'auto'}>
            {heading?.text ?? title}
          </h1>
          {children}
        </main>
        <Footer {...props} />
        {islands.includes('key') && <KeyDialog language={language} goes={props.goes} />}
        {props.isWatched && props.account !== undefined && <ChangedNote {...props} />}
      </body>
    </html>
  )
}

/** What stands in the place of a page whose person has other roles now; the island shows it. */
function ChangedNote({ language, account }: FrameProps): VNode {
  const { changed, signIn } = wordsIn(language).page.frame
  return (
    <template id="changed" data-account={account}>
      <main>
        <h1>{signIn.outTitle}</h1>
        <div class="notice" role="alert">
          <p>{changed.text}</p>
          <p>{changed.kept}</p>
          <p>
            <a class="button" href="/sign-in" target="_blank" rel="noopener">
              {changed.go}
            </a>
          </p>
        </div>
      </main>
    </template>
  )
}

function Header(props: FrameProps): VNode {
  const { language, nav, account, here, entries, look = 'both' } = props
  const { frame } = wordsIn(language).page
  const shown = NAVIGATION.filter(([name]) => entries?.includes(name) ?? true)
  return (
    <header class="top">
      <a class="brand" href="/">
        Tumen
      </a>
      {account !== undefined && (
        <nav aria-label={frame.navigation}>
          <ul>
            {shown.map(([name, href]) => (
              <li>
                <a href={href} aria-current={name === nav ? 'page' : undefined}>
                  {frame.nav[name]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {look !== 'none' && <LookForm language={language} here={here} look={look} />}
    </header>
  )
}

/** Language and look; both are kept for this sign-in only. */
function LookForm({ language, here, look }: Pick<FrameProps, 'language' | 'here' | 'look'>): VNode {
  const { frame } = wordsIn(language).page
  return (
    <form class="look" method="post" action="/look">
      <input type="hidden" name="back" value={here} />
      {LANGUAGES.map((one) => (
        <button
          type="submit"
          name="language"
          value={one}
          lang={LANGUAGE_TAG[one]}
          aria-pressed={one === language}
        >
          {LANGUAGE_NAME[one]}
        </button>
      ))}
      {look === 'both' && (
        <button type="submit" name="theme" value="other">
          {frame.otherTheme}
        </button>
      )}
    </form>
  )
}

function Crumbs({
  language,
  crumbs,
}: {
  language: Language
  crumbs: NonNullable<FrameProps['crumbs']>
}): VNode {
  return (
    <nav class="crumbs" aria-label={wordsIn(language).page.frame.crumbs}>
      <ol>
        {crumbs.map(({ label, lang, href }) => (
          <li lang={lang}>{href === undefined ? label : <a href={href}>{label}</a>}</li>
        ))}
      </ol>
    </nav>
  )
}

function Footer({ language, account, own = [], here }: FrameProps): VNode {
  const { frame, account: accounts } = wordsIn(language).page
  if (account === undefined) return <footer class="bottom">{frame.motto}</footer>
  return (
    <footer class="bottom">
      <p>{frame.motto}</p>
      <ul>
        <li>
          <a href="/help/keys" data-keys>
            {frame.keys}
          </a>
        </li>
        <li>
          <a href="/reference">{frame.reference}</a>
        </li>
        {own.includes('accounts') && (
          <li>
            <a href="/accounts">{accounts.title}</a>
          </li>
        )}
        <li>
          {frame.signedIn} <strong>{account}</strong>
        </li>
        {own.includes('keys') && (
          <li>
            <a href="/account">{accounts.own.title}</a>
          </li>
        )}
        <li>
          <form method="post" action="/sign-out">
            <input type="hidden" name="back" value={here} />
            <button type="submit">{frame.signOut}</button>
          </form>
        </li>
      </ul>
    </footer>
  )
}

// The parts of the page: what is chosen, whom to trust, and what was found. Words come from `view`;
// whatever a bundle says of itself stands there as text.
import { bundleFindingText, bundleTitle, bundleVerdict, type VerifiedBundle } from '@tumen/view'
import {
  fill,
  LANGUAGE_NAME,
  LANGUAGE_TAG,
  LANGUAGES,
  type Language,
  type VerifyWords,
  verifyWordsIn,
} from '@tumen/words'
import { element } from './element.ts'

/** A policy or the signers: whom to trust. */
export type TrustName = 'policy' | 'signers'

/** The buttons of the languages. */
export function languageButtons(language: Language): HTMLElement {
  const buttons = LANGUAGES.map((one) =>
    element(
      'button',
      {
        ...{ type: 'button', value: one, lang: LANGUAGE_TAG[one] },
        'aria-pressed': String(one === language),
      },
      LANGUAGE_NAME[one],
    ),
  )
  return element('div', { class: 'look' }, ...buttons)
}

/** Where a bundle is chosen or dropped. */
export function bundleField({ page }: VerifyWords, chosen: string): HTMLElement {
  return element(
    'fieldset',
    { id: 'bundle' },
    element('legend', {}, page.bundle),
    element('p', {}, page.drop),
    element(
      'div',
      { class: 'row' },
      fileField('folder', page.folder, { webkitdirectory: true }),
      fileField('archive', page.archive, { accept: '.zip,application/zip' }),
    ),
    element('p', { id: 'chosen', role: 'status' }, chosen),
  )
}

/** Where the files of the asker are chosen; `told` says what each is, or that it is none. */
export function trustField(
  { page }: VerifyWords,
  told: Readonly<Record<TrustName, string>>,
): HTMLElement {
  const field = (name: TrustName) =>
    element('div', {}, fileField(name, page[name], {}), element('p', { class: 'hint' }, told[name]))
  return element(
    'fieldset',
    {},
    element('legend', {}, page.trust),
    element('p', {}, page.trustLead),
    element('div', { class: 'row' }, field('policy'), field('signers')),
  )
}

/** A field for files that look like the buttons beside it, in the page's language. */
function fileField(name: string, label: string, more: Record<string, string | boolean>) {
  const input = element('input', { ...more, type: 'file', id: name, class: 'file' })
  return element('div', { class: 'choose' }, input, element('label', { for: name }, label))
}

/** What was found of a bundle. */
export function resultPart(language: Language, found: VerifiedBundle): HTMLElement {
  const words = verifyWordsIn(language)
  const [first = '', ...others] = bundleVerdict(language, found)
  const more = found.exit === 1 ? [...others, words.page.howToTrust] : others
  const lines = found.findings.map((one) => element('li', {}, bundleFindingText(language, one)))
  return element(
    'section',
    { 'aria-labelledby': 'verdict' },
    element('h2', { id: 'verdict', tabindex: '-1' }, bundleTitle(language, found)),
    element(
      'div',
      { class: 'verdict', 'data-exit': String(found.exit) },
      element('p', {}, element('strong', {}, first)),
      ...more.map((sentence) => element('p', {}, sentence)),
    ),
    lines.length > 0 && element('h3', {}, words.page.findings),
    lines.length > 0 && element('ul', { class: 'findings' }, ...lines),
    found.exit !== 2 && element('h3', {}, words.page.steps),
    found.exit !== 2 && stepTable(words, found),
    element('p', { class: 'hint' }, words.page.links),
  )
}

function stepTable(words: VerifyWords, { steps }: VerifiedBundle): HTMLElement {
  const { column } = words
  const names = [column.step, column.checked, column.result, column.proves, column.not]
  const head = names.map((name) => element('th', { scope: 'col' }, name))
  const rows = steps.map(({ step, result }) => {
    const meant = result === 'holds' ? [words.proves[step], words.not[step]] : ['', '']
    const [proves = '', not = ''] = meant
    return element(
      'tr',
      { 'data-result': result },
      element('th', { scope: 'row' }, step),
      element('td', {}, words.step[step]),
      element('td', { class: 'result' }, words.result[result]),
      element('td', { 'data-column': column.proves }, proves),
      element('td', { 'data-column': column.not }, not),
    )
  })
  return element(
    'table',
    { class: 'steps' },
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...rows),
  )
}

/** How far the check is. */
export function progressLine(language: Language, done: number, total: number): string {
  const number = new Intl.NumberFormat(LANGUAGE_TAG[language])
  const { checking } = verifyWordsIn(language).page
  return fill(checking, { done: number.format(done), total: number.format(total) })
}

// The verifier as a page: one file that a browser opens from a disk. It asks no network and keeps
// nothing; the check is that of `verify.mjs`. Source: custody.md 14.
import {
  type AllowedSigner,
  type BundleCheck,
  type Finding,
  isFinding,
  type Policy,
  readPolicy,
  readSigners,
  verifyBundle,
} from '@tumen/custody'
import { fill, LANGUAGE_TAG, type Language, languageOf, verifyWordsIn } from '@tumen/words'
import { browserBundle } from './browser-bundle.ts'
import { type ChosenBundle, chosenArchive, chosenFolder, droppedBundle } from './chosen-file.ts'
import { element } from './element.ts'
import {
  bundleField,
  languageButtons,
  progressLine,
  resultPart,
  type TrustName,
  trustField,
} from './page-part.ts'

/** How often the page says how far it is. */
const STEP_MS = 200

/** A file of trust that was chosen, by its name; nothing in it where it is none. */
interface Given<Trust> {
  name: string
  trust: Trust | undefined
}

const state: {
  language: Language
  bundle?: ChosenBundle
  /** What was dropped was not handed over. */
  isHeldBack: boolean
  policy?: Given<Policy>
  signers?: Given<readonly AllowedSigner[]>
  found?: BundleCheck
} = { language: languageOf(navigator.language), isHeldBack: false }

/** Prints the page. */
function show(): void {
  const { language, found } = state
  const words = verifyWordsIn(language)
  const { page } = words
  document.documentElement.lang = LANGUAGE_TAG[language]
  document.title = page.title
  const main = element(
    'main',
    { id: 'main' },
    element('h1', {}, page.title),
    element('p', { class: 'lead' }, page.lead),
    bundleField(words, chosenLine()),
    trustField(words, { policy: givenLine('policy'), signers: givenLine('signers') }),
    element('button', { class: 'send', id: 'check', disabled: !isReady() }, page.check),
    element('p', { id: 'progress', role: 'status' }),
    found && resultPart(language, found),
  )
  const header = element(
    'header',
    { class: 'top' },
    element('span', { class: 'brand' }, 'Tumen'),
    languageButtons(language),
  )
  document.body.replaceChildren(header, main)
  listen()
}

function isReady(): boolean {
  const isWrong = [state.policy, state.signers].some((one) => one && one.trust === undefined)
  return state.bundle !== undefined && !isWrong
}

function chosenLine(): string {
  const { page } = verifyWordsIn(state.language)
  const { bundle, isHeldBack } = state
  if (isHeldBack) return page.heldBack
  if (bundle?.isArchive && typeof DecompressionStream === 'undefined') return page.noZip
  if (bundle === undefined) return page.none
  return fill(page.chosen, { name: bundle.name, count: bundle.files.length })
}

function givenLine(name: TrustName): string {
  const { page } = verifyWordsIn(state.language)
  const given = state[name]
  if (given === undefined) return page.none
  return given.trust === undefined ? page.notTrust[name] : given.name
}

function listen(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('.look button'))
    button.addEventListener('click', () => {
      state.language = languageOf(button.value)
      show()
      document.querySelector<HTMLElement>(`.look [value=${button.value}]`)?.focus()
    })
  onChosen('folder', async (files) => takeBundle(chosenFolder(files)))
  onChosen('archive', async ([file]) => takeBundle(file && chosenArchive(file)))
  onChosen('policy', async ([file]) => {
    if (file) state.policy = given<Policy>(file.name, readPolicy(await file.text()))
  })
  onChosen('signers', async ([file]) => {
    if (file)
      state.signers = given<readonly AllowedSigner[]>(file.name, readSigners(await file.text()))
  })
  document.querySelector('#check')?.addEventListener('click', () => void check())
}

function onChosen(id: string, take: (files: FileList) => Promise<void>): void {
  const field = document.querySelector<HTMLInputElement>(`#${id}`)
  field?.addEventListener('change', async () => {
    if (!field.files || field.files.length === 0) return
    await take(field.files)
    delete state.found
    show()
    document.querySelector<HTMLElement>(`#${id}`)?.focus()
  })
}

function given<Trust extends object>(name: string, read: Trust | Finding): Given<Trust> {
  // A list of nobody is no answer to whom to trust.
  const isNone = isFinding(read) || (Array.isArray(read) && read.length === 0)
  return { name, trust: isNone ? undefined : read }
}

function takeBundle(bundle: ChosenBundle | undefined): void {
  state.isHeldBack = bundle === undefined
  if (bundle === undefined) delete state.bundle
  else state.bundle = bundle
}

async function check(): Promise<void> {
  const { bundle, policy, signers, language } = state
  if (bundle === undefined) return
  document.querySelector<HTMLButtonElement>('#check')?.setAttribute('disabled', '')
  const source = await browserBundle(bundle)
  const total = source.entries.length
  let said = performance.now()
  const between = (done: number) => {
    if (performance.now() - said < STEP_MS) return
    said = performance.now()
    const place = document.querySelector('#progress')
    if (place) place.textContent = progressLine(language, done, total)
  }
  const trust = {
    ...(policy?.trust && { policy: policy.trust }),
    ...(signers?.trust && { signers: signers.trust }),
  }
  state.found = await verifyBundle(source, trust, { now: new Date().toISOString(), between })
  show()
  document.querySelector<HTMLElement>('#verdict')?.focus()
}

document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', async (event) => {
  event.preventDefault()
  if (event.dataTransfer === null) return
  takeBundle(await droppedBundle(event.dataTransfer))
  delete state.found
  show()
})
show()

// A browser in front of the invented world, for the walks: Debian's Chromium with an empty
// profile, a real door on a real port. A walk fails when a page asks anything outside this
// machine, breaks its content policy or throws. No tests here.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDesk } from '@tumen/desk'
import { type OpenedWorld, openWorld } from '@tumen/world'
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core'
import { type OpenDoor, serveDesk } from '../door/serve.ts'

/** A step of a walk that takes longer has failed, also where a machine does four things at once. */
export const WAIT_MS = 60_000
/** The one without windows comes first: it shows the same pages for a third of the work. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser's program, or nothing where none is installed. */
export function browserPath(): string | undefined {
  for (const name of NAMES) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
    if (found.status === 0) return found.stdout.trim()
  }
  return undefined
}

/** Why walks cannot be made here; `false` where they can. */
export const noBrowser: false | string =
  browserPath() === undefined && 'no Chromium is installed: apt-get install chromium'

/** How somebody comes to the door. */
export interface Visitor {
  javaScript?: boolean
  width?: number
  height?: number
  scheme?: 'light' | 'dark'
  /** As the browser asks for it: `ko-KR`. */
  locale?: string
}

/** A door with a browser in front of it. */
export interface Walk {
  world: OpenedWorld
  /** The open door; a walk that stops it opens another on the same port. */
  door: OpenDoor
  /** Opens a page of somebody who has signed in with a word of their own. */
  visit(visitor?: Visitor): Promise<Page>
  /** Everything that went wrong so far: foreign requests, broken policies, errors of scripts. */
  troubles: string[]
  close(): Promise<void>
}

/** Opens a fresh world, its door and a browser. */
export async function openWalk(given?: EmptyWorld): Promise<Walk> {
  const world = given ?? (await openWorld())
  const { owner } = world.desk.ledger.settings
  const troubles: string[] = []
  const door = await serveDesk({
    desk: world.desk,
    actor: {
      account: owner,
      roles: ['documenter', 'analyst', 'reviewer', 'statistician', 'editor', 'administrator'],
    },
    language: 'en',
    invented: given === undefined,
    patienceMs: WAIT_MS / 2,
    port: 0,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    onFault: ({ name, code, where }) => troubles.push(`fault ${name} ${code} ${where}`),
  })
  const browser = await launch()
  const walk: Walk = {
    world,
    door,
    troubles,
    visit: async (visitor = {}) => signIn(walk.door, await contextFor(browser, visitor), troubles),
    close: async () => {
      await browser.close()
      await walk.door.close()
      await world.close()
      assert.deepEqual(troubles, [])
    },
  }
  return walk
}

/** Starts the browser. */
export function launch(): Promise<Browser> {
  const executablePath = browserPath()
  assert.ok(executablePath, 'no Chromium is installed')
  return chromium.launch({ executablePath, args: ARGUMENTS })
}

function contextFor(browser: Browser, visitor: Visitor): Promise<BrowserContext> {
  const { javaScript = true, width = 1280, height = 900, scheme = 'light', locale } = visitor
  return browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height },
    colorScheme: scheme,
    locale: locale ?? 'en-GB',
  })
}

async function signIn(door: OpenDoor, context: BrowserContext, troubles: string[]): Promise<Page> {
  context.setDefaultTimeout(WAIT_MS)
  const page = await context.newPage()
  const own = new URL(door.origin).host
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url())
    if (host !== own && protocol !== 'blob:') troubles.push(`foreign request to ${host}`)
  })
  page.on('pageerror', (error) => troubles.push(`script: ${error.name} ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('the server responded with'))
      troubles.push(`console: ${message.text()}`)
  })
  await comeIn(page, door)
  return page
}

/** Signs in with a fresh word; also after a pause that was too long. */
export async function comeIn(page: Page, door: OpenDoor): Promise<void> {
  await page.goto(`${door.origin}/sign-in`)
  await page.fill('#word', door.newWord())
  await page.click('button.send')
}

/** Presses a key once the page listens: its words can be seen before its scripts have begun. */
export async function pressKey(page: Page, key: string): Promise<void> {
  await page.waitForLoadState('load')
  await page.keyboard.press(key)
}

/** What stands in a part of a page, hidden words included. */
export async function textOf(part: Locator): Promise<string> {
  return (await part.textContent()) ?? ''
}

/** A workspace in which nothing is recorded yet; its clock is set by hand. */
export interface EmptyWorld extends OpenedWorld {
  now: { day: string }
}

/** Makes an empty workspace whose owner records alone. */
export async function emptyWorld(day: string): Promise<EmptyWorld> {
  const root = await mkdtemp(join(tmpdir(), 'tumen-walk-'))
  const now = { day }
  const desk = await createDesk({
    folder: join(root, 'work'),
    passphrase: 'a walk keeps no secrets',
    workFactor: 10,
    owner: 'anna',
    review: 'self',
    clock: () => new Date(`${now.day}T12:00:00.000Z`),
    clockMayJump: true,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })
  return {
    desk,
    folder: join(root, 'work'),
    now,
    ask: async () => assert.fail('a walk asks through pages only'),
    close: async () => {
      await desk.close()
      await rm(root, { recursive: true })
    },
  }
}

/** The points between which a mouse is drawn to select the first occurrence of some words. */
const POINTS = `(words) => {
  const inside = document.querySelector('[data-text]') ?? document.querySelector('[data-reading]')
  const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT)
  const nodes = []
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement.closest('[data-label], .paragraph-number')) nodes.push(node)
  const whole = nodes.map((node) => node.data).join('')
  const at = whole.indexOf(words)
  if (at === -1) throw new Error('the words do not stand in the text')
  const pointOf = (offset, isEnd) => {
    let left = offset
    for (const node of nodes) {
      if (left < node.length || (isEnd && left === node.length)) {
        const range = document.createRange()
        range.setStart(node, isEnd ? left - 1 : left)
        range.setEnd(node, isEnd ? left : left + 1)
        const box = range.getBoundingClientRect()
        return { x: isEnd ? box.right - 1 : box.left + 1, y: box.top + box.height / 2 }
      }
      left -= node.length
    }
  }
  let seen = 0
  const first = nodes.find((node) => (seen += node.length) > at)
  first.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' })
  return [pointOf(at, false), pointOf(at + words.length, true)]
}`

/** Draws the mouse over words of the text, as a hand does. */
export async function selectWords(page: Page, words: string): Promise<void> {
  // Scripts move the text while they begin.
  await page.waitForLoadState('load')
  const points = await page.evaluate(`(${POINTS})(${JSON.stringify(words)})`)
  const [from, to] = points as [{ x: number; y: number }, { x: number; y: number }]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
}

// A browser in front of the invented world, for the walks: Debian's Chromium with an empty
// profile, a real door on a real port. A walk fails when a page asks anything outside this
// machine, breaks its content policy or throws. No tests here.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { type OpenedWorld, openWorld } from '@tumen/world'
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core'
import { type OpenDoor, serveDesk } from '../serve.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']
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
  door: OpenDoor
  /** Opens a page of somebody who has signed in with a word of their own. */
  visit(visitor?: Visitor): Promise<Page>
  /** Everything that went wrong so far: foreign requests, broken policies, errors of scripts. */
  troubles: string[]
  close(): Promise<void>
}

/** Opens a fresh world, its door and a browser. */
export async function openWalk(given?: OpenedWorld): Promise<Walk> {
  const world = given ?? (await openWorld())
  const { owner } = world.desk.ledger.settings
  const troubles: string[] = []
  const door = await serveDesk({
    desk: world.desk,
    actor: {
      account: owner,
      roles: ['documenter', 'analyst', 'reviewer', 'statistician', 'editor'],
    },
    language: 'en',
    invented: true,
    port: 0,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    onFault: ({ name, code, where }) => troubles.push(`fault ${name} ${code} ${where}`),
  })
  const browser = await launch()
  return {
    world,
    door,
    troubles,
    visit: async (visitor = {}) => signIn(door, await contextFor(browser, visitor), troubles),
    close: async () => {
      await browser.close()
      await door.close()
      await world.close()
      assert.deepEqual(troubles, [])
    },
  }
}

function launch(): Promise<Browser> {
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
  await page.goto(`${door.origin}/sign-in`)
  await page.fill('#word', door.newWord())
  await page.click('button.send')
  return page
}

/** What stands in a part of a page, hidden words included. */
export async function textOf(part: Locator): Promise<string> {
  return (await part.textContent()) ?? ''
}

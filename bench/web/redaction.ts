// How long three hundred boxes over a picture take from a key to its paint: `npm run build`, then
// `npx tsx --conditions=tumen-source bench/web/redaction.ts`.
// A picture of the invented world in Chromium. Each key is pressed in turn; other work of the
// machine only adds to a time, so the quickest of each stands beside the median.
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { print, quantile } from './client.ts'
import { openWorldDoor } from './door.ts'

const LIMIT_MS = 50
const BOXES = 300
const TURNS = 15
const KEYS = ['ArrowRight', 'ArrowDown', 'Tab', 'Alt+ArrowLeft', 'u', 'a', 'v']
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell'
const PICTURE = new URL('../../world/pictures/P1.jpg', import.meta.url)

/** Keeps how long it took from each key to its paint, in ms; begins before the page does. */
const KEYS_TO_PAINT = `
  globalThis.took = []
  addEventListener('keydown', (event) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => took.push(performance.now() - event.timeStamp)
    port2.postMessage(0)
  }), { capture: true })`

const { origin, takeWord, signIn, close } = await openWorldDoor()
const cookie = await signIn()

async function call(operation: string, input: object): Promise<void> {
  const headers = { cookie, origin, 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(input) }
  const answer = await fetch(`${origin}/api/${operation}`, init)
  if (answer.status !== 200) throw new Error(`${operation}: ${answer.status}`)
}

const about = { title: 'Station', published: '2022-04-10', language: 'en', id: 'station' }
const bytes = readFileSync(PICTURE).toString('base64')
await call('document.add', { ...about, bytes })
await call('redaction.start', { document: 'station', id: 'crowd' })
const boxes = Array.from({ length: BOXES }, (_, n) => {
  const place = { x: 20 + (n % 25) * 60, y: 20 + Math.floor(n / 25) * 80, w: 30, h: 34 }
  return { ...place, what: 'face', state: 'covered' }
})
await call('redaction.revise', { redaction: 'crowd', revision: 1, boxes })

const browser = await chromium.launch({
  executablePath: BROWSER,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
const page = await context.newPage()
await page.goto(`${origin}/sign-in`)
await page.fill('#word', takeWord())
await page.click('button.send')
await page.addInitScript(KEYS_TO_PAINT)
await page.goto(`${origin}/documents/station/redaction?part=1&shade=grey`)
await page.locator('.redaction-stage canvas').first().waitFor()
const shown = await page.locator('.redaction-box').count()
if (shown !== BOXES) throw new Error(`${shown} boxes`)
await page.focus('.redaction-box')
await page.waitForTimeout(1_500)
for (const key of KEYS) {
  await page.evaluate('took.length = 0')
  for (let n = 0; n < TURNS; n++) {
    await page.keyboard.press(key)
    await page.waitForTimeout(60)
  }
  const took = (await page.evaluate('took')) as number[]
  print(`${key}: the quickest to paint`, Math.min(...took), 'ms', LIMIT_MS)
  print(`${key}: the median`, quantile(took, 0.5), 'ms', LIMIT_MS)
}
await browser.close()
close()

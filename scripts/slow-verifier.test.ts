// The page of the verifier, opened from a disk in Chromium, with the bundle of the vectors: as it
// is, altered, and re-made by an attacker. Test keys only.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test, { after, before } from 'node:test'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { archiveOf } from '../rooms/custody/fixture/archive.ts'
import { ATTACKS, courtBundle, type Files, rewrite } from '../rooms/custody/fixture/bundle.ts'
import { vectorText } from '../rooms/custody/src/vector.test.ts'
import { browserPath } from './browser-path.ts'
import { verifierPage } from './verifier.ts'

const MOST_BYTES = 60_000
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const executablePath = browserPath()
const skip = executablePath === undefined && 'no Chromium is installed: apt-get install chromium'

const root = mkdtempSync(join(tmpdir(), 'tumen-verifier-page-'))
const [POLICY, SIGNERS] = [join(root, 'policy.txt'), join(root, 'allowed_signers')]
let html = ''
let browser: Browser
before(async () => {
  html = await verifierPage()
  writeFileSync(join(root, 'verify.html'), html)
  writeFileSync(POLICY, vectorText('bundle/court/custody/policy.txt'))
  writeFileSync(SIGNERS, vectorText('bundle/court/custody/allowed_signers'))
  if (executablePath === undefined) return
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
})
after(async () => {
  await browser?.close()
  rmSync(root, { recursive: true, force: true })
})

let places = 0
function written(files: Files): string {
  const folder = join(root, String(places++))
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes ?? '')
  }
  return folder
}

function zipped(files: Files): string {
  const path = join(root, `${places++}.zip`)
  const packed = [...files].map(([name, bytes]) => ({ path: name, bytes: bytes as Uint8Array }))
  writeFileSync(path, archiveOf(packed.map((file) => ({ ...file, deflate: true }))))
  return path
}

function attacked(name: string, which: 'none' | 'tags'): Files {
  const files = courtBundle()
  ATTACKS[name]?.(files)
  rewrite(files, which)
  return files
}

/** The page from the disk; everything that it asks for or breaks is noted. */
async function opened(options: Parameters<Browser['newPage']>[0] = {}) {
  const troubles: string[] = []
  const page = await browser.newPage({ locale: 'en-GB', ...options })
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) troubles.push(request.url())
  })
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  await page.goto(pathToFileURL(join(root, 'verify.html')).href)
  return { page, troubles }
}

async function trust(page: Page): Promise<void> {
  await page.setInputFiles('#policy', POLICY)
  await page.setInputFiles('#signers', SIGNERS)
}

/** Checks what was chosen: the exit code, and everything that is said. */
async function verdict(page: Page): Promise<{ exit: string | null; said: string }> {
  await page.click('#check:not([disabled])')
  const box = await page.waitForSelector('.verdict')
  return { exit: await box.getAttribute('data-exit'), said: (await page.textContent('main')) ?? '' }
}

async function problems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const options = JSON.stringify({ runOnly: TAGS, resultTypes: ['violations'] })
  const judged = (await page.evaluate(`axe.run(document, ${options})`)) as {
    violations: { id: string }[]
  }
  return judged.violations.map(({ id }) => id)
}

test('[H83] the page is one small file that may run itself alone and ask nothing', () => {
  const size = gzipSync(html, { level: 9 }).length
  assert.ok(size < MOST_BYTES, `${size} bytes`)
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? ''
  assert.match(policy, /^default-src 'none'; script-src 'sha256-[^;]+; style-src 'sha256-[^;]+;/)
  assert.ok(!/authentic|진품|真品/i.test(html.replaceAll(/authenticat/gi, '')))
  assert.ok(!/\bfetch\(|WebSocket|XMLHttpRequest|innerHTML|<link|@import/.test(html))
})

test('[H84] a good bundle holds, as a folder and as a ZIP file', { skip }, async () => {
  const { page, troubles } = await opened()
  assert.deepEqual(await problems(page), [], 'before anything is chosen')
  await trust(page)
  for (const [field, place] of [
    ['#folder', written(courtBundle())],
    ['#archive', zipped(courtBundle())],
  ] as const) {
    await page.setInputFiles(field, place)
    const { exit, said } = await verdict(page)
    assert.equal(exit, '0')
    assert.match(said, /Unchanged since 2026-11-25 00:00:07 UTC, according to witness/)
    assert.equal(await page.locator('tr[data-result=holds]').count(), 15)
  }
  await page.click('.look [value=ko]')
  assert.equal(await page.getAttribute('html', 'lang'), 'ko')
  assert.match((await page.textContent('.verdict')) ?? '', /이후 바뀌지 않음, witness/)
  assert.deepEqual(troubles, [])
  await page.close()
})

test('[H84] a folder that is dropped is read, and so is a ZIP file', { skip }, async () => {
  const { page, troubles } = await opened()
  await trust(page)
  const protocol = await page.context().newCDPSession(page)
  for (const place of [written(courtBundle()), zipped(courtBundle())]) {
    const data = { items: [], files: [place], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await protocol.send('Input.dispatchDragEvent', { type, x: 100, y: 100, data })
    assert.equal((await verdict(page)).exit, '0')
  }
  assert.deepEqual(troubles, [])
  await page.close()
})

test('[H84] altered is said of a changed statement, and of a log that an attacker made anew', {
  skip,
}, async () => {
  const { page, troubles } = await opened()
  const remade = attacked('the same, verified with the policy in the bundle', 'tags')
  await page.setInputFiles('#folder', written(remade))
  const believed = await verdict(page)
  assert.equal(believed.exit, '1', 'by its own policy nothing is altered, and nobody vouches')
  assert.ok(!believed.said.includes('Unchanged since'))
  await trust(page)
  assert.equal((await verdict(page)).exit, '6')
  await page.setInputFiles('#folder', written(attacked('a statement changed (39 to 99)', 'none')))
  const { exit, said } = await verdict(page)
  assert.equal(exit, '6')
  assert.match(said, /V4 data\/statements\.jsonl: has another digest/)
  await page.setInputFiles('#policy', SIGNERS)
  // What is no policy is not taken for one; the page reads the file first.
  await page.waitForSelector('#check:disabled')
  await page.setInputFiles('#archive', POLICY)
  await page.setInputFiles('#policy', POLICY)
  assert.equal((await verdict(page)).exit, '2')
  assert.deepEqual(troubles, [])
  await page.close()
})

test('[H85] without trust from outside nothing is green, and the page is clean in every look', {
  skip,
}, async () => {
  for (const look of [
    { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
    { locale: 'ko-KR', colorScheme: 'dark', viewport: { width: 320, height: 700 } },
  ] as const) {
    const { page, troubles } = await opened(look)
    await page.setInputFiles('#folder', written(courtBundle()))
    assert.equal((await verdict(page)).exit, '1')
    assert.deepEqual(await problems(page), [], look.locale)
    const [green, width] = (await page.evaluate(`(() => {
      const probe = document.createElement('i')
      probe.style.color = 'var(--good)'
      document.body.append(probe)
      const good = getComputedStyle(probe).color
      probe.remove()
      const used = [...document.querySelectorAll('main *')].flatMap((one) => {
        const style = getComputedStyle(one)
        return [style.color, style.backgroundColor, style.borderInlineStartColor]
      })
      return [used.includes(good), document.documentElement.scrollWidth]
    })()`)) as [boolean, number]
    assert.equal(green, false)
    assert.ok(width <= look.viewport.width, `${width} wide`)
    assert.deepEqual(troubles, [])
    await page.close()
  }
})

test('[H85] every field is reached with the keyboard, and the answer gets the focus', {
  skip,
}, async () => {
  const { page } = await opened()
  const next = async (count: number) => {
    const reached: string[] = []
    for (let n = 0; n < count; n++) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate('document.activeElement.id || document.activeElement.value')
      reached.push(String(at))
    }
    return reached
  }
  assert.deepEqual(await next(7), ['en', 'ko', 'zh', 'folder', 'archive', 'policy', 'signers'])
  await page.setInputFiles('#folder', written(courtBundle()))
  await page.waitForSelector('#check:not([disabled])')
  assert.deepEqual(await next(4), ['archive', 'policy', 'signers', 'check'])
  await page.keyboard.press('Enter')
  await page.waitForSelector('#verdict:focus')
  await page.close()
})

// The page of estimates that needs no server, as a file in Chromium: it says the same as Node, asks
// nothing from anywhere, and refuses what cannot be read.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import { pathToFileURL } from 'node:url'
import { cellLines, finishJob, readTable, reportJob } from '@tumen/estimate'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { answerOfReport } from '../rooms/desk/src/estimate/answer.ts'
import { browserPath } from './browser-path.ts'
import { demoPage } from './estimate-demo.ts'
import { repositoryRoot } from './place.ts'

const WAIT_MS = 120_000
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const executablePath = browserPath()
const skip = executablePath === undefined && 'no Chromium is installed: apt-get install chromium'

let browser: Browser
let folder = ''
before(async () => {
  if (executablePath === undefined) return
  folder = mkdtempSync(join(tmpdir(), 'tumen-demo-'))
  writeFileSync(join(folder, 'index.html'), await demoPage())
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
})
after(async () => {
  await browser?.close()
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
})

/** The page from the disk; everything that it asks for or breaks is noted. */
async function openDemo(
  locale = 'en-GB',
  width = 1280,
): Promise<{ page: Page; troubles: string[] }> {
  const troubles: string[] = []
  const page = await browser.newPage({ locale, viewport: { width, height: 800 } })
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) troubles.push(request.url())
  })
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  await page.goto(pathToFileURL(join(folder, 'index.html')).href)
  return { page, troubles }
}

interface TableFile {
  lists: string[]
  cells: [string, number][]
}

function recorded(name: string): TableFile {
  const path = join(repositoryRoot, 'vectors', 'estimate', 'tables', `${name}.json`)
  return JSON.parse(readFileSync(path, 'utf8')) as TableFile
}

function csvOf({ lists, cells }: TableFile): string {
  const rows = cells.map(([pattern, count]) => [...pattern, count].join(','))
  return [`${lists.join(',')},count`, ...rows].join('\n')
}

async function askFor(page: Page, csv: string): Promise<void> {
  await page.fill('textarea[name=csv]', csv)
  await page.click('button.send')
  await page.waitForSelector('#data, #problem', { state: 'attached', timeout: WAIT_MS })
}

test('[H70] the report of a recorded table in the page is the one of Node, byte for byte', {
  skip,
}, async () => {
  const file = recorded('hav3')
  const reading = readTable(file.lists, file.cells)
  assert.ok('table' in reading)
  const { table } = reading
  const hash = createHash('sha256').update(cellLines(table)).digest('hex')
  const found = finishJob(reportJob(table, { seed: 1n, replicates: 1000, hash }))
  const answer = answerOfReport(found, table, hash)
  const { page, troubles } = await openDemo()
  await askFor(page, csvOf(file))
  const shown = JSON.parse((await page.textContent('#data')) ?? '{}') as Record<string, unknown>
  const versions = { ...answer.versions, engine: 'node browser' }
  assert.deepEqual(shown.versions, versions)
  assert.equal(JSON.stringify(shown), JSON.stringify({ ...answer, versions }))
  assert.match((await page.textContent('main')) ?? '', /At least 271 \(documented\)/)
  assert.deepEqual(troubles, [])
  await page.close()
})

test('[H71] the policy of the page lets nothing leave it, and runs no other script', {
  skip,
}, async () => {
  const { page } = await openDemo()
  const asked: string[] = []
  page.on('requestfinished', (request) => asked.push(request.url()))
  const left = await page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'left', () => 'held')")
  assert.equal(left, 'held')
  await page.evaluate(`{
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.body.append(script)
    const image = document.createElement('img')
    image.src = 'http://127.0.0.1:9/x.png'
    document.body.append(image)
  }`)
  assert.equal(await page.evaluate('window.ran'), undefined)
  assert.deepEqual(asked, [])
  const policy = await page.getAttribute('meta[http-equiv]', 'content')
  assert.match(policy ?? '', /^default-src 'none'; script-src 'sha256-[^;]+; style-src 'sha256-/)
  await page.close()
})

test('[H72] a table that cannot be read is refused in the reader’s language, and kept', {
  skip,
}, async () => {
  const { page, troubles } = await openDemo('ko-KR', 360)
  await askFor(page, 'a,b,count\n1,0,=1+1')
  assert.equal(await page.getAttribute('html', 'lang'), 'ko')
  assert.match(await page.inputValue('textarea[name=csv]'), /=1\+1/)
  await page.click('[data-language=en]')
  assert.match((await page.textContent('#problem')) ?? '', /no table that can be read/)
  await askFor(page, '<b>x</b>,b,c,count\n1,1,0,4\n1,0,0,50\n0,1,0,60\n0,0,1,70\n1,1,1,5')
  assert.equal(await page.locator('main b').count(), 0)
  assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= 360)
  await page.evaluate(axe.source)
  const options = JSON.stringify({ runOnly: TAGS, resultTypes: ['violations'] })
  const judged = (await page.evaluate(`axe.run(document, ${options})`)) as {
    violations: { id: string }[]
  }
  assert.deepEqual(
    judged.violations.map(({ id }) => id),
    [],
  )
  assert.deepEqual(troubles, [])
  await page.close()
})

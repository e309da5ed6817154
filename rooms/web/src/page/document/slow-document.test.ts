// What hands do with documents in a browser: a file is dropped, a claim is pointed at, j and k go
// from claim to claim, y and n decide. In a process of its own.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser, openWalk, pressKey, textOf, type Walk } from '../../walk/browser.test.ts'

let walk: Walk
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  await walk.world.ask('doc-1', 'document.relate', {
    from: 'R12',
    to: 'R08',
    kind: 'relays',
    basis: 'text',
  })
})
after(() => walk?.close())

async function visit(path: string): Promise<Page> {
  const page = await walk.visit()
  await page.goto(walk.door.origin + path)
  return page
}

/** Drops a file of some bytes, or several, onto the field, as a hand would. */
async function drop(page: Page, name: string, ...sizes: number[]): Promise<void> {
  const script = `{
    const carried = new DataTransfer()
    for (const bytes of ${JSON.stringify(sizes)})
      carried.items.add(new File(['39명 '.padEnd(bytes, 'x')], ${JSON.stringify(name)}))
    const field = document.querySelector('[data-drop]')
    for (const type of ['dragover', 'drop'])
      field.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }),
      )
  }`
  await page.evaluate(script)
}

/** Lets the page see files of more than a megabyte a hundred times as large as they are. */
async function swell(page: Awaited<ReturnType<typeof visit>>): Promise<void> {
  await page.evaluate(`{
    const { get } = Object.getOwnPropertyDescriptor(Blob.prototype, 'size')
    const size = (own) => (own > 1_000_000 ? 100 * own : own)
    Object.defineProperty(File.prototype, 'size', { get() { return size(get.call(this)) } })
  }`)
}

test('[E44] a dropped file is named with its size, and its name never becomes a title', {
  skip: noBrowser,
}, async () => {
  const page = await visit('/documents/new')
  assert.ok((await textOf(page.locator('[data-drop]'))).includes('You can also drop files'))
  await drop(page, 'a_page.html', 50)
  assert.equal(await page.inputValue('#title'), '')
  await drop(page, 'old_report 7.txt', 3000)
  const status = page.locator('[data-drop-status]')
  assert.equal(await textOf(status), 'old_report 7.txt, 3 kB')
  assert.equal(await page.inputValue('#title'), '')
  await drop(page, 'other.txt', 20)
  assert.equal(await page.inputValue('#title'), '')
  await swell(page)
  await drop(page, 'large.txt', 40_000_001)
  assert.equal(await textOf(status), 'large.txt is larger than 4 GB. Divide it and add the parts.')
  await page.selectOption('#language', 'ko')
  await page.fill('#published', '2022-04')
  await page.click('button.send')
  assert.ok(page.url().endsWith('/documents/new'))
  await drop(page, 'other.txt', 20)
  await page.click('button.send')
  await page.waitForURL(/\/documents\/doc_/)
  assert.ok((await textOf(page.locator('.reading'))).includes('39명'))
  await page.context().close()
})

test('[E872] several files are told together, and each has its line in the answer', {
  skip: noBrowser,
}, async () => {
  const page = await visit('/documents/new')
  const files = (sizes: readonly number[]) =>
    sizes.map((size, n) => ({
      ...{ name: `report ${n}.txt`, mimeType: 'text/plain' },
      buffer: Buffer.alloc(size, `At least ${n + 30} people were held. `),
    }))
  await page.setInputFiles('#file', files([2000, 3000]))
  const status = page.locator('[data-drop-status]')
  assert.equal(await textOf(status), '2 files, 5 kB')
  await swell(page)
  await drop(page, 'large.txt', 18_000_000, 18_000_000, 5_000_000)
  assert.equal(await textOf(status), '3 files are together larger than 4 GB. Add them in parts.')
  await page.selectOption('#language', 'en')
  await page.fill('#published', '2022-04')
  await page.click('button.send')
  assert.ok(page.url().endsWith('/documents/new'))
  await page.setInputFiles('#file', files([200, 300]))
  await page.click('button.send')
  await page.waitForSelector('main table')
  assert.match(await textOf(page.locator('main')), /2 added, 0 already here, 0 not added/)
  await page.context().close()
})

test('[E49] what is pointed at or has the focus lights up on the other side', {
  skip: noBrowser,
}, async () => {
  const page = await visit('/documents/R08')
  const lit = async () => {
    const names = "[...document.querySelectorAll('.near')].map((one) => one.tagName)"
    return [...new Set((await page.evaluate(names)) as string[])].sort()
  }
  assert.deepEqual(await lit(), [])
  await page.locator('.reading a.claim-number').nth(1).hover()
  assert.deepEqual(await lit(), ['A', 'LI', 'MARK'])
  await page.locator('h1').hover()
  const focused = () =>
    page.evaluate("document.activeElement.closest('[data-number]')?.dataset.number")
  const reached = []
  for (const key of ['j', 'j', 'j', 'k']) {
    await page.keyboard.press(key)
    reached.push(await focused())
  }
  assert.deepEqual(reached, ['1', '2', '3', '2'])
  assert.deepEqual(await lit(), ['A', 'LI', 'MARK'])
  await page.goto(`${walk.door.origin}/documents/R08?claim=R08m`)
  const top = await page.evaluate(
    "document.querySelector('mark.current').getBoundingClientRect().top / innerHeight",
  )
  assert.ok(Number(top) > 0 && Number(top) < 1)
  await page.context().close()
})

test('[E58] y confirms a copy, and u takes it back', { skip: noBrowser }, async () => {
  const page = await visit('/lineage/R12/R08')
  await pressKey(page, 'y')
  await page.waitForSelector('.notice.done')
  assert.ok((await textOf(page.locator('.judgement'))).includes('confirmed'))
  await pressKey(page, 'u')
  await page.waitForSelector('[data-key="n"]')
  assert.ok((await textOf(page.locator('.judgement'))).includes('waits for a decision'))
  await pressKey(page, 'n')
  await page.waitForSelector('.notice.done')
  assert.ok((await textOf(page.locator('.judgement'))).includes('rejected'))
  await page.context().close()
})

// A person turns a language model on, and decides about proposals while it reads: in a browser, on
// a telephone in Korean, and without scripts. The model and the report are invented.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerTo, openModel, say, startModelServer } from '@tumen/world/model-server'
import type { Page } from 'playwright-core'
import { noBrowser, openWalk, type Walk } from './browser.test.ts'

const TEXT =
  '지난 4월 랴오닝성에서 탈북민 최소 52명이 구금됐다고 한 선교사가 말했다.\n\n' +
  '지린성에서는 약 80명이 체포됐다.'
const PATH = '/documents/K1/proposals'

async function addReport({ world }: Walk): Promise<void> {
  const about = { language: 'ko', publisher: 'harbour', published: '2022-04-29' }
  await world.ask('ana-1', 'document.add', { id: 'K1', title: '보도', text: TEXT, ...about })
}

const open = (page: Page, path: string) => page.goto(new URL(path, page.url()).href)

async function turnOn(page: Page, url: string): Promise<void> {
  await open(page, '/log/model')
  await page.fill('[name=url]', url)
  await page.fill('[name=model]', 'herd-7b')
  await page.click('form[action="/log/model"] .send')
  await page.waitForSelector('dl.facts')
}

const isNarrowEnough = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

test('[E618] the page tells by itself how far the model is, and keeps what is being decided', {
  skip: noBrowser,
}, async () => {
  const held: (() => void)[] = []
  const server = await startModelServer((asked, response) => {
    if (JSON.stringify(asked).includes('ferrymen')) say(response, answerTo(asked))
    else held.push(() => say(response, answerTo(asked)))
  })
  const walk = await openWalk()
  try {
    await addReport(walk)
    const page = await walk.visit()
    await turnOn(page, server.url)
    await open(page, PATH)
    await page.evaluate(() => Object.assign(window, { isSamePage: true }))
    for (const part of ['1 of 2', 'come']) {
      while (held.length === 0) await page.waitForTimeout(20)
      held.shift()?.()
      await page.waitForSelector(`.model-note:has-text("${part}")`)
    }
    assert.equal(await page.evaluate(() => 'isSamePage' in window), true)
    assert.equal(await page.locator('.agreement').count(), 0)
    await page.click('.model-note a:has-text("come")')
    await page.waitForSelector('.agreement')
    assert.deepEqual(walk.troubles, [])
  } finally {
    await walk.close()
    await server.close()
  }
})

test('[E618] in Korean, on a telephone and without scripts the model is turned on, read and off', {
  skip: noBrowser,
}, async () => {
  const server = await openModel()
  const walk = await openWalk()
  try {
    await addReport(walk)
    const page = await walk.visit({ javaScript: false, width: 390, height: 844, locale: 'ko-KR' })
    await turnOn(page, server.url)
    assert.ok(await isNarrowEnough(page))
    await open(page, PATH)
    for (let n = 0; n < 100 && (await page.locator('.agreement').count()) === 0; n++) {
      await page.waitForTimeout(50)
      await open(page, PATH)
    }
    assert.match(
      (await page.locator('.agreement').first().textContent()) ?? '',
      /규칙과 모델|규칙만/,
    )
    assert.ok(await isNarrowEnough(page))
    await open(page, '/log/model')
    await page.click('button[value=off]')
    await page.waitForSelector('p.notice')
    await open(page, PATH)
    assert.equal(await page.locator('.agreement').count(), 0)
    assert.deepEqual(walk.troubles, [])
  } finally {
    await walk.close()
    await server.close()
  }
})

// Covering a PDF in a browser: the second page by keys, narrow and dark. A process of its own.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import { CHECK_ITEMS } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { letLeave } from '@tumen/world'
import { axeFindings } from '../../walk/axe.test.ts'
import { noBrowser, openWalk, textOf, type Walk } from '../../walk/browser.test.ts'

const LETTER = new URL('../../../../../vectors/redaction/held-letter.pdf', import.meta.url)
const VERIFIER = new URL('../../../../cli/dist/verify/', import.meta.url)
const PATH = '/documents/letter/redaction'
const options = { skip: noBrowser }

let walk: Walk
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  const about = { title: 'Letter', published: '2022-04-10', language: 'en', id: 'letter' }
  const bytes = readFileSync(LETTER).toString('base64')
  await walk.world.ask('ana-1', 'document.add', { ...about, bytes })
  await walk.world.ask('ana-1', 'redaction.start', { document: 'letter', id: 'rd-1' })
})
after(() => walk?.close())

test(
  '[E911] by keys a whole line of the second page is covered, saved, and the page stays',
  options,
  async () => {
    const page = await walk.visit({})
    await page.goto(`${walk.door.origin}${PATH}?page=2&part=1&shade=grey`)
    await page.locator('.redaction-stage canvas').first().waitFor()
    const count = page.locator('[data-counts]')
    assert.equal(await textOf(count), '0 covered, 1 to decide, 0 dropped')
    await page.locator('.redaction-box').first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('w')
    assert.equal(await textOf(count), '2 covered, 0 to decide, 0 dropped')
    assert.match(await textOf(page.locator('[data-told]')), /Left 0, .* 1240 by/)
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/page=2/)
    await page.locator('.redaction-stage canvas').first().waitFor()
    assert.equal(await textOf(page.locator('[data-counts]')), '2 covered, 0 to decide, 0 dropped')
    const [row] = (await walk.world.desk.ledger.read.redactionsById(['rd-1'])).slice(-1)
    const second = row?.row.boxes.filter((box) => box.page === 2)
    assert.deepEqual(
      second?.map(({ what, state }) => [what, state]),
      [
        ['text', 'covered'],
        ['text', 'covered'],
      ],
    )
    assert.equal(row?.row.boxes.filter((box) => box.page === 1).length, 2)
    await page.close()
  },
)

test('[E911] the page of a PDF is right by axe, narrow and in the dark', options, async () => {
  const page = await walk.visit({ width: 390, scheme: 'dark' })
  await page.goto(`${walk.door.origin}${PATH}?page=1&part=1&shade=grey`)
  await page.locator('.redaction-stage canvas').first().waitFor()
  assert.deepEqual(await axeFindings(page), [])
  await page.close()
})

/** The letter covered by one person, let go by a second, and the bundle with its copy. */
async function bundleOfLetter(): Promise<Buffer> {
  const { ask } = walk.world
  const { id } = await ask<{ id: string }>('ana-1', 'redaction.start', { document: 'letter' })
  type Shown = Output<'redaction.show'>
  const checklist = CHECK_ITEMS.map((item) => ({ item, is: 'absent' }))
  for (const page of [1, 2]) {
    const shown = await ask<Shown>('ana-1', 'redaction.show', { redaction: id, page })
    const boxes = shown.boxes?.map(({ id, x, y, w, h, what }) => ({ id, x, y, w, h, what }))
    const said = { redaction: id, revision: shown.revision, page, boxes, seen: [0], checklist }
    await ask('ana-1', 'redaction.picture', { redaction: id, page, tile: 0 })
    await ask('ana-1', 'redaction.revise', said)
  }
  const made = await ask<Output<'redaction.render'>>('ana-1', 'redaction.render', {
    ...{ redaction: id, revision: 3 },
  })
  const { derivative } = made
  for (const page of [1, 2])
    await ask('rev-1', 'redaction.picture', { redaction: id, page, tile: 0, copy: derivative })
  await ask('rev-1', 'evidence.review', { derivative, decision: 'approved', tiles: [0, 1] })
  const about = { profile: 'public', documents: ['letter'], recipient: 'an invented court' }
  const { bundle } = await ask<{ bundle: string }>('ana-1', 'bundle.ask', about)
  await letLeave(walk.world.desk, bundle)
  const { archive } = await ask<{ archive: string }>('ana-1', 'bundle.make', { bundle })
  return Buffer.from(archive, 'base64')
}

/** An archive whose PDF has one other sign in it: files of bundles are not packed. */
function otherCopy(archive: Buffer): Buffer {
  const other = Buffer.from(archive)
  const at = other.indexOf('/MediaBox [ 0 0 ', 0, 'latin1') + '/MediaBox [ 0 0 '.length
  other[at] = other.toString('latin1', at, at + 1) === '9' ? 0x38 : 0x39
  return other
}

test(
  '[E913] the file and the page of the verifier read the bundle of a covered PDF, and find another',
  options,
  async () => {
    const archive = await bundleOfLetter()
    const { folder, ask } = walk.world
    const keys = await ask<Output<'bundle.keys'>>('vie-1', 'bundle.keys', {})
    const place = (name: string, bytes: Buffer | string) => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    }
    const policy = place('policy.txt', keys.policy)
    const signers = place('signers', keys.signers)
    const visit = await walk.visit({})
    // From the disk, as a recipient opens it: no page of ours.
    const page = (await visit.context().browser()?.newPage()) ?? assert.fail()
    await page.goto(new URL('verify.html', VERIFIER).href)
    await page.setInputFiles('#policy', policy)
    await page.setInputFiles('#signers', signers)
    const program = new URL('verify.mjs', VERIFIER).pathname
    const trust = ['--policy', policy, '--signers', signers]
    for (const [name, bytes, exit] of [
      ['whole.zip', archive, 0],
      ['other.zip', otherCopy(archive), 6],
    ] as const) {
      const file = place(name, bytes)
      const { status, stdout } = spawnSync(process.execPath, [program, '--json', ...trust, file])
      assert.equal(status, exit, `${name}: ${stdout}`)
      await page.setInputFiles('#archive', file)
      await page.click('#check:not([disabled])')
      const verdict = await page.waitForSelector('.verdict')
      assert.equal(await verdict.getAttribute('data-exit'), String(exit), name)
    }
    await page.close()
    await visit.close()
  },
)

// Pictures through the sandbox, on every level that this machine has.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import test from 'node:test'
import sharp from 'sharp'
import { drawnScene } from '../../fixture/drawn-face.ts'
import { findProgram } from '../isolation/program.ts'
import { Sandbox } from '../isolation/sandbox.ts'
import { builtScript, isOpenToAll, pathsOfScript } from '../isolation/script.ts'
import { askPicture } from './ask.ts'

const WORKER = builtScript('picture/worker.js')
const skip = existsSync(WORKER) ? false : 'the room is not built'
const SIZE = { width: 330, height: 215 }
const pixels = await drawnScene(SIZE, [{ seed: 3, x: 40, y: 30, size: 90 }])
const picture = await sharp(pixels, { raw: { ...SIZE, channels: 3 } })
  .jpeg()
  .toBuffer()

const withoutNamespaces = (name: string) => (name === 'bwrap' ? undefined : findProgram(name))
const sandboxes = [new Sandbox(), new Sandbox(withoutNamespaces)]

test('[I165] on each level a picture is shown and covered, and a bad one is a code', {
  skip,
}, async () => {
  const levels = await Promise.all(sandboxes.map(async (one) => (await one.report()).level))
  process.stdout.write(`# pictures on the levels ${levels.join(', ')}\n`)
  for (const sandbox of sandboxes) {
    const shown = await askPicture({ do: 'show', longest: 100 }, { sandbox, picture })
    assert.ok(shown.code === undefined)
    const { look, source, ...size } = shown.shown
    assert.equal(source?.kind, 'jpeg')
    assert.deepEqual(size, SIZE)
    assert.match(look ?? '', /^[0-9a-f]{16}$/)
    const boxes = [{ x: 40, y: 30, w: 90, h: 99, isFound: true }]
    const task = { do: 'cover', boxes, fill: 'solid', format: 'png' } as const
    const made = await askPicture(task, { sandbox, picture })
    assert.ok(made.code === undefined)
    assert.equal((await sharp(made.bytes).metadata()).format, 'png')
    const bad = await askPicture(
      { do: 'show', longest: 9 },
      { sandbox, picture: new Uint8Array(9) },
    )
    assert.deepEqual(bad, { code: 'not_understood' })
  }
})

test('[I165] who gives up ends the process, and says so themselves', { skip }, async () => {
  const [sandbox] = sandboxes as [Sandbox]
  const onTick = () => {
    throw new Error('cancelled')
  }
  const large = await sharp({
    create: { width: 6000, height: 4000, channels: 3, background: '#888' },
  })
    .jpeg()
    .toBuffer()
  const task = { do: 'show', longest: 1600 } as const
  await assert.rejects(askPicture(task, { sandbox, picture: large, onTick }), /^Error: cancelled$/)
})

test('[I108] a script sees itself, its packages and Node, and nobody where a folder is closed', () => {
  const paths = pathsOfScript(WORKER)
  assert.equal(paths[0], process.execPath)
  assert.ok(
    paths.slice(1).every((path) => /rooms.(?:intake|archive|claim)$|node_modules$/.test(path)),
  )
  assert.ok(paths.some((path) => existsSync(`${path}/sharp/package.json`)))
  assert.equal(isOpenToAll('/usr/bin/env'), true)
  if (process.getuid?.() === 0) assert.equal(isOpenToAll('/proc/1/fd/0'), false)
})

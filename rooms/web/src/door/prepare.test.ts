// A door that has begun to serve makes reading ready by itself, and a closed desk is no fault.
import assert from 'node:assert/strict'
import test from 'node:test'
import { prepareReading } from '@tumen/desk'
import { openWorld } from '@tumen/world'
import { serveDesk } from './serve.ts'

test('[E629] a door that serves has its places and words ready before somebody asks', async () => {
  const { desk, close } = await openWorld()
  const asked: string[] = []
  const readers = new Proxy(
    {},
    {
      get: () => (_: object, __: object, job: { source: { language: string } }) => {
        asked.push(job.source.language)
        return Promise.resolve([])
      },
    },
  )
  const own = { ...desk, readers } as unknown as typeof desk
  const door = await serveDesk({
    ...{ desk: own, actor: { account: 'ana-1', roles: ['documenter'] }, language: 'en', port: 0 },
    ...{ invented: true, onFault: (fault) => assert.fail(String(fault)) },
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })
  for (let turn = 0; turn < 200 && asked.length < 3; turn++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  assert.deepEqual(asked, ['en', 'ko', 'zh'])
  await door.close()
  await close()
  await prepareReading(desk).catch(() => undefined)
})

// Checkpoints of a log that was closed, on the page about who vouches for it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../../fixture/door.ts'

test('[E430] checkpoints of a closed log are there as well, and say so in three languages', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  await door.post('/log', { do: 'sign' })
  const { log } = (await world.ask<{ heads: { log: string }[] }>('vie-1', 'log.heads', {}))
    .heads[0] ?? { log: '' }
  // The same world went further elsewhere, and somebody kept what was signed there.
  const elsewhere = await openWorld()
  for (let n = 0; n < 17; n++)
    await elsewhere.ask('rev-1', 'agent.grade', { agent: 'harbour', grade: n % 2 ? 'B' : 'C' })
  const { note } = await elsewhere.ask<{ note: string }>('rev-1', 'log.checkpoint', {})
  await elsewhere.close()
  const ahead = { by: 'witness', name: 'w', note } as const
  await world.desk.ledger.restore({ by: 'own', newLog: true, witnessed: [ahead] })
  // Not by the form: the same form again at once would be the same press.
  await world.ask('rev-1', 'log.checkpoint', {})
  for (const [language, words] of [
    ['en', `${log}, which is closed`],
    ['ko', `${log}, 닫힘`],
    ['zh', `${log}，已关闭`],
  ]) {
    const page = await door.text('/log/witnesses', { 'accept-language': language as string })
    const [newest = '', ...older] = page.split('<li class="card">').slice(1)
    assert.ok(!newest.includes(words as string) && older.length > 0, language)
    assert.ok(
      older.every((card) => card.includes(words as string)),
      language,
    )
  }
  await world.close()
})

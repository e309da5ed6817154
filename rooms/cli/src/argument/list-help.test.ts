// The help of a command whose field is a list: what stands in it.
import assert from 'node:assert/strict'
import test from 'node:test'
import { captureTerminal } from '../captured-terminal.ts'
import { run } from '../run.ts'

test('[T6] the help of a list says what form its items have', async () => {
  const { printed, ...terminal } = captureTerminal({ cwd: '/' })
  await run(['help', 'review', 'submit'], terminal)
  const flat = printed.out.replace(/\s+/g, ' ')
  for (const form of ['id of a claim', 'lineage FROM TO', 'redaction ID', 'speaker A B'])
    assert.ok(flat.includes(form), form)
  assert.match(flat, /Examples?: tumen review submit --items/)
})

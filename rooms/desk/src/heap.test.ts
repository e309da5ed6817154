// The heap of a process that cleans up early, beside one that does not.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import test from 'node:test'

/** The largest heap, in MB, of a process in which objects come and go. */
function largestHeap(first: string): number {
  const program = `
    ${first}
    const piece = () => Array.from({ length: 20000 }, (_, n) => ({ n }))
    const live = Array.from({ length: 40 }, piece)
    let most = 0
    for (let n = 0; n < 600; n++) {
      live[n % 40] = piece()
      most = Math.max(most, process.memoryUsage().heapUsed)
    }
    console.log(most / 1e6)`
  const args = ['--import', 'tsx', '--input-type=module', '-e', program]
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  assert.equal(stderr, '')
  return Number(stdout)
}

test('[D1368] the heap of a process that cleans up early stays smaller', () => {
  const file = JSON.stringify(new URL('./heap.ts', import.meta.url).href)
  const small = largestHeap(`import { keepHeapSmall } from ${file}; keepHeapSmall()`)
  const usual = largestHeap('')
  assert.ok(small < usual * 0.9, `${small} MB and ${usual} MB`)
})

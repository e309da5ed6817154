// Which test a piece of work belongs to, kept on the work itself. Node's runner keeps it in a table
// with an entry for each promise and takes the entry out when the promise is collected, which costs
// a quarter of a run. To be imported before `node:test`: the runner takes both functions from here.
import type { AsyncHook, HookCallbacks } from 'node:async_hooks'
import { createRequire } from 'node:module'

interface Hooks {
  createHook(callbacks: HookCallbacks): AsyncHook
  executionAsyncId(): number
  executionAsyncResource(): Carrier
}

const TEST = Symbol('id of the test')
interface Carrier {
  [TEST]?: number
}

const hooks = createRequire(import.meta.url)('node:async_hooks') as Hooks
const { createHook, executionAsyncId, executionAsyncResource } = hooks

/** The runner's hook hears of tests only; everything else carries the id of its test. */
hooks.createHook = ({ init }) =>
  createHook({
    init(id, type, trigger, resource: Carrier) {
      if (type === 'Test') {
        init?.(id, type, trigger, resource)
        resource[TEST] = id
        return
      }
      const test = executionAsyncResource()[TEST]
      if (test !== undefined) resource[TEST] = test
    },
  })

hooks.executionAsyncId = () => executionAsyncResource()[TEST] ?? executionAsyncId()

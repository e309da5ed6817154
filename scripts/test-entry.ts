// The one process in which all quick tests run: it imports the files that `test.ts` chose.
// A file that cannot be loaded is itself a failed test, so that it cannot go unnoticed.
import test from 'node:test'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'

// The gate asks the same questions of every change; TUMEN_SEED asks others, to hunt with.
fc.configureGlobal({ seed: Number(process.env.TUMEN_SEED ?? 20_260_101) })

const files: string[] = JSON.parse(process.env.TUMEN_TEST_FILES ?? '[]')
for (const file of files) {
  try {
    await import(pathToFileURL(file).href)
  } catch (error) {
    test(`${file} loads`, () => {
      throw error
    })
  }
}

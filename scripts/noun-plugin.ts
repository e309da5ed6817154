// A bundle that is given out as one file carries the words of a few nouns, in every language. The
// folders of the languages are read as if they held no others.
import { dirname } from 'node:path'
import type { Plugin } from 'esbuild'

const FOLDER = /[\\/]rooms[\\/]words[\\/][^\\/]+[\\/]noun\.ts$/
/** Where all words are read, which such a bundle does not have. */
const WHOLE = 'rooms/words/src/words.ts'

/** Leaves these nouns alone in the folder of each language; refuses a bundle that asks for all. */
export function onlyNouns(...nouns: readonly string[]): Plugin {
  const contents = nouns
    .map((noun) => `export { default as ${noun} } from './${noun}.json' with { type: 'json' }`)
    .join('\n')
  return {
    name: 'only-nouns',
    setup(build) {
      build.initialOptions.metafile = true
      build.onLoad({ filter: FOLDER }, ({ path }) => ({
        ...{ contents, loader: 'ts', resolveDir: dirname(path) },
      }))
      build.onEnd(({ metafile }) => {
        const outputs = Object.values(metafile?.outputs ?? {})
        const isWhole = outputs.some(({ inputs }) => (inputs[WHOLE]?.bytesInOutput ?? 0) > 0)
        return isWhole ? { errors: [{ text: `asks for more words than ${nouns.join()}.` }] } : {}
      })
    },
  }
}

// How many bytes the estimate room takes in a browser, minified: what the reference names as its
// face, without reports and pictures (limit 60 kB), with reports, and everything.
// Run: npx tsx --conditions=tumen-source bench/estimate/size.ts
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOM = fileURLToPath(new URL('../../rooms/estimate/src/', import.meta.url))
const MOST_KB = 60
const FACE =
  'readTable tableFromRecords mergeLists dropList conditionOn examine chaoBound ' +
  'chapman oddsCurve highestOrderCurve sampleCoverage oneList hierarchicalModels ' +
  'modelName parseModel createExistenceTest fitLogLinear profileInterval rankJob ' +
  'bootstrapJob calibrationJob sensitivityJob graphJob latentClassJob linkageJob ' +
  'runJob runPart randomStream splitRhat splitEffectiveSize combineDraws smallCells ' +
  'coarse'

async function kilobytesOf(contents: string): Promise<number> {
  const stdin = { contents, resolveDir: ROOM, loader: 'ts' as const }
  const made = await build({ stdin, bundle: true, minify: true, format: 'esm', write: false })
  return (made.outputFiles[0]?.contents.length ?? Number.NaN) / 1000
}

const named = (names: string) => `export { ${names.split(' ').join(', ')} } from './index.ts'`
const face = await kilobytesOf(named(FACE))
const verdict = face <= MOST_KB ? 'reached' : 'MISSED'
console.log(`face without reports: ${face.toFixed(1)} kB (at most ${MOST_KB}: ${verdict})`)
const withReport = await kilobytesOf(named(`${FACE} reportJob`))
const whole = await kilobytesOf("export * from './index.ts'")
console.log(`with reports: ${withReport.toFixed(1)} kB; everything: ${whole.toFixed(1)} kB`)
process.exitCode = face <= MOST_KB ? 0 : 1

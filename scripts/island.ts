// Bundles the scripts of islands for the browser, each in one file, and refuses one that is larger
// than its limit: pages must be fast on an old laptop.
import { readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { isMain, repositoryRoot } from './place.ts'

const MOST_BYTES = 12 * 1024
const FOLDER = join('rooms', 'web', 'island')
const OUTPUT = join('rooms', 'web', 'dist', 'island')

/** The size of a script as it travels, compressed. */
export function travelSize(script: Uint8Array): number {
  return gzipSync(script, { level: 9 }).length
}

/** What is wrong with the sizes: one line for each script that is too large. */
export function sizeProblems(scripts: readonly { path: string; bytes: Uint8Array }[]): string[] {
  return scripts.flatMap(({ path, bytes }) => {
    const size = travelSize(bytes)
    return size <= MOST_BYTES
      ? []
      : [`${path} is ${size} bytes compressed; ${MOST_BYTES} is the limit.`]
  })
}

async function main(): Promise<number> {
  const names = readdirSync(join(repositoryRoot, FOLDER)).filter((name) => name.endsWith('.ts'))
  const { outputFiles } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: names.map((name) => join(FOLDER, name)),
    outdir: OUTPUT,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: false,
    write: false,
  })
  const problems = sizeProblems(
    outputFiles.map(({ path, contents }) => ({ path, bytes: contents })),
  )
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  if (problems.length > 0) return 1
  await mkdir(join(repositoryRoot, OUTPUT), { recursive: true })
  for (const { path, contents } of outputFiles) await writeFile(path, contents)
  return 0
}

if (isMain(import.meta.url)) process.exitCode = await main()

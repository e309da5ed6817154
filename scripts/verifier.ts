// Builds the verifier that is handed out with a bundle: one file for Node, with everything in it
// that is not Node's own. The same sources give the same bytes.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { isMain, repositoryRoot } from './place.ts'

const PROGRAM = join('rooms', 'cli', 'src', 'verify-program.ts')
const OUTPUT = join(repositoryRoot, 'rooms', 'cli', 'dist', 'verify')

/** The text of `verify.mjs`. */
export async function verifierProgram(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: [PROGRAM],
    bundle: true,
    conditions: ['tumen-source'],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

/** Writes what a bundle carries to where `verifierFiles` of the command line finds it. */
export async function buildVerifier(): Promise<void> {
  await mkdir(OUTPUT, { recursive: true })
  await writeFile(join(OUTPUT, 'verify.mjs'), await verifierProgram())
}

if (isMain(import.meta.url)) await buildVerifier()

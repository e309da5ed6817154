// Builds the verifier that is given out with a bundle: one file for Node, with everything in it
// that is not Node's own, and one page for browsers. The same sources give the same bytes.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LANGUAGE_TAG, LANGUAGES, verifyWordsIn } from '@tumen/words'
import { build } from 'esbuild'
import { alonePage } from './alone-page.ts'
import { onlyNouns } from './noun-plugin.ts'
import { isMain, repositoryRoot } from './place.ts'

const PROGRAM = join('rooms', 'cli', 'src', 'verify-program.ts')
const PAGE = join('rooms', 'cli', 'verifier', 'page.ts')
const STYLES = ['token', 'base', 'form', 'verify']
const NOUNS = ['language', 'verify']
const OUTPUT = join(repositoryRoot, 'rooms', 'cli', 'dist', 'verify')

/** The text of `verify.mjs`. */
export async function verifierProgram(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: [PROGRAM],
    bundle: true,
    charset: 'utf8',
    conditions: ['tumen-source'],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [onlyNouns(...NOUNS)],
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

/** The text of `verify.html`. */
export function verifierPage(): Promise<string> {
  const noScript = LANGUAGES.map((language) => ({
    lang: LANGUAGE_TAG[language],
    text: verifyWordsIn(language).page.noScript,
  }))
  return alonePage({ source: PAGE, nouns: NOUNS, styles: STYLES, noScript })
}

/** Writes what a bundle carries to where `verifierFiles` of the command line finds it. */
export async function buildVerifier(): Promise<void> {
  await mkdir(OUTPUT, { recursive: true })
  await writeFile(join(OUTPUT, 'verify.mjs'), await verifierProgram())
  await writeFile(join(OUTPUT, 'verify.html'), await verifierPage())
}

if (isMain(import.meta.url)) await buildVerifier()

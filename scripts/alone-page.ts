// A page that needs no server: one file with its script and style inside, which a browser opens
// from a disk. Its policy lets it run exactly these and ask nothing from outside.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { onlyNouns } from './noun-plugin.ts'
import { repositoryRoot } from './place.ts'

/** What goes into the page. */
export interface AlonePage {
  /** The source that the script begins with, from the root of the repository. */
  source: string
  /** The nouns whose words it carries; all, where none are named. */
  nouns?: readonly string[]
  /** Names of style files of `view`, in their order. */
  styles: readonly string[]
  /** What to say where no script runs: a line for each language. */
  noScript?: readonly { lang: string; text: string }[]
}

/** The script of a page, in one piece. */
async function bundledScript({ source, nouns }: AlonePage): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: [source],
    bundle: true,
    conditions: ['tumen-source'],
    charset: 'utf8',
    // What a report names as its engine; a page has no `process`.
    define: { 'process.versions.node': '"browser"' },
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: nouns ? [onlyNouns(...nouns)] : [],
    write: false,
  })
  // Inside of a page the text of a script ends at the first of these.
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script').trimEnd()
}

function style(names: readonly string[]): string {
  const read = (name: string) =>
    readFileSync(join(repositoryRoot, 'rooms', 'view', 'style', `${name}.css`), 'utf8')
  return names.map(read).join('\n')
}

/** How a policy names a text that it lets run. */
function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** The whole page; the same sources give the same bytes. */
export async function alonePage(page: AlonePage): Promise<string> {
  const { styles, noScript = [] } = page
  const [script, css] = [await bundledScript(page), style(styles)]
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(css)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<title>Tumen</title>',
    `<style>${css}</style>`,
    '</head>',
    '<body>',
    ...noScript.map(({ lang, text }) => `<noscript><p lang="${lang}">${text}</p></noscript>`),
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

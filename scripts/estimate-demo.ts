// Makes the page of estimates that needs no server: one file with its script and style inside,
// which a browser opens from a disk. Its policy lets it run exactly these and ask nothing from
// outside. Run: npx tsx --conditions=tumen-source scripts/estimate-demo.ts [FILE]
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { build } from 'esbuild'
import { isMain, repositoryRoot } from './place.ts'

const SOURCE = join('docs', 'estimate', 'page.ts')
const STYLES = ['token', 'base', 'form', 'figure', 'chart', 'estimate']
const TARGET = join(repositoryRoot, 'docs', 'estimate', 'dist', 'index.html')

/** The script of the page, in one piece. */
async function bundledScript(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: [SOURCE],
    bundle: true,
    conditions: ['tumen-source'],
    // The engine that the report names; a page has no `process`.
    define: { 'process.versions.node': '"browser"' },
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
  })
  // Inside of a page the text of a script ends at the first of these.
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script').trimEnd()
}

function style(): string {
  const read = (name: string) =>
    readFileSync(join(repositoryRoot, 'rooms', 'view', 'style', `${name}.css`), 'utf8')
  return STYLES.map(read).join('\n')
}

/** How a policy names a text that it lets run. */
function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** The whole page. */
export async function demoPage(): Promise<string> {
  const [script, css] = [await bundledScript(), style()]
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
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

if (isMain(import.meta.url)) {
  const target = process.argv[2] === undefined ? TARGET : resolve(process.argv[2])
  mkdirSync(dirname(target), { recursive: true })
  const page = await demoPage()
  writeFileSync(target, page)
  process.stdout.write(`${target}: ${Math.round(page.length / 1024)} kB\n`)
}

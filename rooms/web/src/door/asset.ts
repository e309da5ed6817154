// The files that pages need: the style, the icon and the scripts of islands. They hold nothing
// of anybody's, so they are served to whoever asks this host.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { ISLANDS } from '@tumen/view'
import type { DoorApp } from './app.tsx'

const require = createRequire(import.meta.url)
const FIRST_STYLES = ['token.css', 'base.css', 'form.css']

/** The whole style: the tokens first, then the frame and forms, then the rest by name. */
function readStyle(): string {
  const first = require.resolve('@tumen/view/style/token.css')
  const folder = first.slice(0, -'token.css'.length)
  const others = readdirSync(folder)
    .filter((name) => name.endsWith('.css') && !FIRST_STYLES.includes(name))
    .sort()
  return [...FIRST_STYLES, ...others].map((name) => readFileSync(folder + name, 'utf8')).join('\n')
}

function readIcon(): string {
  return readFileSync(require.resolve('@tumen/view/style/icon.svg'), 'utf8')
}

/** The bundled script of an island; the build makes it (`npm run build`). */
function readIsland(name: string): string {
  return readFileSync(
    fileURLToPath(new URL(`../../dist/island/${name}.js`, import.meta.url)),
    'utf8',
  )
}

/** Serves style, icon and islands from memory; throws when the build has not made them. */
export function mountAssets(app: DoorApp): void {
  const script = 'text/javascript; charset=utf-8'
  serve(app, '/style.css', 'text/css; charset=utf-8', readStyle())
  serve(app, '/icon.svg', 'image/svg+xml', readIcon())
  for (const name of ISLANDS) serve(app, `/island/${name}.js`, script, readIsland(name))
}

function serve(app: DoorApp, path: string, type: string, text: string): void {
  app.get(path, (c) => c.body(text, 200, { 'Content-Type': type }))
}

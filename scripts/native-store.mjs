// The native module that holds the key of the store: compiled on this machine from the source whose
// digest is in package-lock.json, never a binary that was fetched, and known again by the digest of
// what was compiled (docs/decisions/0011, 0029). JavaScript, because it runs before TypeScript is
// installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NAME = 'better-sqlite3-multiple-ciphers'
const WRAP_HEADER = 'node_object_wrap.h'
const FATAL_HOOK = 'RemoveEnvironmentCleanupHook'

/** The folder of this checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url))
const MODULE = join(root, 'node_modules', NAME)

// The stamp lies outside `build`, which the compiler empties; `npm ci` removes it with the module.
function placesIn(folder) {
  const binary = join(folder, 'build', 'Release', 'better_sqlite3.node')
  return { build: join(folder, 'build'), binary, stamp: join(folder, 'compiled-here.json') }
}

/** Runs npm: the very one that started this process, when one did. */
export function npm(args, env = process.env) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--logs-max=0']
  const itself = process.env.npm_execpath
  const [command, first] = itself ? [process.execPath, [itself]] : ['npm', []]
  const options = { cwd: root, stdio: 'inherit', env }
  return spawnSync(command, [...first, ...args, ...quiet], options).status === 0
}

/**
 * What is wrong with the binary that is installed: `missing`, `foreign` (not compiled here, or
 * changed since), `hook`, `unloadable`; nothing when it may hold a key.
 */
export function storeTrouble(folder = MODULE) {
  const { binary, stamp } = placesIn(folder)
  if (!existsSync(binary)) return 'missing'
  const bytes = readFileSync(binary)
  if (digestOf(bytes) !== stampedDigest(stamp)) return 'foreign'
  if (bytes.includes(FATAL_HOOK)) return 'hook'
  return loads(binary) ? undefined : 'unloadable'
}

/** Compiles the module anew from its source and keeps its digest; whether that worked. */
export function compileStore() {
  const { build, binary, stamp } = placesIn(MODULE)
  rmSync(build, { recursive: true, force: true })
  rmSync(stamp, { force: true })
  const isDone = npm(['rebuild', NAME, '--ignore-scripts=false'], compileEnvironment())
  if (!isDone || !existsSync(binary)) return false
  writeFileSync(stamp, `${JSON.stringify({ sha256: digestOf(readFileSync(binary)) })}\n`)
  return true
}

/** The settings under which the module's own script compiles it and fetches no binary. */
export function compileEnvironment() {
  const folder = headerFolder()
  const headers = folder === undefined ? {} : { npm_config_nodedir: folder }
  return { ...process.env, ...headers, npm_config_build_from_source: 'true' }
}

function digestOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}

function stampedDigest(stamp) {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8')).sha256
  } catch {
    return undefined
  }
}

/** Opens an empty store in memory: the one test that says whether the native part works. */
function loads(nativeBinding) {
  const options = JSON.stringify({ nativeBinding })
  const program = `new (require(${JSON.stringify(NAME)}))(':memory:', ${options}).close()`
  // In a process of its own: a module that failed to load cannot be tried again in this one.
  const { status } = spawnSync(process.execPath, ['-e', program], { cwd: root, stdio: 'ignore' })
  return status === 0
}

/** The headers of this Node, or a copy without the hook that Node 24.19 added to them. */
function headerFolder() {
  const prefix = dirname(dirname(process.execPath))
  const own = join(prefix, 'include', 'node')
  if (!existsSync(join(own, WRAP_HEADER))) return undefined
  const text = readFileSync(join(own, WRAP_HEADER), 'utf8')
  if (!text.includes(FATAL_HOOK)) return prefix
  const copy = join(root, '.tmp', 'node-headers')
  const headers = join(copy, 'include', 'node')
  cpSync(own, headers, { recursive: true, dereference: true })
  writeFileSync(
    join(headers, WRAP_HEADER),
    text.replace(/^ *(?:Add|Remove)CleanupHook\(\);\n/gm, ''),
  )
  return copy
}

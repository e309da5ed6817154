// Makes a fresh checkout ready: the right Node, the packages, the native module, the build.
// JavaScript and not TypeScript, because it runs before TypeScript is installed
// (docs/decisions/0008). Quiet when there is nothing to do.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = [20, 19]
const NATIVE_MODULE = 'better-sqlite3-multiple-ciphers'
const WRAP_HEADER = 'node_object_wrap.h'
const FATAL_HOOK = 'RemoveEnvironmentCleanupHook'
const SECOND_TRY = '--second-try'
// The one without windows comes first: it shows the same pages for a third of the work.
const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
const BUILD_TOOLS = [
  { command: 'python3', package: 'python3' },
  { command: 'make', package: 'make' },
  { command: 'g++', package: 'g++' },
]
const root = fileURLToPath(new URL('..', import.meta.url))

function say(line) {
  process.stdout.write(`${line}\n`)
}

function stop(...lines) {
  for (const line of lines) process.stderr.write(`${line}\n`)
  process.exit(1)
}

function run(command, args, env = process.env) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status === 0
}

/** Runs npm: the very one that started this script, when one did. */
function npm(...args) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--logs-max=0']
  const itself = process.env.npm_execpath
  const env = installEnvironment()
  if (itself) return run(process.execPath, [itself, ...args, ...quiet], env)
  return run('npm', [...args, ...quiet], env)
}

/** Whether the command answers on this machine. */
function answers(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [needMajor, needMinor] = OLDEST_NODE
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return
  stop(
    `Tumen needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`,
    'Install a newer Node, then run the same command again.',
  )
}

/** Whether the installed packages are those of package-lock.json. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = statSync(join(root, 'package-lock.json')).mtimeMs
  return statSync(record).mtimeMs >= wanted
}

/** On Debian, as root, packages are installed without asking; whether that worked. */
function installForRoot(why, packages) {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/etc/debian_version')) return false
  say(`${why}: ${packages.join(', ')} …`)
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages]
  return run('apt-get', ['update', '-qq']) && run('apt-get', install)
}

/** The native module is compiled where no ready-made binary can be fetched: have the tools. */
function haveBuildTools() {
  const missing = BUILD_TOOLS.filter((tool) => !answers(tool.command)).map((tool) => tool.package)
  if (missing.length === 0) return
  if (installForRoot('Installing what compiling the encrypted store needs', missing)) return
  stop(
    `Compiling the encrypted store needs packages that are not here: ${missing.join(', ')}.`,
    `On Debian or Ubuntu: sudo apt-get install ${missing.join(' ')}`,
    'Elsewhere: Python 3, make and a C++ compiler. Then run the same command again.',
  )
}

/**
 * The folder whose headers the store is compiled with: those of this Node, or a copy without the
 * clean-up hook that Node 24.19 added to them (docs/decisions/0011). Nothing when there are none.
 */
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

function installEnvironment() {
  const folder = headerFolder()
  if (folder === undefined) return process.env
  const isCopy = folder.startsWith(root)
  const own = isCopy ? { npm_config_build_from_source: 'true' } : {}
  return { ...process.env, ...own, npm_config_nodedir: folder }
}

function installPackages() {
  if (isInstalled()) return
  haveBuildTools()
  say('Installing the packages (the encrypted store may be compiled: a minute or two) …')
  if (npm('ci')) return
  stop('npm could not install the packages; its own words stand above.')
}

/** Opens an empty store in memory: the one test that says whether the native part works. */
function storeLoads() {
  try {
    const Database = createRequire(import.meta.url)(NATIVE_MODULE)
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}

/** Whether the native part was compiled with the hook by which newer Nodes stop at random. */
function storeHasHook() {
  const binary = join(root, 'node_modules', NATIVE_MODULE, 'build/Release/better_sqlite3.node')
  return existsSync(binary) && readFileSync(binary).includes(FATAL_HOOK)
}

function checkStore() {
  const hasHook = storeHasHook()
  if (!hasHook && storeLoads()) return
  const failure = hasHook
    ? `${NATIVE_MODULE} stops at random on this Node. Use Node 20 or 22, or one with its headers.`
    : `${NATIVE_MODULE} does not load on this machine, and compiling it did not help.`
  if (process.argv.includes(SECOND_TRY)) stop(failure)
  haveBuildTools()
  say('The encrypted store does not fit this Node. Compiling it again …')
  if (!npm('rebuild', NATIVE_MODULE)) stop(failure)
  // A native module that failed to load cannot be tried again in the same process.
  const again = [fileURLToPath(import.meta.url), ...process.argv.slice(2), SECOND_TRY]
  process.exit(run(process.execPath, again) ? 0 : 1)
}

/** The pages are walked through in a real browser; without one these tests are left out. */
function haveBrowser() {
  if (BROWSERS.some(answers)) return
  const why = 'Installing the browser that walks through the pages'
  // Older systems have no package of the first name.
  if (BROWSERS.slice(0, 2).some((name) => installForRoot(why, [name]))) return
  say('No Chromium is here, so no test walks through the pages in a browser.')
  say('On Debian or Ubuntu: sudo apt-get install chromium')
}

function build() {
  const compiler = join('node_modules', 'typescript', 'bin', 'tsc')
  if (!run(process.execPath, [compiler, '-b', 'tsconfig.build.json'])) {
    stop('The build failed; the compiler says above where.')
  }
  const loader = ['--import', 'tsx', '--conditions=tumen-source']
  for (const script of ['island.ts', 'verifier.ts'])
    if (!run(process.execPath, [...loader, join('scripts', script)]))
      stop('The scripts of the pages could not be built; what stands above says why.')
}

checkNode()
installPackages()
checkStore()
if (process.argv[2] === 'start') build()
else haveBrowser()

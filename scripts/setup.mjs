// Makes a fresh checkout ready: the right Node, the packages, the native module, the build.
// JavaScript and not TypeScript, because it runs before TypeScript is installed
// (docs/decisions/0008). Quiet when there is nothing to do.
//   setup.mjs start   all that `npm start` needs, and the build
//   setup.mjs test    all that `npm test` needs; it builds by itself
//   setup.mjs store   the native module alone, for `npm ci && npm run build`
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { compileStore, npm, root, storeTrouble } from './native-store.mjs'

const OLDEST_NODE = [20, 19]
// The one without windows comes first: it shows the same pages for a third of the work.
const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
const BUILD_TOOLS = [
  { command: 'python3', package: 'python3' },
  { command: 'make', package: 'make' },
  { command: 'g++', package: 'g++' },
]
const COMPILER = join('node_modules', 'typescript', 'bin', 'tsc')
const DRIVER = join('rooms', 'linkage', 'postgres')
const DEBIAN_POSTGRES = '/usr/lib/postgresql'
const FILE_TOOLS = ['bubblewrap', 'poppler-utils', 'poppler-data', 'ffmpeg']

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

function installPackages() {
  if (isInstalled()) return
  say('Installing the packages …')
  if (npm(['ci'])) return
  stop('npm could not install the packages; its own words stand above.')
}

const TROUBLE = {
  missing: 'The encrypted store is not compiled yet. Compiling it (a minute or two) …',
  foreign: 'The encrypted store was not compiled here. Compiling it (a minute or two) …',
  hook: 'The encrypted store stops at random on this Node. Compiling it again …',
  unloadable: 'The encrypted store does not fit this Node. Compiling it again …',
}

/**
 * The store is compiled by one processor; another does meanwhile what the check begins with. The
 * check says what is wrong, and has only to look at what was changed since.
 */
function compileBeside() {
  const stdio = 'ignore'
  for (const args of [
    ['-b', 'tsconfig.build.json'],
    ['-p', 'tsconfig.json'],
  ])
    spawn(process.execPath, [COMPILER, ...args], { cwd: root, stdio })
}

function checkStore() {
  const trouble = storeTrouble()
  if (trouble === undefined) return
  haveBuildTools()
  say(TROUBLE[trouble])
  if (process.argv[2] === 'test') compileBeside()
  if (compileStore() && storeTrouble() === undefined) return
  stop(
    'The encrypted store could not be compiled; what stands above says why.',
    'Where the headers of this Node are not beside it, name their folder (the one that holds',
    'include/node) and run the same command again: npm_config_nodedir=FOLDER npm …',
  )
}

/** What links lists on a PostgreSQL server is tested where one is installed. */
function haveServer() {
  const isThere = existsSync(DEBIAN_POSTGRES) || answers('initdb')
  const why = 'Installing PostgreSQL for the tests that link lists on a server'
  if (!isThere && !installForRoot(why, ['postgresql'])) {
    say('No PostgreSQL is here, so linkage on a server is not tested.')
    say('On Debian or Ubuntu: sudo apt-get install postgresql')
    return
  }
  if (existsSync(join(root, DRIVER, 'node_modules', 'pg'))) return
  if (!npm(['ci', '--prefix', DRIVER, '--ignore-scripts']))
    say('The driver of PostgreSQL could not be installed.')
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

/** Files that may be hostile are opened apart from all else: PDF by poppler, films by ffmpeg. */
function haveFileTools() {
  const isThere = ['pdftotext', 'ffmpeg'].every((name) => existsSync(`/usr/bin/${name}`))
  if (answers('bwrap') && isThere) return
  if (installForRoot('Installing what opens hostile files apart', FILE_TOOLS)) return
  say('No bubblewrap, poppler or ffmpeg is here, so opening files apart is not tested whole.')
  say(`On Debian or Ubuntu: sudo apt-get install ${FILE_TOOLS.join(' ')}`)
}

function build() {
  if (!run(process.execPath, [COMPILER, '-b', 'tsconfig.build.json'])) {
    stop('The build failed; the compiler says above where.')
  }
  const loader = ['--import', 'tsx', '--conditions=tumen-source']
  for (const script of ['island.ts', 'verifier.ts'])
    if (!run(process.execPath, [...loader, join('scripts', script)]))
      stop('The scripts of the pages could not be built; what stands above says why.')
}

checkNode()
if (process.argv[2] !== 'store') installPackages()
checkStore()
if (process.argv[2] === 'start') build()
if (process.argv[2] === 'test') {
  haveBrowser()
  haveServer()
  haveFileTools()
}

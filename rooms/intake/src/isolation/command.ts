// The command lines of the levels: what stands around a program before it opens a hostile file.
// Source: intake.md 2.
import type { StepLimit } from './limit.ts'

/** Where the file lies for a program in the sandbox: in memory, read only. */
export const INPUT = '/input/file'

/** Places of the programs that make the sandbox. */
export interface SandboxProgram {
  bwrap: string
  prlimit: string
}

/** What a program sees beside `/usr`. */
export interface Seen {
  /** The file as `INPUT`; else it is the standard input of the program. */
  file?: boolean
  /** Files and folders of the machine, read only, at their own places. */
  paths?: readonly string[]
}

type Command = readonly [string, ...string[]]

/** No network, no other files, limits on everything: a sandbox of Linux namespaces. */
export function inNamespaces(
  { bwrap, prlimit }: SandboxProgram,
  command: Command,
  { limit, seen = {} }: { limit: StepLimit; seen?: Seen },
): Command {
  const paths = (seen.paths ?? []).filter((path) => !path.startsWith('/usr/'))
  return [
    bwrap,
    ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv'],
    ...['--ro-bind', '/usr', '/usr', '--symlink', 'usr/bin', '/bin'],
    ...['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64'],
    ...['--proc', '/proc', '--dev', '/dev'],
    ...['--size', String(limit.fileBytes), '--tmpfs', '/tmp'],
    ...['--setenv', 'HOME', '/tmp', '--setenv', 'LC_ALL', 'C.UTF-8', '--chdir', '/tmp'],
    ...paths.flatMap((path) => ['--ro-bind', path, path]),
    ...(seen.file ? ['--ro-bind-data', '0', INPUT] : []),
    '--',
    ...bounded(prlimit, command, limit),
  ]
}

/** The bounds that the system itself keeps. */
export function bounded(prlimit: string, command: Command, limit: StepLimit): Command {
  const { space, cpuSeconds, fileBytes, processes } = limit
  return [
    prlimit,
    ...(space === undefined ? [] : [`--as=${space}`]),
    // The first of the two can be told from an end by somebody else.
    `--cpu=${cpuSeconds}:${cpuSeconds + 2}`,
    ...[`--fsize=${fileBytes}`, `--nproc=${processes}`, '--core=0', '--'],
    ...command,
  ]
}

/** A script of Node that may read these paths, write nowhere and start nothing. */
export function inPermission(
  script: string,
  args: readonly string[],
  paths: readonly string[],
  more: readonly string[] = [],
): Command {
  const flags = process.allowedNodeEnvironmentFlags
  const flag = flags.has('--permission') ? '--permission' : '--experimental-permission'
  const read = paths.map((path) => `--allow-fs-read=${path}`)
  const isPiped = script === '-'
  const kind = isPiped ? ['--input-type=module'] : []
  return [process.execPath, flag, '--no-warnings', ...more, ...read, ...kind, script, ...args]
}

// Where hostile files are opened: which isolation this machine offers, found out by trying to
// break it, and commands that run in it, two at a time. Source: intake.md 2.
import { existsSync, statSync } from 'node:fs'
import { bounded, inNamespaces, inPermission, type SandboxProgram } from './command.ts'
import { MOST_AT_ONCE, STEP_LIMITS, type Step, type StepLimit } from './limit.ts'
import { findProgram } from './program.ts'
import { type Ended, runBounded } from './run.ts'
import { builtScript, isOpenToAll, pathsOfScript } from './script.ts'
import { type IsolationReport, sandboxAccount, testIsolation } from './self-test.ts'

/** A program of the machine that opens one file. */
export interface IsolatedProgram {
  step: Step
  /** Its place, then its arguments; the file is `INPUT`. */
  command: readonly [string, ...string[]]
  file: Uint8Array
  onOutput?: ((chunk: Uint8Array) => void) | undefined
  onTick?: (() => void) | undefined
}

/** A script of this room, run in a process of its own. */
export interface IsolatedScript {
  step: Step
  /** Its place below the room's built files. */
  script: string
  /** Given on its standard input. */
  input: Uint8Array
  /** Folders of the machine that programs need which it starts; where these are, read only. */
  beside?: readonly string[]
  onOutput?: ((chunk: Uint8Array) => void) | undefined
  onTick?: (() => void) | undefined
  isOver?: (() => boolean) | undefined
}

const NONE = new Uint8Array()
/** After so many trials that were ended it is the machine that ends them. */
const MOST_CUTS = 5
/** How far commands behind the answers give way. */
const NICE = '5'
/** So many times as long may they take: what they do has a bound of its own. */
const PATIENCE = 5

function patient(limits: Readonly<Record<Step, StepLimit>>): Record<Step, StepLimit> {
  const longer = Object.entries(limits).map(([step, limit]) => {
    return [step, { ...limit, wallMs: PATIENCE * limit.wallMs }]
  })
  return Object.fromEntries(longer) as Record<Step, StepLimit>
}

/** The isolation of one process of Tumen. */
export class Sandbox {
  readonly #find: (name: string) => string | undefined
  readonly #test: typeof testIsolation
  readonly #limits: Readonly<Record<Step, StepLimit>>
  #report: Promise<IsolationReport> | undefined
  /** What programs said of their versions, by their places. */
  readonly #versions = new Map<string, Promise<string | undefined>>()
  /** Trials that were ended before they answered. */
  #cuts = 0
  #working = 0
  readonly #waiting: (() => void)[] = []
  readonly #gives: string | undefined
  #behind: Sandbox | undefined

  /**
   * `find` says where a program is, `test` what isolation there is; a test has its own. `gives` is
   * a program by which commands give way to all others.
   */
  constructor(
    find: (name: string) => string | undefined = findProgram,
    test: typeof testIsolation = testIsolation,
    limits: Readonly<Record<Step, StepLimit>> = STEP_LIMITS,
    gives?: string,
  ) {
    this.#gives = gives
    this.#find = find
    this.#test = test
    this.#limits = limits
  }

  /**
   * The same isolation for work behind the answers: its commands have a line of their own, so that
   * nobody who asks stands behind them, and the machine runs all others first.
   */
  behind(): Sandbox {
    if (this.#behind) return this.#behind
    const test = () => this.report()
    const behind = new Sandbox(this.#find, test, patient(this.#limits), this.#find('nice'))
    // Behind it is nothing further.
    behind.#behind = behind
    this.#behind = behind
    return behind
  }

  /**
   * What was found out; tried once, and again where it could not be tried, as on a full disk, or
   * where a trial was ended before it answered.
   */
  report(): Promise<IsolationReport> {
    if (this.#report) return this.#report
    const tried = this.#test(this.#programs())
    this.#report = tried
    const forget = () => {
      if (this.#report === tried) this.#report = undefined
    }
    tried.then(({ cut }) => {
      if (cut && ++this.#cuts < MOST_CUTS) forget()
    }, forget)
    return tried
  }

  /** Where a program is; nothing where no program of the machine may open a file. */
  async placeOf(name: string): Promise<string | undefined> {
    const { level } = await this.report()
    return level === 'A' ? this.#find(name) : undefined
  }

  /** Runs a program on one file, in namespaces; `crashed` where these cannot be had. */
  async run({ step, command, file, onOutput, onTick }: IsolatedProgram): Promise<Ended> {
    const programs = this.#programs()
    const { level } = await this.report()
    if (level !== 'A' || !programs) return { failed: 'crashed' }
    const limit = this.#limits[step]
    const account = sandboxAccount()
    return this.#inTurn(() =>
      runBounded({
        command: this.#giving(inNamespaces(programs, command, { limit, seen: { file: true } })),
        ...{ input: file, limit, account, onOutput, onTick },
      }),
    )
  }

  /**
   * Runs a script of our own: in namespaces, else under the permission model, else only with its
   * bounds; `report` says which.
   */
  async runScript(asked: IsolatedScript): Promise<Ended> {
    const { step, script, input, beside = [], ...watching } = asked
    const programs = this.#programs()
    const { level } = await this.report()
    const limit = this.#limits[step]
    const built = builtScript(script)
    const paths = [...pathsOfScript(built), ...beside.filter((one) => existsSync(one))]
    const run = [process.execPath, '--no-warnings', built] as const
    const isNamespaced = level === 'A' && programs !== undefined
    const plain = level === 'B' ? inPermission(built, [], paths, ['--allow-addons']) : run
    const prlimit = this.#find('prlimit')
    const command = isNamespaced
      ? inNamespaces(programs, run, { limit, seen: { paths } })
      : prlimit
        ? bounded(prlimit, plain, limit)
        : plain
    const account = isNamespaced && paths.every(isOpenToAll) ? sandboxAccount() : undefined
    const given = { input, limit, account, ...watching }
    return this.#inTurn(() => runBounded({ ...given, command: this.#giving(command) }))
  }

  /** What a program says of its version; it is given no file, and asked once. */
  async versionOf(program: string): Promise<string | undefined> {
    const programs = this.#programs()
    if (!programs || (await this.report()).level !== 'A') return undefined
    // A program that was put in its place since is another one.
    const { mtimeMs = 0, size = 0 } = statSync(program, { throwIfNoEntry: false }) ?? {}
    const place = `${program} ${size} ${mtimeMs}`
    const known = this.#versions.get(place)
    if (known) return known
    const asked = this.#askVersion(programs, program)
    this.#versions.set(place, asked)
    const version = await asked.catch(() => undefined)
    // One that was ended before it answered is asked again.
    if (version === undefined) this.#versions.delete(place)
    return asked
  }

  async #askVersion(programs: SandboxProgram, program: string): Promise<string | undefined> {
    const limit = this.#limits.probe
    const script = ['/bin/sh', '-c', '"$0" -v 2>&1', program] as const
    let said = ''
    const onOutput = (chunk: Uint8Array) => {
      said += Buffer.from(chunk).toString('latin1')
    }
    const command = inNamespaces(programs, script, { limit })
    await runBounded({ command, input: NONE, limit, account: sandboxAccount(), onOutput })
    return /\bversion (\d[\w.]{0,30})/.exec(said)?.[1]
  }

  #giving(command: IsolatedProgram['command']): IsolatedProgram['command'] {
    return this.#gives === undefined ? command : [this.#gives, '-n', NICE, ...command]
  }

  #programs(): SandboxProgram | undefined {
    const [bwrap, prlimit] = [this.#find('bwrap'), this.#find('prlimit')]
    return bwrap && prlimit ? { bwrap, prlimit } : undefined
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    while (this.#working >= MOST_AT_ONCE)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#working++
    try {
      return await work()
    } finally {
      this.#working--
      this.#waiting.shift()?.()
    }
  }
}

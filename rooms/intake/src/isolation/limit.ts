// What one isolated step may use, in one place. Source: intake.md 2; numbers are ours to revisit.

const MIB = 2 ** 20

/** The bounds of a step. */
export interface StepLimit {
  /** Resident bytes of all its processes together, looked at while it runs. */
  memory: number
  /** Address space of each process; absent where a program reserves much more than it uses. */
  space?: number
  cpuSeconds: number
  /** Of one file that it writes, and of everything in its folder for temporary files. */
  fileBytes: number
  processes: number
  wallMs: number
  /** What it may say; more ends it. */
  outputBytes: number
}

/** Pages of a scan that one process reads: to start its engine takes as long as to read a page. */
export const PAGES_AT_ONCE = 10

/** Steps by what they do. */
export const STEP_LIMITS = {
  /** The self-test: a small script. */
  probe: {
    memory: 512 * MIB,
    cpuSeconds: 10,
    fileBytes: MIB,
    processes: 64,
    wallMs: 20_000,
    outputBytes: 64 * 1024,
  },
  /** Programs of poppler; they are one process each. */
  pdf: {
    memory: 1024 * MIB,
    space: 2_000_000_000,
    cpuSeconds: 60,
    fileBytes: 500_000_000,
    processes: 8,
    wallMs: 120_000,
    outputBytes: 512 * MIB,
  },
  /** Our own readers of packed and marked-up files, in a process of Node. */
  script: {
    memory: 1024 * MIB,
    cpuSeconds: 60,
    fileBytes: MIB,
    processes: 64,
    wallMs: 60_000,
    outputBytes: 128 * MIB,
  },
  /** Pictures, by `sharp` and by models that find faces, in a process of Node. */
  picture: {
    memory: 1024 * MIB,
    cpuSeconds: 60,
    fileBytes: MIB,
    processes: 64,
    wallMs: 120_000,
    outputBytes: 256 * MIB,
  },
  /** Pages of a scan, so many by one process: each of them as long as a picture. */
  scan: {
    memory: 1024 * MIB,
    cpuSeconds: 60 * PAGES_AT_ONCE,
    fileBytes: MIB,
    processes: 64,
    wallMs: 120_000 * PAGES_AT_ONCE,
    outputBytes: 256 * MIB,
  },
  /** Films, decoded and coded by a program, picture by picture; ten minutes of them at the most. */
  film: {
    memory: 2048 * MIB,
    cpuSeconds: 1800,
    fileBytes: 600 * MIB,
    processes: 128,
    wallMs: 2_700_000,
    outputBytes: 512 * MIB,
  },
  /** The same, where a model looks at every picture: minutes for a minute. */
  'find-film': {
    memory: 2048 * MIB,
    cpuSeconds: 10_800,
    fileBytes: 600 * MIB,
    processes: 128,
    wallMs: 10_800_000,
    outputBytes: 64 * MIB,
  },
} as const satisfies Record<string, StepLimit>
export type Step = keyof typeof STEP_LIMITS

/** Heavy steps that run at one moment; others wait. */
export const MOST_AT_ONCE = 2

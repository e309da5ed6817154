// How a workspace is created and opened, and what it keeps of that.

/** Settings of a workspace, written once at creation. */
export interface WorkspaceSettings {
  /** `self`: what a person records counts at once. `second-person`: another must accept it. */
  review: 'self' | 'second-person'
  /** Account of the person who created it. */
  owner: string
}

/** How a workspace is opened. Clock and randomness are arguments, so that tests repeat. */
export interface Surroundings {
  clock: () => Date
  random: (length: number) => Uint8Array
  /**
   * The clock belongs to a story and jumps as the story does: an invented world, a test. Otherwise
   * a change is refused when the clock and the newest row lie more than a day apart.
   */
  clockMayJump?: true
  /**
   * Where the newest head of the log of this name is kept: outside the workspace, and where no
   * backup goes. Nothing for a log that nobody relies on.
   */
  headFile?: (origin: string) => string | undefined
  /** Bytes that are free on the disk of a folder; as the system says by default. */
  freeBytes?: (folder: string) => Promise<number>
  /** Largest object that is ever read whole; any by default. */
  mostHeld?: number
}

export interface CreateOptions extends Surroundings {
  folder: string
  passphrase: string
  settings: WorkspaceSettings
  /** log2 of the scrypt cost of the key file; default 18 (about a second). */
  workFactor?: number
  /** Key name of the log; default a random label. */
  origin?: string
}

export interface OpenOptions extends Surroundings {
  folder: string
  /** The passphrase, or the 32-byte store key itself. */
  unlock: { passphrase: string } | { key: Uint8Array }
  /** Bytes beyond which the database does not grow; a change that would is `disk-full`. */
  sizeLimit?: number
}

// How much of the machine a run may take, said or not. Source: the reference on linkage, 4.3.
import { freemem } from 'node:os'

const MB = 2 ** 20
const MOST_MEMORY_MB = 8192
const LEAST_MEMORY_MB = 64
const SHARE_OF_FREE = 0.6
const DISK_MB = 20_480

/** How much of the machine a run may take. */
export interface EngineSettings {
  /** The protected folder in which the work folder is made. */
  readonly folder: string
  readonly threads?: number
  readonly memoryMb?: number
  readonly diskMb?: number
  /** Stops the statement that is running; the call then throws a fault `cancelled`. */
  readonly signal?: AbortSignal
  /** Told at least every quarter of a second how much of a statement is done, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** The memory that the database may take, in 2²⁰ bytes: at most six tenths of what is free. */
export function memoryLimitMb({ memoryMb }: EngineSettings): number {
  const usual = Math.min((freemem() * SHARE_OF_FREE) / MB, MOST_MEMORY_MB)
  return Math.max(LEAST_MEMORY_MB, Math.floor(memoryMb ?? usual))
}

/** What the database may put on the disk for want of memory, in 2²⁰ bytes. */
export function diskLimitMb({ diskMb }: EngineSettings): number {
  return diskMb ?? DISK_MB
}

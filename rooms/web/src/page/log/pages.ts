// The custody pages: the log, its check, all changes, and the history of one record.
import type { Page } from '../../door/ask.ts'
import { backups } from './backups.tsx'
import { changeList } from './change-list.tsx'
import { check } from './check.tsx'
import { custody } from './custody.tsx'
import { health } from './health.tsx'
import { history } from './history.tsx'
import { jobs } from './job-list.tsx'
import { witness } from './witness.tsx'

export const logPages: readonly Page[] = [
  ...[custody, witness, check, changeList, history, health, backups, jobs],
]

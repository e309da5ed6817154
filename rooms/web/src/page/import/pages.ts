// The pages about files that come in: what came, the steps of one file, one import, and formats.
import type { Page } from '../../door/ask.ts'
import { formatsPage } from './formats.tsx'
import { importFile } from './import-file.tsx'
import { importList } from './import-list.tsx'
import { importRun } from './import-run.tsx'

export const importPages: readonly Page[] = [importList, importFile, importRun, formatsPage]

// Every page of the application, once. The first address that fits answers.
import type { Page } from './door/ask.ts'
import { accessPages } from './page/access/pages.ts'
import { accountPages } from './page/account/pages.ts'
import { bundlePages } from './page/bundle/pages.ts'
import { claimPages } from './page/claim/pages.ts'
import { documentPages } from './page/document/pages.ts'
import { estimatePages } from './page/estimate/pages.ts'
import { eventPages } from './page/event/pages.ts'
import { fieldPages } from './page/field/pages.ts'
import { figurePages } from './page/figure/pages.ts'
import { helpPages } from './page/help/pages.ts'
import { homePages } from './page/home/pages.ts'
import { importPages } from './page/import/pages.ts'
import { involvementPages } from './page/involvement/pages.ts'
import { linkagePages } from './page/linkage/pages.ts'
import { listPages } from './page/list/pages.ts'
import { logPages } from './page/log/pages.ts'
import { modelPages } from './page/model/pages.ts'
import { personPages } from './page/person/pages.ts'
import { redactionPages } from './page/redaction/pages.ts'
import { referencePages } from './page/reference/pages.ts'
import { reviewPages } from './page/review/pages.ts'
import { searchPages } from './page/search/pages.ts'
import { speakerPages } from './page/speaker/pages.ts'
import { tablePages } from './page/table/pages.ts'

export const pages: readonly Page[] = [
  ...homePages,
  ...documentPages,
  ...redactionPages,
  ...claimPages,
  ...reviewPages,
  ...figurePages,
  ...estimatePages,
  ...listPages,
  ...linkagePages,
  ...personPages,
  ...speakerPages,
  ...eventPages,
  ...fieldPages,
  ...importPages,
  ...involvementPages,
  ...searchPages,
  ...tablePages,
  ...logPages,
  ...modelPages,
  ...bundlePages,
  ...referencePages,
  ...helpPages,
  ...accessPages,
  ...accountPages,
]

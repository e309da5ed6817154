// The pages of this part, in the order in which their addresses are tried.
import type { Page } from '../../door/ask.ts'
import { answerPage } from './answer-page.tsx'
import { cellPage } from './cell-page.tsx'
import { differencePage } from './difference-page.tsx'
import { figureList } from './figure-list.tsx'
import { momentPage } from './moment-page.tsx'
import { statementPage } from './statement-page.tsx'
import { statisticPage } from './statistic.tsx'

export const figurePages: readonly Page[] = [
  figureList,
  answerPage,
  cellPage,
  statementPage,
  momentPage,
  differencePage,
  statisticPage,
]

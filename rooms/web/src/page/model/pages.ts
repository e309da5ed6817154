// The pages of the language model that reads along.
import type { Page } from '../../door/ask.ts'
import { documentModel } from './document-model.tsx'
import { model } from './model.tsx'

export const modelPages: readonly Page[] = [model, documentModel]

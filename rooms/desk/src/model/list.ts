// model.list: tells how faces are found here, and by which files.
import { modelList } from '@tumen/contract'
import { implement } from '../operation.ts'
import { faceModelsOf } from './face-model.ts'

export const listModels = implement(modelList, async (desk) => {
  const { models, unknown } = faceModelsOf(desk)
  const listed = models.map(({ finder, digest }) => ({ finder, digest }))
  const plan = listed[0]?.finder ?? ('manual' as const)
  return { plan, models: listed, unknown }
})

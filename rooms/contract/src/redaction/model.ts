// What people can ask about the files by which faces are found: the contract of each operation,
// without its body. Source: redaction.md 2.
import { answerObject, FINDING_PLANS } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { EVERYBODY } from '../role.ts'

const modelSchema = answerObject({
  finder: z.enum(['yunet', 'ultraface']),
  digest: z.string().describe('SHA-256 of the file'),
})

export const modelAdd = contract({
  name: 'model.add',
  summary: 'Keeps a file by which faces are found: the model, or the package that holds it.',
  input: z.strictObject({
    bytes: z
      .string()
      .min(1)
      .describe(
        'the .onnx file or the .tgz of the package, as base64; of a package the model alone',
      ),
  }),
  output: modelSchema,
  roles: ['administrator'],
  changes: false,
  refusals: ['unknown-model'],
})

export const modelList = contract({
  name: 'model.list',
  summary: 'Tells how faces are found in pictures here, and by which files.',
  input: z.strictObject({}),
  output: answerObject({
    plan: z.enum(FINDING_PLANS).describe('what is used; manual where no model is there'),
    models: z.array(modelSchema).describe('the best first'),
    unknown: z.int().describe('files in their place that are none of the known models'),
  }),
  roles: EVERYBODY,
  changes: false,
  refusals: [],
})

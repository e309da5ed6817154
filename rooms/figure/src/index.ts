export type * from './answer.ts'
export * from './case.ts'
export { type CaseProblem, checkCase } from './case-check.ts'
export { diffFigures } from './difference.ts'
export type * from './evidence.ts'
// Outside the room a figure is always the whole one, with what stands on top of the procedure.
export { reckonExtended as reckon } from './extend.ts'
export type * from './question.ts'
export { valuesOf } from './words.ts'

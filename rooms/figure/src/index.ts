export type * from './answer.ts'
export type * from './evidence.ts'
export type * from './question.ts'

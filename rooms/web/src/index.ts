export { createApp, type DoorOptions } from './app.tsx'
export type { FaultNote } from './fault-note.ts'
export * from './serve.ts'
export { SessionBook } from './session.ts'

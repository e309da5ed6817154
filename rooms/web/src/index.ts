export { createApp, type DoorOptions, type FaultNote } from './app.tsx'
export * from './serve.ts'
export { SessionBook } from './session.ts'

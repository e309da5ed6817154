// An empty workspace for tests of the command line, under a key that is quick to try: `init` takes
// a second for each opening. Its passphrase is that of the environment. No tests here.
import { randomBytes } from 'node:crypto'
import { createDesk } from '@tumen/desk'

/** The environment in which the workspace opens. */
export const TRIAL_ENV = { TUMEN_PASSPHRASE: 'four words of chance' }

/** Makes the workspace. */
export async function makeWorkspace(folder: string, owner = 'owner'): Promise<void> {
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const around = { folder, clock: () => new Date(), random, workFactor: 4 }
  const passphrase = TRIAL_ENV.TUMEN_PASSPHRASE
  const desk = await createDesk({ ...around, passphrase, owner, review: 'self' })
  await desk.close()
}

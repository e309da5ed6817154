// Which language model is on: nobody is asked before somebody has turned one on, and the newest
// row about it counts.
import { given, type ReaderSetting } from '@tumen/claim'
import type { Ledger, Stored } from '@tumen/ledger'

/** A model that is on. */
export type Model = Required<Pick<ReaderSetting, 'url' | 'model'>> &
  Pick<ReaderSetting, 'host' | 'digest'>

/** The model that is on, with who turned it on and when. */
export async function settingOf(
  ledger: Ledger,
): Promise<(Stored<ReaderSetting> & { model: Model }) | undefined> {
  const [newest] = await newestSetting(ledger)
  const model = newest && modelOf(newest.row)
  return newest && model && { ...newest, model }
}

/** What was said last of models; nothing before anybody said anything. */
export async function newestSetting(ledger: Ledger): Promise<Stored<ReaderSetting>[]> {
  return (await ledger.read.rows('reader_setting')).slice(-1)
}

function modelOf({ state, url, model, host, digest }: ReaderSetting): Model | undefined {
  if (state === 'off' || url === undefined || model === undefined) return undefined
  return { url, model, ...given({ host, digest }) }
}

/** A model by its name, with the other machine to which texts go for it. */
export function nameOf({ model, host }: Pick<Model, 'model' | 'host'>) {
  return { model, ...given({ host }) }
}

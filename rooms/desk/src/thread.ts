// A thread that does one task at a time: started, asked, ended. Threads run the built file, also
// from source: Node 20 gives threads no loader for TypeScript.
import { Worker } from 'node:worker_threads'

/** What a thread says: `ready` once, `progress` while it works, then its answer. */
export interface News {
  kind: string
}

type Progress<N extends News> = Extract<N, { kind: 'progress' }>

/** A thread; it rejects what it is asked when it ends before its answer. */
export interface Thread<T, N extends News> {
  ask(task: T, onProgress?: (news: Progress<N>) => void): Promise<N>
  /** Says something to which no answer comes, also while it works. */
  tell(task: T): void
  end(): void
  readonly isEnded: boolean
  /** Whether the process waits for it. */
  hold(isHeld: boolean): void
}

/** Starts the thread of a built file; one that wants more memory ends alone. */
export async function startThread<T, N extends News>(
  file: URL,
  maxOldGenerationSizeMb: number,
): Promise<Thread<T, N>> {
  const worker = new Worker(file, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb } })
  let isEnded = false
  worker.once('exit', () => {
    isEnded = true
  })
  // One that breaks while nobody asks is seen to have ended.
  worker.on('error', () => undefined)
  const answer = (onProgress?: (news: Progress<N>) => void) =>
    new Promise<N>((resolve, reject) => {
      const settle = (how: () => void) => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        how()
      }
      const onMessage = (news: N) => {
        if (news.kind !== 'progress') return settle(() => resolve(news))
        try {
          onProgress?.(news as Progress<N>)
        } catch (error) {
          settle(() => reject(error))
        }
      }
      const onError = (error: unknown) => settle(() => reject(error))
      const onExit = () => settle(() => reject(new Error('a thread ended early')))
      worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    })
  await answer()
  return {
    get isEnded() {
      return isEnded
    },
    end: () => {
      isEnded = true
      void worker.terminate()
    },
    tell: (task) => worker.postMessage(task),
    hold: (isHeld) => (isHeld ? worker.ref() : worker.unref()),
    ask: (task, onProgress) => {
      if (isEnded) return Promise.reject(new Error('a thread ended early'))
      const answered = answer(onProgress)
      worker.postMessage(task)
      return answered
    },
  }
}

// Asks every few seconds whether whoever opened this page is still signed in, and shows nothing of
// it when the account was closed or changed, or was signed out elsewhere. Asking keeps nobody
// signed in. Where only time has ended it the page stays, as what was typed can still be sent.

const EVERY_MS = 8000

/** Whoever leaves the page, by signing out for one, is not led elsewhere on the way. */
const LEAVING_MS = 30_000
let leftAt = Number.NEGATIVE_INFINITY
addEventListener('beforeunload', () => {
  leftAt = performance.now()
})

const isLeaving = () => performance.now() - leftAt < LEAVING_MS

async function ask(): Promise<void> {
  if (isLeaving() || document.visibilityState === 'hidden') return
  try {
    const { status } = await fetch('/signed-in', { cache: 'no-store' })
    if (status !== 401 || isLeaving()) return
  } catch {
    // The program is not reached: it has told nothing.
    return
  }
  document.title = ''
  document.body.replaceChildren()
  location.replace('/sign-in')
}

setInterval(ask, EVERY_MS)
document.addEventListener('visibilitychange', ask)
// From the browser's memory an old page would come back as it was.
addEventListener('pageshow', ask)

export {}

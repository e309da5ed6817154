// The R packages that the estimates are timed against, on this machine where they are installed:
// the same tables and calls as the recorded times, each in an R process of its own.
// Source: manuals of Rcapture, SparseMSE, MultipleSystemsEstimation, dga and LCMCR.
import { spawnSync } from 'node:child_process'

/** What a package is asked; `call` may use X (patterns, counts), Y (an array) and F (factors). */
export interface PeerCall {
  package: string
  table: string
  call: string
}

/** Recorded patterns and counts of a table. */
export interface PeerTable {
  lists: readonly string[]
  cells: readonly (readonly [string, number])[]
}

/** The exit status of the script where the package is not there. */
const NO_PACKAGE = 3

/** The version of R, or nothing where there is none. */
export function versionOfR(): string | undefined {
  const { status, stdout } = spawnSync('Rscript', ['-e', 'cat(as.character(getRversion()))'], {
    encoding: 'utf8',
  })
  return status === 0 ? stdout.trim() : undefined
}

/** CPU seconds of a call, loading of the package included; nothing where it is not installed. */
export function peerSeconds(peer: PeerCall, table: PeerTable): number | undefined {
  const run = spawnSync('Rscript', ['--vanilla', '-e', scriptOf(peer, table)], { encoding: 'utf8' })
  if (run.status === NO_PACKAGE) return undefined
  const seconds = Number(run.stdout.trim().split('\n').at(-1))
  if (run.status !== 0 || !(seconds >= 0)) throw new Error(`${peer.package}: ${run.stderr}`)
  return seconds
}

function scriptOf({ package: name, call }: PeerCall, { lists, cells }: PeerTable): string {
  const width = lists.length
  const rows = cells.map(([pattern, count]) => [...pattern, count].join(','))
  return `
    start <- proc.time()
    if (!suppressWarnings(requireNamespace("${name}", quietly = TRUE))) quit(status = ${NO_PACKAGE})
    suppressMessages(library(${name}))
    X <- matrix(c(${rows.join(',')}), ncol = ${width + 1}, byrow = TRUE)
    colnames(X) <- c(paste0("c", 1:${width}), "count")
    Y <- array(0, rep(2, ${width}))
    Y[X[, ${width}:1, drop = FALSE] + 1] <- X[, ${width + 1}]
    F <- data.frame(lapply(1:${width}, function(j) factor(X[, j], levels = c("0", "1"))))
    F$Freq <- X[, ${width + 1}]
    invisible(capture.output(${call}))
    spent <- proc.time() - start
    cat(sum(spent[c("user.self", "sys.self")]), "\\n")`
}

// Compares the repository with its own rules: rooms, imports, purity, sizes, names, links, licences
// and leaks. Every problem is printed, not only the first.
import { join } from 'node:path'
import { type Checkout, checkoutAt, isMain, repositoryRoot } from './place.ts'
import { ALLOWANCES, withoutAllowed } from './rule/allowances.ts'
import { importProblems } from './rule/import.ts'
import { forbiddenWords, leakProblems } from './rule/leak.ts'
import { installedPackages, licenceProblems } from './rule/licence.ts'
import { linkProblems } from './rule/link.ts'
import { type Problem, reportProblems } from './rule/problem.ts'
import { roomProblems } from './rule/room-table.ts'
import { sourceProblems } from './rule/source.ts'
import { circleProblems, folderProblems } from './rule/structure.ts'

/** Everything that the sources themselves show; licences and word lists are looked up apart. */
export function tidyProblems(checkout: Checkout, words: readonly string[]): Problem[] {
  return [
    ...roomProblems(checkout),
    ...importProblems(checkout),
    ...sourceProblems(checkout),
    ...folderProblems(checkout),
    ...circleProblems(checkout),
    ...linkProblems(checkout),
    ...leakProblems(checkout, words),
  ]
}

function main(): number {
  const checkout = checkoutAt(repositoryRoot)
  const packages = ['.', 'rooms/linkage/postgres'].flatMap((folder) =>
    installedPackages(join(repositoryRoot, folder, 'node_modules')),
  )
  const problems = [
    ...tidyProblems(checkout, forbiddenWords(repositoryRoot)),
    ...licenceProblems(packages),
  ]
  return reportProblems(withoutAllowed(problems, ALLOWANCES), 'The house is tidy.')
}

if (isMain(import.meta.url)) process.exitCode = main()

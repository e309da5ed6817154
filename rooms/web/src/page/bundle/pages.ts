// The pages of this part, in the order in which their addresses are tried.
import type { Page } from '../../door/ask.ts'
import { bundle } from './bundle.tsx'
import { bundleList } from './bundle-list.tsx'
import { bundleLook } from './look.tsx'
import { newBundle } from './new-bundle.tsx'

export const bundlePages: readonly Page[] = [bundleList, newBundle, bundleLook, bundle]

// bundle.keys: what an outsider needs to check a bundle, which is to be published apart from it.
import { bundleKeys } from '@tumen/contract'
import { implement } from '../operation.ts'
import { bundleTrust } from './trust.ts'

export const showBundleKeys = implement(bundleKeys, (desk) => bundleTrust(desk))

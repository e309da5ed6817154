// bundle.keys: shows whom an outsider has to trust to check your bundles; publish it apart from them.
import { bundleKeys } from '@tumen/contract'
import { implement } from '../operation.ts'
import { bundleTrust } from './trust.ts'

export const showBundleKeys = implement(bundleKeys, (desk) => bundleTrust(desk))

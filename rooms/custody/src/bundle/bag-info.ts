// The five lines of `bag-info.txt`, in their order and nothing else, and the one form of
// `bagit.txt`. BagIt 1.0 (RFC 8493); custody.md 13.
import { utf8Bytes, utf8Text } from '../utf8.ts'

export const BUNDLE_PROFILES = ['public', 'partner', 'court'] as const
export type BundleProfile = (typeof BUNDLE_PROFILES)[number]

/** What a bundle says of itself. */
export interface BagInfo {
  /** Bytes and files of the payload. */
  bytes: number
  files: number
  /** UTC day. */
  date: string
  id: string
  profile: BundleProfile
  /** A random id: the ledger alone knows who it is. */
  recipient: string
}

export const BAGIT_TEXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

const FORM = new RegExp(
  [
    '^Payload-Oxum: (0|[1-9]\\d{0,15})\\.(0|[1-9]\\d{0,8})',
    'Bagging-Date: (\\d{4}-\\d\\d-\\d\\d)',
    'External-Identifier: ([\\x21-\\x7e]{1,128})',
    `Tumen-Profile: (${BUNDLE_PROFILES.join('|')})`,
    'Tumen-Recipient: ([\\x21-\\x7e]{1,128})\\n$',
  ].join('\\n'),
)

/** What the file says, or nothing where it has another form. */
export function readBagInfo(file: Uint8Array): BagInfo | undefined {
  const found = FORM.exec(utf8Text(file) ?? '')
  if (found === null) return undefined
  const [, bytes, files, date = '', id = '', profile, recipient = ''] = found
  const whole = { bytes: Number(bytes), files: Number(files) }
  return { ...whole, date, id, profile: profile as BundleProfile, recipient }
}

/** The file that says it. */
export function bagInfoFile({ bytes, files, date, id, profile, recipient }: BagInfo): Uint8Array {
  const lines = [
    `Payload-Oxum: ${bytes}.${files}`,
    `Bagging-Date: ${date}`,
    `External-Identifier: ${id}`,
    `Tumen-Profile: ${profile}`,
    `Tumen-Recipient: ${recipient}`,
  ]
  return utf8Bytes(`${lines.join('\n')}\n`)
}

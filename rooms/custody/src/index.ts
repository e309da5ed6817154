// The face of the room `custody`.

export { base64Bytes, base64Text } from './base64.ts'
export { type BagInfo, BUNDLE_PROFILES, type BundleProfile } from './bundle/bag-info.ts'
export {
  BUNDLE_CODES,
  BUNDLE_STEPS,
  type BundleCode,
  type BundleExit,
  type BundleFinding,
  type BundleStep,
} from './bundle/bundle-finding.ts'
export { BUNDLE_NAMESPACE, type BundleTrust, type VouchedTime } from './bundle/check-trust.ts'
export {
  type BundleLeaf,
  type BundleObject,
  type BundlePart,
  type BundlePayload,
  bundleParts,
  bundlePayload,
  type SealedBundle,
  sealedDigests,
  trustCopies,
} from './bundle/make-bundle.ts'
export type { BundleEntry, BundleSource, FileDigest } from './bundle/open-bundle.ts'
export { type ObjectRole, PROFILES, type ProfileRule } from './bundle/profile.ts'
export {
  type BundleCheck,
  type CheckedStep,
  type VerifyOptions,
  verifyBundle,
} from './bundle/verify-bundle.ts'
export { type ArchiveReader, archiveBundle, withoutTopFolder } from './bundle/zip-bundle.ts'
export {
  CanonicalError,
  type CanonicalProblem,
  type CanonicalValue,
  canonicalFile,
  canonicalText,
  readCanonicalFile,
} from './canonical.ts'
export { type Checkpoint, checkpointText, openCheckpoint, readCheckpoint } from './checkpoint.ts'
export { appendLeaf, appendLeaves, type Edge, emptyEdge, rootOf } from './edge.ts'
export { type Finding, type FormCode, isFinding, type LogCode, type LogFinding } from './finding.ts'
export { digestText, hexText, isSameBytes, type Sha256, sha256, startSha256 } from './hash.ts'
export type { StoredHead } from './head-check.ts'
export {
  type KeyType,
  noteKey,
  readSecretKey,
  readVkey,
  type SigningKey,
  type VerifierKey,
  vkey,
} from './key.ts'
export { emptyRoot, leafBytes, leafHash, nodeHash, readLeaf } from './leaf.ts'
export { type LogCheck, type LogCheckTrust, startLogCheck } from './log-check.ts'
export {
  cosignatureLine,
  cosignatureTime,
  type Note,
  openNote,
  type Signature,
  signNote,
} from './note.ts'
export {
  commitmentOf,
  listFile,
  type Opening,
  openingFile,
  padFile,
  readListFile,
  readOpening,
  readWho,
  type Who,
  whoFile,
} from './opening.ts'
export type { StoredOpening } from './opening-check.ts'
export { PAD_BLOCK, padsBeforeHead, padsNeeded, QUIET_DAYS } from './padding.ts'
export {
  hasQuorum,
  type Policy,
  type PolicyGroup,
  policyText,
  readPolicy,
  type TrustedKey,
} from './policy.ts'
export {
  type ProofFile,
  type ProofTrust,
  proofFile,
  readProofFile,
  verifyProofFile,
} from './proof-file.ts'
export { proveGrowth, provePath } from './prove.ts'
export { nextSigning } from './schedule.ts'
export {
  HEAD_HOLDERS,
  type HeadHolder,
  type HeldNote,
  judgeHeads,
  type KnownHead,
  type LogNow,
  openHeads,
  SIGNER_CODES,
  type SignerCode,
  type SignerFinding,
} from './signer.ts'
export {
  type AllowedSigner,
  readSigners,
  signerLine,
  sshSignature,
  verifySshSignature,
} from './ssh-signature.ts'
export {
  edgeFromTiles,
  edgeOfTail,
  emptyTail,
  type FullTile,
  growTail,
  type Tail,
  tailFromTiles,
  tileReader,
} from './tail.ts'
export {
  entriesFile,
  fullTilesBetween,
  type ReadTile,
  readTilePath,
  TILE_WIDTH,
  type TileAddress,
  type TileLevel,
  tileBytes,
  tilePath,
  tileRoot,
  tilesOfSize,
} from './tile.ts'
export { readTimeStamp, timeStampRequest } from './time-stamp.ts'
export {
  type GrowthClaim,
  type InclusionClaim,
  verifyGrowth,
  verifyInclusion,
} from './verify.ts'
export {
  decideWitness,
  REQUEST_LIMIT,
  type Witness,
  type WitnessAnswer,
  type Witnessed,
} from './witness.ts'
export {
  readWitnessAnswer,
  type WitnessQuestion,
  type WitnessWord,
  witnessBody,
} from './witness-client.ts'

// Why a picture, or a file of pages, is not opened. Apart from what opens it, which starts slowly.

export const PICTURE_FAULTS = [
  ...(['not_understood', 'truncated', 'too_many_pixels'] as const),
  ...(['encrypted', 'too_many_pages'] as const),
] as const

/** A picture that is not read; its message is the code alone, for libraries quote the file. */
export class PictureFault extends Error {
  readonly code: (typeof PICTURE_FAULTS)[number]

  constructor(code: PictureFault['code']) {
    super(code)
    this.code = code
  }
}

/** The copy could not be proven: it tells something of what is covered, or was not inspected. */
export class VerificationFault extends Error {
  constructor() {
    super('verification_failed')
  }
}

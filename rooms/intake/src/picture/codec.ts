// Pixels from a picture and a picture from pixels, by a library of which all but three readers are
// switched off. What is written comes from pixels alone, so no metadata can pass. Runs only where
// hostile files are opened. Source: intake.md 4; redaction.md 3.1, 6.
import sharp, { type Sharp } from 'sharp'
import { PictureFault } from './fault.ts'
import { pictureKind } from './inspect-derivative.ts'
import { isWholePng } from './png.ts'
import { jpegSampling, type Orientation, type PictureSource, type Raster } from './source.ts'

sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
// Nothing of one picture is kept for the next.
sharp.cache(false)

/** Pixels of a picture at the most. */
const MOST_PIXELS = 100_000_000
/** Longest side of a picture that may be given out. */
export const LONGEST_SIDE = 1600
const JPEG_QUALITY = 88

/** The picture upright at full size, and what it was in its file. Throws a PictureFault. */
export async function decodePicture(
  bytes: Uint8Array,
): Promise<{ raster: Raster; source: PictureSource }> {
  const kind = pictureKind(bytes)
  if (kind === undefined) throw new PictureFault('not_understood')
  // The library draws what is there, also where a part of it was changed on the way.
  if (kind === 'png' && !isWholePng(bytes)) throw new PictureFault('truncated')
  return reading(async () => {
    const options = { failOn: 'warning', limitInputPixels: MOST_PIXELS } as const
    const { width, height, orientation = 1 } = await sharp(bytes, options).metadata()
    const sampling = kind === 'jpeg' ? jpegSampling(bytes) : undefined
    const stored = { storedWidth: width, storedHeight: height }
    const source = { kind, ...stored, orientation: orientation as Orientation, ...sampling }
    // What is transparent is shown on white.
    const upright = sharp(bytes, { ...options, sequentialRead: true }).autoOrient()
    return { raster: await rasterOf(upright.flatten({ background: '#fff' })), source }
  })
}

async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PictureFault) throw error
    const said = error instanceof Error ? error.message : ''
    if (/pixel limit/.test(said)) throw new PictureFault('too_many_pixels')
    throw new PictureFault(
      /premature|end of|truncated|CRC|read error/i.test(said) ? 'truncated' : 'not_understood',
    )
  }
}

async function rasterOf(picture: Sharp): Promise<Raster> {
  const { data, info } = await picture
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== 3) throw new PictureFault('not_understood')
  return { width: info.width, height: info.height, pixels: data }
}

const fromRaster = ({ width, height, pixels }: Raster) =>
  sharp(pixels, { raw: { width, height, channels: 3 } })

export const OUTPUT_FORMATS = ['jpeg', 'png'] as const
export type OutputFormat = (typeof OUTPUT_FORMATS)[number]

/** A new file of these pixels, no longer than `longest` on any side. */
export async function encodePicture(
  raster: Raster,
  format: OutputFormat | 'grey-png',
  longest = LONGEST_SIDE,
): Promise<Uint8Array> {
  const size = { width: longest, height: longest, fit: 'inside', withoutEnlargement: true } as const
  const picture = fromRaster(raster).resize(size)
  if (format === 'grey-png')
    return picture.toColourspace('b-w').png({ compressionLevel: 9 }).toBuffer()
  return format === 'png'
    ? picture.png({ compressionLevel: 9 }).toBuffer()
    : picture.jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' }).toBuffer()
}

/** The raster in exactly this size, as finders look at it. */
export async function resizedRaster(
  raster: Raster,
  { width, height }: { width: number; height: number },
): Promise<Raster> {
  return rasterOf(fromRaster(raster).resize(width, height, { fit: 'fill', kernel: 'linear' }))
}

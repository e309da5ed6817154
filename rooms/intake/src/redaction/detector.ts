// The two models that may find faces, run in WebAssembly without network. Both say rectangles; what
// else one of them could say is not asked of it. Source: redaction.md 3.2, 3.3.
import { env, InferenceSession, Tensor } from 'onnxruntime-web'
import { resizedRaster } from '../picture/codec.ts'
import type { Raster } from '../picture/source.ts'
import type { Detector } from './find.ts'
import { modelOf, UnknownModel } from './model.ts'
import { best, type Raw } from './vote.ts'

env.wasm.numThreads = 1
env.logLevel = 'error'

/** Opens a model. Throws UnknownModel. */
export async function openDetector(bytes: Uint8Array): Promise<Detector> {
  const model = modelOf(bytes)
  if (!model) throw new UnknownModel()
  const session = await InferenceSession.create(bytes, { executionProviders: ['wasm'] })
  return model.finder === 'yunet' ? yunet(session) : ultraface(session)
}

/** Largest factor by which a small picture is enlarged for the model. */
const MOST_ENLARGED = 4
const STEP = 32
const STRIDES = [8, 16, 32] as const

function yunet(session: InferenceSession): Detector {
  const detect = async (raster: Raster, length: number): Promise<Raw[]> => {
    const k = Math.min(length / Math.max(raster.width, raster.height), MOST_ENLARGED)
    const size = { width: Math.round(raster.width * k), height: Math.round(raster.height * k) }
    const small = await resizedRaster(raster, size)
    const width = STEP * Math.ceil(size.width / STEP)
    const height = STEP * Math.ceil(size.height / STEP)
    const input = planes(small, { width, height }, { order: [2, 1, 0], scaled: (v) => v, empty: 0 })
    const outputs = await session.run({
      input: new Tensor('float32', input, [1, 3, height, width]),
    })
    const [fx, fy] = [size.width / raster.width, size.height / raster.height]
    return best(
      STRIDES.flatMap((stride) => {
        const [cls, obj, box] = ['cls', 'obj', 'bbox'].map((name) => {
          return outputs[`${name}_${stride}`]?.data as Float32Array
        })
        return cls && obj && box ? ofStride({ cls, obj, box, stride, columns: width / stride }) : []
      }).map(({ x, y, w, h, score }) => ({ x: x / fx, y: y / fy, w: w / fx, h: h / fy, score })),
    )
  }
  return { finder: 'yunet', detect }
}

/** Below this no pass asks for a box. */
const LEAST_SCORE = 0.15
const unit = (value: number) => Math.min(1, Math.max(0, value))

interface StrideOutput {
  cls: Float32Array
  obj: Float32Array
  box: Float32Array
  stride: number
  columns: number
}

function ofStride({ cls, obj, box, stride, columns }: StrideOutput): Raw[] {
  const found: Raw[] = []
  for (let n = 0; n < cls.length; n++) {
    const score = Math.sqrt(unit(cls[n] as number) * unit(obj[n] as number))
    if (score < LEAST_SCORE) continue
    const [b0, b1, b2, b3] = box.subarray(4 * n, 4 * n + 4) as unknown as number[]
    const cx = ((n % columns) + (b0 as number)) * stride
    const cy = (Math.floor(n / columns) + (b1 as number)) * stride
    const [w, h] = [Math.exp(b2 as number) * stride, Math.exp(b3 as number) * stride]
    found.push({ x: cx - w / 2, y: cy - h / 2, w, h, score })
  }
  return found
}

const CANVAS = { width: 320, height: 240 } as const
const SAME_IN_TILE = 0.3

function ultraface(session: InferenceSession): Detector {
  const detect = async (raster: Raster): Promise<Raw[]> => {
    const k = Math.min(CANVAS.width / raster.width, CANVAS.height / raster.height)
    const size = { width: Math.round(raster.width * k), height: Math.round(raster.height * k) }
    const small = await resizedRaster(raster, size)
    const scaled = (value: number) => (value - 127) / 128
    const input = planes(small, CANVAS, { order: [0, 1, 2], scaled, empty: scaled(0) })
    const shape = [1, 3, CANVAS.height, CANVAS.width]
    const outputs = await session.run({ input: new Tensor('float32', input, shape) })
    const scores = outputs.scores?.data as Float32Array
    const boxes = outputs.boxes?.data as Float32Array
    const found: Raw[] = []
    for (let n = 0; 2 * n < scores.length; n++) {
      const score = scores[2 * n + 1] as number
      if (score < LEAST_SCORE) continue
      const [x0, y0, x1, y1] = boxes.subarray(4 * n, 4 * n + 4) as unknown as number[]
      const [left, top] = [
        ((x0 as number) * CANVAS.width) / k,
        ((y0 as number) * CANVAS.height) / k,
      ]
      const w = ((x1 as number) * CANVAS.width) / k - left
      const h = ((y1 as number) * CANVAS.height) / k - top
      found.push({ x: left, y: top, w, h, score })
    }
    return best(found, SAME_IN_TILE)
  }
  return { finder: 'ultraface', detect }
}

interface Planar {
  /** Which of red, green and blue stands first, second and third. */
  order: readonly [number, number, number]
  scaled: (value: number) => number
  /** What is beside the picture. */
  empty: number
}

/** The picture at the top left of a canvas, one plane for each colour. */
function planes(
  { pixels, width, height }: Raster,
  canvas: { width: number; height: number },
  { order, scaled, empty }: Planar,
): Float32Array {
  const plane = canvas.width * canvas.height
  const out = new Float32Array(3 * plane).fill(empty)
  const table = Float32Array.from({ length: 256 }, (_, value) => scaled(value))
  for (const [n, colour] of order.entries())
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        out[n * plane + y * canvas.width + x] = table[
          pixels[3 * (y * width + x) + colour] as number
        ] as number
  return out
}

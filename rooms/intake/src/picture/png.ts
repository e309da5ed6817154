// Goes through the chunks of a PNG. Source: W3C PNG (Third Edition), sections 5 and 11.
import { crc32 } from 'node:zlib'
import type { Inspection } from './inspect-derivative.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** What says how to draw it, and nothing about who, where, when or with what. */
const DRAWING = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT'])
const MORE = new Set(['bKGD', 'hIST', 'pHYs'])
/** Length, name and check sum. */
const FRAME = 12

/** Whether a PNG holds nothing but the picture. */
export function inspectPng(bytes: Uint8Array): Inspection {
  const read = chunksOf(bytes)
  // What stands behind the end no reader shows.
  if (read?.end !== bytes.length) return 'not-inspected'
  const holds = [...read.names].some((name) => !DRAWING.has(name) && !MORE.has(name))
  return holds ? 'holds-metadata' : 'passed'
}

/** Whether a PNG goes to its end, each part of it as its check sum says. */
export function isWholePng(bytes: Uint8Array): boolean {
  return chunksOf(bytes) !== undefined
}

/** The names of its chunks and where the last one ends; nothing where it is not whole. */
function chunksOf(bytes: Uint8Array): { names: ReadonlySet<string>; end: number } | undefined {
  if (!SIGNATURE.every((byte, n) => bytes[n] === byte)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names = new Set<string>()
  let name = ''
  let at = SIGNATURE.length
  for (let n = 0; at + FRAME <= bytes.length && name !== 'IEND'; n++) {
    const length = view.getUint32(at)
    if (length > bytes.length - at - FRAME) return undefined
    const body = bytes.subarray(at + 4, at + 8 + length)
    name = String.fromCharCode(...body.subarray(0, 4))
    if (crc32(body) !== view.getUint32(at + 8 + length)) return undefined
    if ((n === 0) !== (name === 'IHDR')) return undefined
    names.add(name)
    at += FRAME + length
  }
  return name === 'IEND' ? { names, end: at } : undefined
}

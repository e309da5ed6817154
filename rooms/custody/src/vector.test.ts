// The vectors of this room and where they come from; every other test reads them through here.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { hexText } from './hash.ts'

const folder = fileURLToPath(new URL('../../../vectors/custody/', import.meta.url))

/** The bytes of a vector file. */
export function vectorBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, path)))
}

/** The text of a vector file. */
export function vectorText(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

/** The value of a JSON vector file. */
export function vectorJson<T>(path: string): T {
  return JSON.parse(vectorText(path)) as T
}

/** The values of a vector file with one JSON value a line. */
export function vectorLines<T>(path: string): T[] {
  const lines = vectorText(path).trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as T)
}

export function fromHex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'))
}

export function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'))
}

export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf8'))
}

/** Compares bytes whatever their class: `Buffer` and `Uint8Array` are not deeply equal. */
export function assertBytes(actual: Uint8Array, expected: Uint8Array, message?: string): void {
  assert.equal(hexText(actual), hexText(expected), message)
}

/** `log-5/log-5.json`, as far as the tests read it. */
export interface WorkedLog {
  origin: string
  vkey: string
  witness: string[]
  cosignedAt: number[]
  leaves: { index: number; c: string; leaf: string; leafHash: string }[]
  nodes: Record<string, string>
  roots: { size: number; hex: string }[]
  inclusion: { index: number; size: number; proof: string[] }[]
  consistency: { from: number; to: number; proof: string[] }[]
}

export const workedLog = vectorJson<WorkedLog>('log-5/log-5.json')

/** 32 consecutive bytes, as the seeds of the worked log are made. */
export function testSeed(first: number): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, i) => (first + i) % 256)
}

test('[K1] every folder of vectors has its origin in the README', () => {
  const readme = vectorText('README.md')
  const folders = readdirSync(folder, { withFileTypes: true }).filter((e) => e.isDirectory())
  assert.equal(folders.length, 8)
  for (const { name } of folders) assert.ok(readme.includes(`\`${name}/`), name)
})

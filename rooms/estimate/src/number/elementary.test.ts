import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import { exp, expm1, log, log1p, log10, power, powerOfTwo } from './elementary.ts'

/** Units in the last place between two numbers. */
function units(a: number, b: number): number {
  return Object.is(a, b) ? 0 : Math.abs(a - b) / (Math.abs(b) * powerOfTwo(-52))
}

/** The bits of a function at 20,000 points from `from` to `to`. */
function bitsOf(of: (x: number) => number, from: number, to: number): string {
  const bytes = Buffer.alloc(8 * 20_000)
  for (let i = 0; i < 20_000; i++) bytes.writeDoubleLE(of(from + ((to - from) * i) / 20_000), 8 * i)
  return createHash('sha256').update(bytes).digest('hex')
}

test('[M112] exponential and logarithm have the bits of FDLIBM', () => {
  // Math.exp and Math.log of Node 20.20, whose engine has a port of FDLIBM 5.3.
  assert.equal(
    bitsOf(exp, -2, 2),
    '164cbc656a91150c0046c04661f80bebec052141fa124c067893b502ce758049',
  )
  assert.equal(
    bitsOf(exp, -700, 700),
    'cddc0510c04627e4f834841b97ec1de418b0d11dea4755576ce10bb7614fec12',
  )
  assert.equal(
    bitsOf(log, 0.25, 4.25),
    '68c9fec9b92cb160091a7db682e7c5599b31758b138d6b9f0c35798fb4ff6690',
  )
  assert.equal(
    bitsOf(log, 1e-3, 1e9),
    'ed0a28d9e6b01dd76043e0595ea52b21fc6fdfda89a30df461754b30889572f6',
  )
})

test('[M112] the engine that runs this is at most one unit away', () => {
  fc.assert(
    fc.property(fc.double({ min: -745, max: 709, noNaN: true }), (x) => {
      assert.ok(units(exp(x), Math.exp(x)) <= 1 || exp(x) < 3e-308)
    }),
    { numRuns: 2000 },
  )
  fc.assert(
    fc.property(fc.double({ min: 0, noNaN: true }), (x) => {
      assert.ok(units(log(x), Math.log(x)) <= 1)
    }),
    { numRuns: 2000 },
  )
})

test('[M112] what is no number, nothing, endless or too large is as in IEEE 754', () => {
  assert.deepEqual([0, -0, -Infinity, Infinity, NaN].map(exp), [1, 1, 0, Infinity, NaN])
  assert.deepEqual([710, -746, 1].map(exp), [Infinity, 0, Math.E])
  assert.deepEqual([0, -0, -1, Infinity, NaN].map(log), [-Infinity, -Infinity, NaN, Infinity, NaN])
  assert.deepEqual([1, 2, 1024].map(log), [0, Math.LN2, 10 * Math.LN2])
  assert.ok(units(log(5e-324), -744.4400719213812) <= 1)
  assert.ok(units(log(Number.MAX_VALUE), 709.782712893384) <= 1)
  assert.ok(units(exp(709.78), Math.exp(709.78)) <= 1)
  assert.equal(exp(-745.1), 5e-324)
})

test('[M112] near nothing and in powers the error is some units in the last place', () => {
  fc.assert(
    fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (x) => {
      assert.ok(units(expm1(x), Math.expm1(x)) <= 4)
      if (x > -1) assert.ok(units(log1p(x), Math.log1p(x)) <= 4)
      if (x > 0) assert.ok(units(log10(x), Math.log10(x)) <= 4)
    }),
    { numRuns: 2000 },
  )
  assert.deepEqual([-Infinity, Infinity, NaN, 0].map(expm1), [-1, Infinity, NaN, 0])
  assert.deepEqual([-1, -2, Infinity, 1e-300].map(log1p), [-Infinity, NaN, Infinity, 1e-300])
  assert.deepEqual(
    [0, 1, 2, 5].map((n) => power(3, n)),
    [1, 3, 9, 243],
  )
  assert.ok(units(power(0.999, 12_345), 0.999 ** 12_345) <= 12_345)
  assert.deepEqual([-1024, 0, 1023].map(powerOfTwo), [2 ** -1024, 1, 2 ** 1023])
})

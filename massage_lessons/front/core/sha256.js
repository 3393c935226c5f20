// SHA-256 as FIPS 180-4 has it. Browsers have it too, but only for pages that came by a safe way, and they answer later.

/** @param {(n: number) => number} make @returns {Uint32Array} the first 32 bits of the fraction, for the first primes */
const fractions = (make, count = 64) => {
  /** @type {number[]} */
  const primes = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  return Uint32Array.from(primes, (prime) => (make(prime) % 1) * 2 ** 32);
};

const ROUNDS = fractions(Math.cbrt);
const START = fractions(Math.sqrt, 8);

/** @param {number} word @param {number} by @returns {number} */
const turned = (word, by) => (word >>> by) | (word << (32 - by));

/** @param {string} text @returns {string} the digest of its UTF-8, as 64 hexadecimal signs */
export function sha256(text) {
  const bytes = new TextEncoder().encode(text);
  const view = new DataView(new ArrayBuffer(64 * Math.ceil((bytes.length + 9) / 64)));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setBigUint64(view.byteLength - 8, BigInt(bytes.length) * 8n);
  const sum = START.slice();
  const w = new Uint32Array(64);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
      const [early, late] = [w[i - 15], w[i - 2]];
      const s0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
      const s1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, h] = sum;
    for (let i = 0; i < 64; i++) {
      const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[i] + w[i]) | 0;
      const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) sum[i] += word;
  }
  return [...sum].map((word) => word.toString(16).padStart(8, "0")).join("");
}

// Lots: what is asked first is left to chance, so that nobody learns the order.

/**
 * @template T
 * @param {readonly T[]} all
 * @param {() => number} [random] from 0 up to, and without, 1
 * @returns {T[]} all of them, each order as likely as any other
 */
export function drawn(all, random = Math.random) {
  const left = [...all];
  return all.map(() => left.splice(Math.floor(random() * left.length), 1)[0]);
}

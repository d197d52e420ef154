/** How much is taken from the system at once, in bytes. */
const shelfLength = 4_194_304;

/**
 * Values that are kept as text outside of the heap. A service as objects takes several times the memory of its text, and
 * an import of a hundred thousand holds all of them before the first is written.
 */
export class Packed {
  #shelf = Buffer.alloc(0);
  #used = 0;

  /** @param value what JSON can say @returns what gives a copy of it, as often as one likes */
  add<T>(value: T): () => T {
    const text = JSON.stringify(value);
    const length = Buffer.byteLength(text);
    if (this.#used + length > this.#shelf.length) {
      this.#shelf = Buffer.allocUnsafeSlow(Math.max(shelfLength, length));
      this.#used = 0;
    }
    const [shelf, from] = [this.#shelf, this.#used];
    this.#used += shelf.write(text, from);
    const to = this.#used;
    return () => JSON.parse(shelf.toString('utf8', from, to)) as T;
  }
}

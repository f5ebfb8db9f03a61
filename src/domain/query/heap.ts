/** A binary heap: the least of a changing crowd, without sorting the crowd. */

export class Heap<T> {
  private readonly items: T[] = [];
  private readonly order: (a: T, b: T) => number;

  constructor(order: (a: T, b: T) => number) {
    this.order = order;
  }

  get size(): number {
    return this.items.length;
  }

  /** The least item. */
  peek(): T | undefined {
    return this.items[0];
  }

  push(item: T): void {
    this.items.push(item);
    this.rise(this.items.length - 1);
  }

  /** Takes the least item out. */
  pop(): T | undefined {
    const least = this.items[0];
    const last = this.items.pop();
    if (last !== undefined && this.items.length > 0) this.replace(last);
    return least;
  }

  /** Puts an item in the place of the least one. */
  replace(item: T): void {
    this.items[0] = item;
    this.sink(0);
  }

  private rise(start: number): void {
    let at = start;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.swapIfLess(at, above)) return;
      at = above;
    }
  }

  private sink(start: number): void {
    let at = start;
    for (;;) {
      const left = 2 * at + 1;
      const below = this.isLess(left + 1, left) ? left + 1 : left;
      if (!this.swapIfLess(below, at)) return;
      at = below;
    }
  }

  private isLess(a: number, b: number): boolean {
    const [left, right] = [this.items[a], this.items[b]];
    return left !== undefined && right !== undefined && this.order(left, right) < 0;
  }

  private swapIfLess(lower: number, upper: number): boolean {
    const [left, right] = [this.items[lower], this.items[upper]];
    if (left === undefined || right === undefined || this.order(left, right) >= 0) return false;
    this.items[lower] = right;
    this.items[upper] = left;
    return true;
  }
}

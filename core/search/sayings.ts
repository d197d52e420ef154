import type { Field } from './documents.ts';

/**
 * What each term says in the record that is being read. The strongest text of a field counts for the whole field: ten synonyms with
 * the same word say it no louder than one. Arrays by term, written over by the next record: one object for each term of each record
 * would be most of the time it takes to build an index.
 */
export class Sayings {
  /** Terms of this record, in the order in which they came. */
  readonly touched: number[] = [];
  /** By term: the sum of the weights of its fields. */
  readonly sum: number[] = [];
  /** By term: the greatest weight, and the text that gives it. */
  readonly most: number[] = [];
  readonly text: number[] = [];
  private readonly seenIn: number[] = [];
  private readonly field: (Field | undefined)[] = [];
  private readonly mostInField: number[] = [];
  private round = 0;

  /** Begins another record. */
  next(): void {
    this.round += 1;
    this.touched.length = 0;
  }

  /** One text of the record has the term. */
  say(term: number, field: Field, weight: number, text: number): void {
    if (this.seenIn[term] !== this.round) {
      this.seenIn[term] = this.round;
      this.touched.push(term);
      this.sum[term] = 0;
      this.most[term] = 0;
      this.field[term] = undefined;
    }
    // The texts of a field come one after the other.
    const before = this.field[term] === field ? (this.mostInField[term] as number) : 0;
    this.field[term] = field;
    if (weight > before) {
      this.sum[term] = (this.sum[term] as number) + weight - before;
      this.mostInField[term] = weight;
    }
    if (weight <= (this.most[term] as number)) return;
    this.most[term] = weight;
    this.text[term] = text;
  }
}

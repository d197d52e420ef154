import { demoCatalogue, measure } from '../core/search/gold/demo.mjs';
import { many } from '../core/search/gold/many.mjs';
const a: number = demoCatalogue();
const b: number = many([], 1);
const c: number = many('x', 1);
const d: number = measure;
console.log(a,b,c,d);

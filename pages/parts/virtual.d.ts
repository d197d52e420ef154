declare module 'virtual:words/*' {
  import type { Words } from './borrowed-words.ts';
  const words: Words;
  export default words;
}

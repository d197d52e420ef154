declare module 'virtual:words/*' {
  import type { Spoken } from './borrowed-words.ts';
  const spoken: Spoken;
  export default spoken;
}

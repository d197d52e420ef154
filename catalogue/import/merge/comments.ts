import { isMap, isNode, isScalar, isSeq, type Document } from 'yaml';

/** Every comment in a node, in order. */
const commentsIn = (value: unknown): string[] => {
  if (!isNode(value)) return [];
  const { commentBefore, comment } = value;
  const inner = isMap(value)
    ? value.items.flatMap((pair) => [...commentsIn(pair.key), ...commentsIn(pair.value)])
    : isSeq(value)
      ? value.items.flatMap(commentsIn)
      : [];
  return [commentBefore, ...inner, comment].filter((one): one is string => typeof one === 'string');
};

/** Puts the comments of nodes that go, at the end of the file: an editor's words are never thrown away. */
export const saveComments = (document: Document, gone: readonly unknown[]): void => {
  const comments = gone.flatMap(commentsIn);
  if (comments.length > 0) document.comment = [document.comment, ...comments].filter(Boolean).join('\n');
};

/** Gives the comments around an old value to the one that takes its place. */
export const keepOuterComments = (old: unknown, next: unknown): void => {
  if (!isNode(old) || !isNode(next)) return;
  if (typeof old.commentBefore === 'string') next.commentBefore = old.commentBefore;
  if (typeof old.comment === 'string') next.comment = old.comment;
  if (!isScalar(old) && old.spaceBefore === true) next.spaceBefore = true;
};

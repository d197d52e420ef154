/**
 * What a call that can fail as expected answers: a value, or an error with a code. Plain data, so that it crosses a wire;
 * surprises (a programmer's mistake) are exceptions.
 */
export type Result<Value, Failure extends { readonly code: string }> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

/** The good end of a `Result`. */
export const succeed = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

/** The expected bad end of a `Result`; `code` names it, the rest says what the caller needs to tell the person. */
export const fail = <Failure extends { readonly code: string }>(
  error: Failure,
): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error,
});

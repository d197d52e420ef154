/**
 * A long page is laid out by the browser in columns as high as the screen, which go on to the side; a page is as many
 * of them as fit. Here is the arithmetic: lengths along the line of writing, so right to left is the same.
 */
export const countPages = (contentLength: number, pageLength: number): number =>
  // Half a pixel of rounding, or a focus ring, must not make an empty page.
  pageLength <= 0 ? 1 : Math.max(1, Math.ceil((contentLength - 4) / pageLength));

/** The page on which something lies, from its distance to the start of the first one. */
export const pageAt = (offset: number, pageLength: number, pages: number): number =>
  pageLength <= 0 ? 0 : Math.min(pages - 1, Math.max(0, Math.floor((offset + 2) / pageLength)));

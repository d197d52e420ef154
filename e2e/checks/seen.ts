export type Box = { left: number; top: number; right: number; bottom: number };
/** What colour is seen, and on which ones, the nearest first; `picture` where an image or a gradient is among them. */
export type Paint = { colour: string; opacity: number; grounds: string[]; picture: boolean };
type Seen = { id: number; words: string; clip: Box };
export type Text = Seen & {
  boxes: Box[];
  inks: Box[];
  px: number;
  caps: number[];
  paint: Paint;
  lang: string;
  dir: string;
  covered: string | undefined;
  target: Box | undefined;
};
export type Target = Seen & {
  box: Box;
  primary: boolean;
  lines: number;
  covered: string | undefined;
  border: Paint | undefined;
  /** Where it is the one that is chosen: its ground, that around it, and whether a sign stands in it. */
  chosen: { ground: Paint; around: Paint; signed: boolean } | undefined;
};
export type Icon = Seen & { box: Box; paint: Paint; besideWords: boolean };
/** All that the rules judge of a screen, as it stands on the glass. */
export type Sight = {
  texts: Text[];
  targets: Target[];
  icons: Icon[];
  codes: { box: Box; clip: Box }[];
  /** Elements that scroll, or have been scrolled. */
  scrolls: string[];
  lang: string;
  dir: string;
  width: number;
  height: number;
  turn: string | undefined;
};

import type { Page } from '@playwright/test';
import type { Box, Icon, Paint, Sight, Target, Text } from './seen.ts';

/** Runs in the page, alone: nothing of this file is there but what stands in it. */
const lookAround = async (): Promise<Sight> => {
  await document.fonts.ready;
  await Promise.all(
    document
      .getAnimations()
      .filter((animation) => animation instanceof CSSTransition)
      .map(({ finished }) => finished.catch(() => undefined)),
  );
  const global = globalThis as unknown as { seenIds?: WeakMap<Node, number>; lastId?: number };
  const ids = (global.seenIds ??= new WeakMap());
  const idOf = (node: Node): number => {
    const id = ids.get(node) ?? (global.lastId = (global.lastId ?? 0) + 1);
    ids.set(node, id);
    return id;
  };
  const view: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const within = (one: Box, other: Box): Box => ({
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  });
  const box = ({ left, top, right, bottom }: Box): Box => ({ left, top, right, bottom });
  const scope: Element = document.querySelector('dialog[open]') ?? document.body;
  const operable = 'a[href], button, input, [role="button"], [role="checkbox"], [tabindex="0"]';
  const boxOf = (element: Element | null): Box | undefined =>
    element === null ? undefined : box(element.getBoundingClientRect());
  const isShown = (element: Element): boolean => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    for (let at: Element | null = element; at !== null; at = at.parentElement)
      if (getComputedStyle(at).clipPath === 'inset(50%)') return false;
    return true;
  };
  const clipOf = (element: Element): Box => {
    let clip = view;
    for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflow !== 'visible' && at.tagName !== 'svg')
        clip = within(clip, at.getBoundingClientRect());
      // In the top layer: what it stands in does not clip it.
      if (at.matches('dialog:modal')) break;
    }
    return clip;
  };
  const isClear = (colour: string): boolean => /^rgba\(.*, 0\)$/.test(colour);
  const paintOf = (element: Element, colour: string): Paint => {
    const paint: Paint = { colour, opacity: 1, grounds: [], picture: false };
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(at);
      paint.opacity *= Number(opacity);
      if (backgroundImage !== 'none') paint.picture = true;
      if (!isClear(backgroundColor)) paint.grounds.push(backgroundColor);
      if (/^rgb\(/.test(backgroundColor)) return paint;
    }
    return paint;
  };
  /** What else is painted over the middle of a box. A line's box is higher than its letters: one of them may be hit without anything being there. */
  const coverOf = (element: Element, { left, top, right, bottom }: Box): string | undefined => {
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (hit === null) return 'nothing';
    for (
      let at: Element | null = hit;
      at !== null && !at.contains(element) && !element.contains(at);
      at = at.parentElement
    )
      if (
        at.closest('svg, img, canvas') !== null ||
        !isClear(getComputedStyle(at).backgroundColor) ||
        getComputedStyle(at).backgroundImage !== 'none'
      )
        return `${at.tagName.toLowerCase()}.${at.getAttribute('class') ?? ''}`;
    return undefined;
  };
  const meets = (one: Box, other: Box): boolean =>
    one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

  const pen = document.createElement('canvas').getContext('2d');
  if (pen === null) throw new Error('The page has no canvas.');
  /** The tallest letter of each script, in parts of the font size: a capital where there are capitals. */
  const scripts: [RegExp, string][] = [
    [/[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}]/u, 'H'],
    [/\p{Script=Arabic}/u, 'ا ل ك ط'],
    [/\p{Script=Han}/u, '国'],
    [/\p{Script=Bengali}/u, 'ক'],
    [/\p{Script=Gurmukhi}/u, 'ਕ'],
  ];
  const texts: Text[] = [];
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const words = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
    const element = node.parentElement;
    if (
      words === '' ||
      element === null ||
      element.closest('svg, script, style') !== null ||
      !isShown(element)
    )
      continue;
    const style = getComputedStyle(element);
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0).map(box);
    pen.font = `${style.fontWeight} 100px ${style.fontFamily}`;
    const whole = pen.measureText(words);
    const px = Number.parseFloat(style.fontSize);
    const inks = boxes.map(({ left, right, top, bottom }) => {
      // A line's box is as high as the font; what is drawn in it is less, or more where another font stands in.
      const base =
        top +
        ((bottom - top) * whole.fontBoundingBoxAscent) /
          (whole.fontBoundingBoxAscent + whole.fontBoundingBoxDescent);
      return {
        left,
        right,
        top: base - (whole.actualBoundingBoxAscent * px) / 100,
        bottom: base + (whole.actualBoundingBoxDescent * px) / 100,
      };
    });
    const clip = clipOf(element);
    texts.push({
      id: idOf(node),
      words,
      clip,
      boxes,
      inks,
      px,
      caps: scripts
        .filter(([script]) => script.test(words))
        .map(([, letters]) => pen.measureText(letters).actualBoundingBoxAscent / 100),
      paint: paintOf(element, style.color),
      lang: element.closest('[lang]')?.getAttribute('lang') ?? '',
      dir: style.direction,
      target: boxOf(element.closest(operable)),
      covered: inks
        .filter((ink) => meets(ink, clip))
        .map((ink) => coverOf(element, within(ink, clip)))
        .find((cover) => cover !== undefined),
    });
  }
  for (const input of scope.querySelectorAll('input')) {
    const style = getComputedStyle(input);
    const said = input.value === '' ? input.placeholder : input.value;
    if (said === '' || !isShown(input)) continue;
    const { left, top, right, bottom } = input.getBoundingClientRect();
    const px = Number.parseFloat(style.fontSize);
    pen.font = `${style.fontWeight} 100px ${style.fontFamily}`;
    const whole = pen.measureText(said);
    // The line stands in the middle of the field.
    const base =
      (top + bottom) / 2 + ((whole.fontBoundingBoxAscent - whole.fontBoundingBoxDescent) * px) / 200;
    // What is typed may be long and goes on to the side; what is asked for must be read whole.
    const long = input.value === '' && input.scrollWidth > input.clientWidth + 1;
    texts.push({
      id: idOf(input),
      words: said,
      clip: { left, top, right, bottom },
      boxes: [box(input.getBoundingClientRect())],
      inks: [
        {
          left,
          top: base - (whole.actualBoundingBoxAscent * px) / 100,
          right: long ? right + 100 : right,
          bottom: base + (whole.actualBoundingBoxDescent * px) / 100,
        },
      ],
      px,
      caps: scripts
        .filter(([script]) => script.test(said))
        .map(([, letters]) => pen.measureText(letters).actualBoundingBoxAscent / 100),
      paint: paintOf(
        input,
        input.value === '' ? getComputedStyle(input, '::placeholder').color : style.color,
      ),
      lang: input.closest('[lang]')?.getAttribute('lang') ?? '',
      dir: '',
      target: undefined,
      covered: coverOf(input, input.getBoundingClientRect()),
    });
  }
  const targets: Target[] = [];
  for (const element of scope.querySelectorAll(operable)) {
    if (!isShown(element) || element.closest('[aria-hidden="true"]') !== null) continue;
    const style = getComputedStyle(element);
    const own = box(element.getBoundingClientRect());
    const clip = clipOf(element.parentElement ?? element);
    const bordered =
      Number.parseFloat(style.borderTopWidth) > 0 &&
      style.borderTopStyle !== 'none' &&
      !isClear(style.borderTopColor);
    const words = element.querySelector('.words') ?? element;
    targets.push({
      id: idOf(element),
      words:
        (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim() ||
        element.tagName,
      clip,
      box: own,
      primary: element.classList.contains('primary'),
      lines: Math.round(
        words.getBoundingClientRect().height /
          Math.max(
            1,
            Number.parseFloat(getComputedStyle(words).lineHeight) || Number.parseFloat(style.fontSize),
          ),
      ),
      covered: meets(own, clip) ? coverOf(element, within(own, clip)) : undefined,
      // A border that is the ground's own colour is no sign of anything.
      border:
        bordered && style.borderTopColor !== style.backgroundColor && element.parentElement !== null
          ? paintOf(element.parentElement, style.borderTopColor)
          : undefined,
      chosen:
        element.matches('[aria-pressed="true"], [aria-checked="true"], [aria-current]') &&
        element.parentElement !== null
          ? {
              ground: paintOf(element, style.color),
              around: paintOf(element.parentElement, style.color),
              signed: element.querySelector('svg[class*="lucide-check"]') !== null,
            }
          : undefined,
    });
  }
  const icons: Icon[] = [];
  for (const svg of scope.querySelectorAll('svg[class*="lucide"]')) {
    if (!isShown(svg)) continue;
    let beside = svg.parentElement;
    for (
      let up = 0;
      up < 3 && beside !== null && beside.textContent.trim() === '' && !beside.querySelector('input');
      up += 1
    )
      beside = beside.parentElement;
    icons.push({
      id: idOf(svg),
      words: svg.getAttribute('class') ?? '',
      clip: clipOf(svg.parentElement ?? svg),
      box: box(svg.getBoundingClientRect()),
      paint: paintOf(svg, getComputedStyle(svg).stroke),
      besideWords:
        beside !== null &&
        !['MAIN', 'BODY'].includes(beside.tagName) &&
        (beside.textContent.trim() !== '' || beside.querySelector('input') !== null),
    });
  }
  const scrolls: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('*')) {
    if (element.tagName === 'INPUT' || element.closest('svg') !== null) continue;
    const { overflowX, overflowY } = getComputedStyle(element);
    const name = `${element.tagName.toLowerCase()}.${element.className}`;
    const wide = element.scrollWidth > element.clientWidth + 1;
    const long = element.scrollHeight > element.clientHeight + 1;
    if ((/auto|scroll/.test(overflowX) && wide) || (/auto|scroll/.test(overflowY) && long))
      scrolls.push(`${name} scrolls`);
    if (element.scrollLeft !== 0 || element.scrollTop !== 0) scrolls.push(`${name} has been scrolled`);
    if (element === document.documentElement && (wide || long))
      scrolls.push('the page is larger than the screen');
  }
  const codes = [...scope.querySelectorAll('svg[role="img"]')]
    .filter(isShown)
    .map((svg) => ({ box: box(svg.getBoundingClientRect()), clip: clipOf(svg.parentElement ?? svg) }));
  const turn =
    [...scope.querySelectorAll('[data-turn="next"]')]
      .find(isShown)
      ?.closest('[role="group"]')
      ?.getAttribute('aria-label') ?? undefined;
  const { lang, dir } = document.documentElement;
  return { texts, targets, icons, codes, scrolls, lang, dir, width: innerWidth, height: innerHeight, turn };
};

export const look = (page: Page): Promise<Sight> => page.evaluate(lookAround);

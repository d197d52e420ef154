import type { Component } from 'svelte';
import Accessibility from '@lucide/svelte/icons/accessibility';
import Baby from '@lucide/svelte/icons/baby';
import Briefcase from '@lucide/svelte/icons/briefcase';
import Building from '@lucide/svelte/icons/building-2';
import Bus from '@lucide/svelte/icons/bus';
import CarFront from '@lucide/svelte/icons/car-front';
import Check from '@lucide/svelte/icons/check';
import CircleHelp from '@lucide/svelte/icons/circle-question-mark';
import Dumbbell from '@lucide/svelte/icons/dumbbell';
import Flower from '@lucide/svelte/icons/flower-2';
import Globe from '@lucide/svelte/icons/globe';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import Hammer from '@lucide/svelte/icons/hammer';
import HandCoins from '@lucide/svelte/icons/hand-coins';
import HandHeart from '@lucide/svelte/icons/hand-heart';
import Heart from '@lucide/svelte/icons/heart';
import HeartHandshake from '@lucide/svelte/icons/heart-handshake';
import HeartPulse from '@lucide/svelte/icons/heart-pulse';
import House from '@lucide/svelte/icons/house';
import IdCard from '@lucide/svelte/icons/id-card';
import Landmark from '@lucide/svelte/icons/landmark';
import Leaf from '@lucide/svelte/icons/leaf';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import MessageCircle from '@lucide/svelte/icons/message-circle-warning';
import Palette from '@lucide/svelte/icons/palette';
import PawPrint from '@lucide/svelte/icons/paw-print';
import Receipt from '@lucide/svelte/icons/receipt-euro';
import Recycle from '@lucide/svelte/icons/recycle';
import Shield from '@lucide/svelte/icons/shield-check';
import Signpost from '@lucide/svelte/icons/signpost';
import Store from '@lucide/svelte/icons/store';
import Truck from '@lucide/svelte/icons/truck';
import Users from '@lucide/svelte/icons/users';
import Vote from '@lucide/svelte/icons/vote';
import X from '@lucide/svelte/icons/x';

/** A pictogram; always beside words. */
export type Pictogram = Component<{
  size?: number | string;
  strokeWidth?: number | string;
  'aria-hidden'?: 'true';
}>;

/** By the name that the catalogue gives (Lucide's own), or by the need itself where it gives none. */
const pictograms: Record<string, Pictogram> = {
  accessibility: Accessibility,
  baby: Baby,
  briefcase: Briefcase,
  'building-2': Building,
  bus: Bus,
  car: CarFront,
  check: Check,
  dumbbell: Dumbbell,
  'flower-2': Flower,
  globe: Globe,
  'graduation-cap': GraduationCap,
  hammer: Hammer,
  'hand-coins': HandCoins,
  'hand-heart': HandHeart,
  heart: Heart,
  'heart-handshake': HeartHandshake,
  'heart-pulse': HeartPulse,
  house: House,
  home: House,
  'id-card': IdCard,
  landmark: Landmark,
  leaf: Leaf,
  lightbulb: Lightbulb,
  'message-circle': MessageCircle,
  palette: Palette,
  'paw-print': PawPrint,
  receipt: Receipt,
  recycle: Recycle,
  shield: Shield,
  signpost: Signpost,
  store: Store,
  truck: Truck,
  users: Users,
  vote: Vote,
  x: X,
  documenti: IdCard,
  nascita: Baby,
  scuola: GraduationCap,
  'non-autosufficienza': HandHeart,
  disabilita: Accessibility,
  casa: House,
  'difficolta-economiche': HandCoins,
  tasse: Receipt,
  'lavori-casa': Hammer,
  impresa: Store,
  muoversi: CarFront,
  ambiente: Recycle,
  animali: PawPrint,
  lutto: Flower,
  'matrimonio-famiglia': Heart,
  stranieri: Globe,
  sicurezza: Shield,
  'tempo-libero': Palette,
  voto: Vote,
  trasloco: Truck,
  lavoro: Briefcase,
  salute: HeartPulse,
  segnalare: MessageCircle,
};

/** The pictogram for the first of these names that has one. */
export const pictogramOf = (...names: readonly (string | undefined)[]): Pictogram => {
  for (const name of names) {
    const found = name === undefined ? undefined : pictograms[name];
    if (found) return found;
  }
  return CircleHelp;
};

/** Adds the pictograms of the guide's answers. A chunk that cannot be had leaves the general one in their place. */
export const loadMorePictograms = async (): Promise<void> => {
  const loaded = await import('./more-icons.ts').catch(() => undefined);
  if (loaded !== undefined) Object.assign(pictograms, loaded.morePictograms);
};

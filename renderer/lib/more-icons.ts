import type { Pictogram } from './icons.ts';
import Armchair from '@lucide/svelte/icons/armchair';
import Backpack from '@lucide/svelte/icons/backpack';
import Battery from '@lucide/svelte/icons/battery';
import Blocks from '@lucide/svelte/icons/blocks';
import BookOpen from '@lucide/svelte/icons/book-open';
import BrickWall from '@lucide/svelte/icons/brick-wall';
import Building from '@lucide/svelte/icons/building';
import Cake from '@lucide/svelte/icons/cake';
import Calculator from '@lucide/svelte/icons/calculator';
import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import Cat from '@lucide/svelte/icons/cat';
import CircleParking from '@lucide/svelte/icons/circle-parking';
import CircleX from '@lucide/svelte/icons/circle-x';
import Clock from '@lucide/svelte/icons/clock';
import Coins from '@lucide/svelte/icons/coins';
import Columns2 from '@lucide/svelte/icons/columns-2';
import CreditCard from '@lucide/svelte/icons/credit-card';
import Dog from '@lucide/svelte/icons/dog';
import DoorOpen from '@lucide/svelte/icons/door-open';
import Ellipsis from '@lucide/svelte/icons/ellipsis';
import FileBadge from '@lucide/svelte/icons/file-badge';
import FileCheck from '@lucide/svelte/icons/file-check';
import FilePen from '@lucide/svelte/icons/file-pen';
import FilePlus from '@lucide/svelte/icons/file-plus';
import FileSearch from '@lucide/svelte/icons/file-search';
import FileText from '@lucide/svelte/icons/file-text';
import Flag from '@lucide/svelte/icons/flag';
import Flame from '@lucide/svelte/icons/flame';
import Gem from '@lucide/svelte/icons/gem';
import HardHat from '@lucide/svelte/icons/hard-hat';
import HouseHeart from '@lucide/svelte/icons/house-heart';
import HousePlus from '@lucide/svelte/icons/house-plus';
import KeyRound from '@lucide/svelte/icons/key-round';
import Lamp from '@lucide/svelte/icons/lamp';
import Library from '@lucide/svelte/icons/library';
import LogIn from '@lucide/svelte/icons/log-in';
import LogOut from '@lucide/svelte/icons/log-out';
import Mail from '@lucide/svelte/icons/mail';
import MailCheck from '@lucide/svelte/icons/mail-check';
import Map from '@lucide/svelte/icons/map';
import MapPin from '@lucide/svelte/icons/map-pin';
import Maximize from '@lucide/svelte/icons/maximize';
import Megaphone from '@lucide/svelte/icons/megaphone';
import MonitorSmartphone from '@lucide/svelte/icons/monitor-smartphone';
import OctagonMinus from '@lucide/svelte/icons/octagon-minus';
import PaintRoller from '@lucide/svelte/icons/paint-roller';
import PartyPopper from '@lucide/svelte/icons/party-popper';
import PenLine from '@lucide/svelte/icons/pen-line';
import Pencil from '@lucide/svelte/icons/pencil';
import Percent from '@lucide/svelte/icons/percent';
import PhoneCall from '@lucide/svelte/icons/phone-call';
import Plane from '@lucide/svelte/icons/plane';
import PlaneLanding from '@lucide/svelte/icons/plane-landing';
import PlaneTakeoff from '@lucide/svelte/icons/plane-takeoff';
import ReceiptEuro from '@lucide/svelte/icons/receipt-euro';
import RotateCcw from '@lucide/svelte/icons/rotate-ccw';
import Ruler from '@lucide/svelte/icons/ruler';
import Scale from '@lucide/svelte/icons/scale';
import School from '@lucide/svelte/icons/school';
import Scissors from '@lucide/svelte/icons/scissors';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import Search from '@lucide/svelte/icons/search';
import SearchX from '@lucide/svelte/icons/search-x';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import ShoppingBasket from '@lucide/svelte/icons/shopping-basket';
import Signature from '@lucide/svelte/icons/signature';
import Smartphone from '@lucide/svelte/icons/smartphone';
import Sparkles from '@lucide/svelte/icons/sparkles';
import Star from '@lucide/svelte/icons/star';
import Stethoscope from '@lucide/svelte/icons/stethoscope';
import Sun from '@lucide/svelte/icons/sun';
import Tent from '@lucide/svelte/icons/tent';
import TicketPercent from '@lucide/svelte/icons/ticket-percent';
import TrafficCone from '@lucide/svelte/icons/traffic-cone';
import Trash2 from '@lucide/svelte/icons/trash-2';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import Unlink from '@lucide/svelte/icons/unlink';
import Utensils from '@lucide/svelte/icons/utensils';
import Wallet from '@lucide/svelte/icons/wallet';
import Zap from '@lucide/svelte/icons/zap';

/** Pictograms of the guide's answers: a chunk of its own, loaded while nobody is there, so that the first screen does not wait for it. */
export const morePictograms: Readonly<Record<string, Pictogram>> = {
  armchair: Armchair,
  backpack: Backpack,
  battery: Battery,
  blocks: Blocks,
  'book-open': BookOpen,
  'brick-wall': BrickWall,
  building: Building,
  cake: Cake,
  calculator: Calculator,
  'calendar-clock': CalendarClock,
  'calendar-days': CalendarDays,
  cat: Cat,
  'circle-parking': CircleParking,
  'circle-x': CircleX,
  clock: Clock,
  coins: Coins,
  'columns-2': Columns2,
  'credit-card': CreditCard,
  dog: Dog,
  'door-open': DoorOpen,
  ellipsis: Ellipsis,
  'file-badge': FileBadge,
  'file-check': FileCheck,
  'file-pen': FilePen,
  'file-plus': FilePlus,
  'file-search': FileSearch,
  'file-text': FileText,
  flag: Flag,
  flame: Flame,
  gem: Gem,
  'hard-hat': HardHat,
  'house-heart': HouseHeart,
  'house-plus': HousePlus,
  'key-round': KeyRound,
  lamp: Lamp,
  library: Library,
  'log-in': LogIn,
  'log-out': LogOut,
  mail: Mail,
  'mail-check': MailCheck,
  map: Map,
  'map-pin': MapPin,
  maximize: Maximize,
  megaphone: Megaphone,
  'monitor-smartphone': MonitorSmartphone,
  'octagon-minus': OctagonMinus,
  'paint-roller': PaintRoller,
  'party-popper': PartyPopper,
  'pen-line': PenLine,
  pencil: Pencil,
  percent: Percent,
  'phone-call': PhoneCall,
  plane: Plane,
  'plane-landing': PlaneLanding,
  'plane-takeoff': PlaneTakeoff,
  'receipt-euro': ReceiptEuro,
  'rotate-ccw': RotateCcw,
  ruler: Ruler,
  scale: Scale,
  school: School,
  scissors: Scissors,
  'scroll-text': ScrollText,
  search: Search,
  'search-x': SearchX,
  'shield-check': ShieldCheck,
  'shopping-basket': ShoppingBasket,
  signature: Signature,
  smartphone: Smartphone,
  sparkles: Sparkles,
  star: Star,
  stethoscope: Stethoscope,
  sun: Sun,
  tent: Tent,
  'ticket-percent': TicketPercent,
  'traffic-cone': TrafficCone,
  'trash-2': Trash2,
  'triangle-alert': TriangleAlert,
  unlink: Unlink,
  utensils: Utensils,
  wallet: Wallet,
  zap: Zap,
};

/** Degrees, WGS 84. */
export type Spot = { lat: number; lon: number };

const earthMetres = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres east and north of `from`: flat, which is off by less than one part in a thousand across a town. */
export const offset = (from: Spot, to: Spot): { east: number; north: number } => ({
  east: earthMetres * radians(to.lon - from.lon) * Math.cos(radians((from.lat + to.lat) / 2)),
  north: earthMetres * radians(to.lat - from.lat),
});

/** The eight winds, clockwise from north. */
export const winds = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Wind = (typeof winds)[number];

/** Streets are longer than the straight line, by about a third in towns that were not laid out as a grid. */
const detour = 1.3;
/** An unhurried walk with a pram or a stick, metres a minute: 4 km/h. */
const metresPerMinute = 67;
/** Further than this nobody is told to walk, metres along the streets. */
export const walkLimit = 3_000;

/** How another place lies: the way along the streets is an estimate, and is said as one. */
export const wayBetween = (
  from: Spot,
  to: Spot,
): { metres: number; minutes: number | undefined; wind: Wind; east: number; north: number } => {
  const { east, north } = offset(from, to);
  const metres = Math.hypot(east, north) * detour;
  const eighth = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  return {
    metres,
    minutes: metres > walkLimit ? undefined : Math.max(1, Math.ceil(metres / metresPerMinute)),
    wind: winds[(eighth + 8) % 8] ?? 'n',
    east,
    north,
  };
};

/** Metres as people say them: to fifty under a kilometre, to a hundred above. */
export const roundedMetres = (metres: number): number =>
  metres < 950 ? Math.max(50, Math.round(metres / 50) * 50) : Math.round(metres / 100) * 100;

/** IRIs of what is exported. */
export type Iris = {
  service: (id: string) => string;
  organisation: (id: string) => string;
  unit: (id: string) => string;
  place: (id: string) => string;
  topic: (id: string) => string;
  need: (id: string) => string;
};

const separatorOf = (base: string): string => (base.endsWith(':') ? ':' : '/');

/** @param base ends in `/`, `#` or `:` */
export const irisOf = (base: string): Iris => {
  const under =
    (kind: string) =>
    (id: string): string =>
      `${base}${kind}${separatorOf(base)}${id}`;
  return {
    service: under('service'),
    organisation: under('organisation'),
    unit: under('unit'),
    place: under('place'),
    topic: under('topic'),
    need: under('need'),
  };
};

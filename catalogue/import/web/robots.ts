/** Whether a path may be read, and how many seconds a site asks to wait between two pages. */
export type Robots = { allows: (path: string) => boolean; delay: number | undefined };

/** Reads robots.txt: the group of `agent` if there is one, else that of everybody. The longest rule that fits decides (RFC 9309). */
export const readRobots = (text: string, agent: string): Robots => {
  const groups = new Map<string, { rules: { allow: boolean; path: string }[]; delay: number | undefined }>();
  let current: string[] = [];
  let isOpen = false;
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(user-agent|allow|disallow|crawl-delay)\s*:\s*([^#]*)/i.exec(line);
    if (match === null) continue;
    const [field, value] = [(match[1] ?? '').toLowerCase(), (match[2] ?? '').trim()];
    if (field === 'user-agent') {
      current = isOpen ? [...current, value.toLowerCase()] : [value.toLowerCase()];
      isOpen = true;
      for (const name of current) if (!groups.has(name)) groups.set(name, { rules: [], delay: undefined });
      continue;
    }
    isOpen = false;
    for (const group of current.flatMap((name) => groups.get(name) ?? [])) {
      if (field === 'crawl-delay') group.delay = Number.isFinite(Number(value)) ? Number(value) : undefined;
      else if (value !== '') group.rules.push({ allow: field === 'allow', path: value });
    }
  }
  const group = groups.get(agent.toLowerCase()) ?? groups.get('*');
  const fits = (path: string, rule: string): boolean =>
    new RegExp(`^${rule.replace(/[.+?^{}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}`).test(path);
  return {
    delay: group?.delay,
    allows: (path) => {
      const best = (group?.rules ?? [])
        .filter((rule) => fits(path, rule.path))
        .toSorted((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow))[0];
      return best?.allow ?? true;
    },
  };
};

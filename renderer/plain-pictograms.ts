import type { Plugin } from 'vite';

type Line = readonly [tag: string, attributes: Readonly<Record<string, string>>];

/** A pictogram as Lucide describes it in its component. */
const described = /const iconData = (\{.*\});/;

const attributesOf = (attributes: Line[1]): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

/**
 * Lucide's components put together each line of a pictogram when it is shown, an element with spread attributes each: that was most of the
 * time in which a screen was made. Written out as what comes of it, Svelte clones a pictogram whole.
 */
export const plainPictograms: Plugin = {
  name: 'sportello:plain-pictograms',
  enforce: 'pre',
  transform: (code, id) => {
    if (!/@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/.test(id)) return null;
    const [, json] = described.exec(code) ?? [];
    if (json === undefined) throw new Error(`${id} describes no pictogram: has Lucide changed its form?`);
    const { name, size, node } = JSON.parse(json) as { name: string; size: number; node: readonly Line[] };
    const lines = node.map(([tag, attributes]) => `<${tag}${attributesOf(attributes)} />`).join('');
    return `<script>
  const { size = ${size}, strokeWidth = 2 } = $props();
</script>
<svg xmlns="http://www.w3.org/2000/svg" width={size} height={size} viewBox="0 0 ${size} ${size}" fill="none" stroke="currentColor"
  stroke-width={strokeWidth} stroke-linecap="round" stroke-linejoin="round" class="lucide lucide-${name}" aria-hidden="true">${lines}</svg>`;
  },
};

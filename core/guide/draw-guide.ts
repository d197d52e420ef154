import type { Condition } from '../model/condition.ts';
import type { Guide, Need } from '../model/guide.ts';

/** A condition in few words, as an edge is labelled. */
export function conditionText(condition: Condition): string {
  if ('all' in condition)
    return condition.all
      .map((part) => ('any' in part ? `(${conditionText(part)})` : conditionText(part)))
      .join(' and ');
  if ('any' in condition) return condition.any.map(conditionText).join(' or ');
  if ('not' in condition) return `not (${conditionText(condition.not)})`;
  if ('eq' in condition) return `${condition.eq[0]} = ${condition.eq[1]}`;
  if ('in' in condition) return `${condition.in[0]} in ${condition.in[1].join(', ')}`;
  if ('gte' in condition) return `${condition.gte[0]} >= ${condition.gte[1]}`;
  return `${condition.before[0]} before ${condition.before[1]}`;
}

/** Text as a Mermaid label: quotes and signs that it reads as its own become entities. */
const label = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .,;:?!'()=/-]/gu, (sign) => `#${sign.codePointAt(0) ?? 32};`)}"`;
// An id could be a word of Mermaid, such as `end`.
const node = (id: string): string => `n_${id.replaceAll('-', '_')}`;

/**
 * Draws a guide as a Mermaid flowchart, in Italian: needs as flags, questions as boxes, outcomes as rounded boxes with their
 * services, dotted where an edge is the `otherwise`.
 */
export function drawGuide(guide: Guide, needs: readonly Need[]): string {
  const lines = ['flowchart TD'];
  for (const { id, text } of guide.questions) lines.push(`  ${node(id)}[${label(text.it)}]`);
  for (const { id, services } of guide.outcomes) lines.push(`  ${node(id)}(${label(services.join(', '))})`);
  for (const { id, title, start } of needs) {
    if (start !== undefined) lines.push(`  need_${node(id)}>${label(title.it)}] --> ${node(start)}`);
  }
  for (const { id, edges, otherwise } of guide.questions) {
    for (const edge of edges ?? [])
      lines.push(`  ${node(id)} -->|${label(conditionText(edge.if))}| ${node(edge.to)}`);
    lines.push(`  ${node(id)} -.-> ${node(otherwise)}`);
  }
  return `${lines.join('\n')}\n`;
}

import type { Catalogue } from '../../core/model/catalogue.ts';

/** Ids of the services that a person can come to by tapping: through a need's list, its guide, or a need that the service names. */
export const reachableServices = (catalogue: Catalogue): Set<string> => {
  const reached = new Set<string>();
  const questions = new Map(catalogue.guide.questions.map((question) => [question.id, question]));
  const outcomes = new Map(catalogue.guide.outcomes.map((outcome) => [outcome.id, outcome]));
  const seen = new Set<string>();
  const follow = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const service of outcomes.get(id)?.services ?? []) reached.add(service);
    const question = questions.get(id);
    if (question === undefined) return;
    for (const edge of question.edges ?? []) follow(edge.to);
    follow(question.otherwise);
  };
  for (const need of catalogue.needs) {
    if (need.start !== undefined) follow(need.start);
    for (const service of need.services ?? []) reached.add(service);
  }
  const needs = new Set(catalogue.needs.map(({ id }) => id));
  for (const service of catalogue.services)
    if (service.needs?.some((need) => needs.has(need))) reached.add(service.id);
  return reached;
};

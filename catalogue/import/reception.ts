/** Whether an office receives anybody who does not know whom to ask, by its name. */
export const isReceptionName = (name: string): boolean => /^urp$|relazioni con il pubblico/i.test(name);

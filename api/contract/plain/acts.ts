/**
 * What is pressed rather than typed at a method's step. The words are taken: under each an answer
 * holds `true` and nothing else, whatever the kind.
 */
export const ACTS = ['restart', 'forgotten', 'notMe', 'send', 'again', 'other'] as const
export type Act = (typeof ACTS)[number]

/** Null where the answer was typed. */
export const actIn = (answer: object): Act | null => ACTS.find((act) => act in answer) ?? null

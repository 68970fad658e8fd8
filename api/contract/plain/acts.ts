/**
 * What is pressed rather than typed at a method's step. The words are taken: under each an answer
 * holds `true` and nothing else, whatever the kind.
 */
export const ACTS = [
  'restart',
  'forgotten',
  'notMe',
  'send',
  'again',
  'other',
  'lost',
  'skip',
] as const
/** One of them; `domain/journeys/` says what each does. */
export type Act = (typeof ACTS)[number]

/** What was pressed; null where the answer was typed. */
export const actIn = (answer: object): Act | null => ACTS.find((act) => act in answer) ?? null

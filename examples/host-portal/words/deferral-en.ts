import type { DeferralField, DeferralProblem } from '../deferral-rules.ts'

const fields: Readonly<Record<DeferralField, string>> = {
  unit: 'Unit',
  until: 'New deadline',
  reason: 'Reason',
}

const problems: Readonly<Record<DeferralProblem, (most: number) => string>> = {
  unit: () => 'Choose one of your units.',
  noDay: () => 'Enter a day.',
  tooEarly: () => 'Choose a day after the unit’s deadline.',
  tooLate: () => 'The day is later than can be granted.',
  noReason: () => 'Give a reason.',
  reasonLong: (most) => `Write ${most} characters at most.`,
}

/** What is said about more time. */
export const deferralWords = {
  deferralPage: {
    rule: (latest: string) =>
      `A unit that needs more time gets it at once, through ${latest} at the latest. Nobody looks at the request first; the reason is kept with it.`,
    isGranted: 'The deferral is granted, and the unit’s deadline is moved.',
    ask: 'Ask for more time',
    asked: 'Asked for',
    none: 'No deferral has been asked for.',
    mayNot: 'Your role does not permit you to ask for more time.',
    closed: (day: string) => `More time can be asked for from ${day}.`,
    round: 'Period',
    newDeadline: 'New deadline',
    reason: 'Reason',
    askedBy: 'Asked for by',
    granted: 'Granted',
    replaced: 'Replaced by a later day',
    over: 'Granted, and over',
  },
  deferralForm: {
    ...fields,
    between: (span: string) => span,
    reasonHint: 'One or two sentences are enough.',
    submit: 'Ask for more time',
    problems,
  },
}

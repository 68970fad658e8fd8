import type { Words } from './en.ts'

/** What is said about more time. */
export const deferralWords: Pick<Words, 'deferralPage' | 'deferralForm'> = {
  deferralPage: {
    rule: (latest) =>
      `En enhet som behöver mer tid får det direkt, till och med ${latest} som längst. Ingen prövar begäran först; skälet sparas med den.`,
    isGranted: 'Anståndet är beviljat, och enhetens sista dag är flyttad.',
    ask: 'Begär anstånd',
    asked: 'Begärda anstånd',
    none: 'Inget anstånd har begärts.',
    mayNot: 'Med din roll får du inte begära anstånd.',
    closed: (day) => `Anstånd kan begäras från ${day}.`,
    round: 'Omgång',
    newDeadline: 'Ny sista dag',
    reason: 'Skäl',
    askedBy: 'Begärt av',
    granted: 'Beviljat',
    replaced: 'Ersatt av en senare dag',
    over: 'Beviljat, och slut',
  },
  deferralForm: {
    unit: 'Enhet',
    until: 'Ny sista dag',
    reason: 'Skäl',
    between: (span) => span,
    reasonHint: 'En eller två meningar räcker.',
    submit: 'Begär anstånd',
    problems: {
      unit: () => 'Välj en av dina enheter.',
      noDay: () => 'Ange en dag.',
      tooEarly: () => 'Välj en dag efter enhetens sista dag.',
      tooLate: () => 'Dagen är senare än vad som kan beviljas.',
      noReason: () => 'Ange ett skäl.',
      reasonLong: (most) => `Skriv högst ${most} tecken.`,
    },
  },
}

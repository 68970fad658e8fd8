import { LONGEST_REASON, SHORTEST_REASON } from '../../api/contract/plain/lengths.ts'
import { LEAST_ALONE, LEAST_BESIDE, LEAST_CLASSIC } from '../../api/contract/plain/passwords.ts'

/** What people must show to come in. */
export const portalRules = {
  heading: 'What is asked',
  level: 'Level',
  levels: { aal2: 'Two factors', aal1: 'Password alone' },
  levelHints: {
    aal2: 'A password, and a code from an app. Right for personal data and anything that counts.',
    aal1: 'Whoever has the password is in. Only for what would harm nobody.',
  },
  firstFactors: 'A sign-in begins with',
  secondFactors: 'Second factors',
  password: 'Passwords',
  passwords: {
    nist: 'Long and free',
    'classic-8': `Classic, ${LEAST_CLASSIC['classic-8']} characters`,
    'classic-10': `Classic, ${LEAST_CLASSIC['classic-10']} characters`,
  },
  passwordHints: {
    nist: `At least ${LEAST_BESIDE} characters, ${LEAST_ALONE} where the password stands alone; no rules on which. The advice of NIST today.`,
    'classic-8': `At least ${LEAST_CLASSIC['classic-8']}, with upper and lower case, a digit and a special character. For hosts whose rules demand it.`,
    'classic-10': `At least ${LEAST_CLASSIC['classic-10']}, with upper and lower case, a digit and a special character. For hosts whose rules demand it.`,
  },
  sessions: 'Sessions',
  sessionKinds: { standard: 'Standard', short: 'Short' },
  sessionHints: {
    standard:
      'Two factors: 1 hour without activity, 24 hours in all. Password alone: 24 hours without activity, 30 days in all.',
    short: '15 minutes without activity, 12 hours in all. For shared computers.',
  },
  grace: 'Sign-ins of grace',
  graceHint:
    'How often somebody may still come in when a method is newly demanded and they have not added it, with a password that is long enough to be used alone. 0 for never.',
  reason: 'Reason',
  reasonHint: `Is kept in the log with your name. ${SHORTEST_REASON} to ${LONGEST_REASON} characters.`,
  reasonText:
    'You are about to let people in with a password and nothing else. Whoever guesses or steals one is in at once, and nothing will show that it was not the right person. If you go on, write why.',
}

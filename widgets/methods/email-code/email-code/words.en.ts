import type { EmailCodeWords } from './words.ts'

export const words = {
  heading: 'Verify your e-mail address',
  headingSent: 'Enter the code from your mail',
  lead: 'We send you a code, so that we know the mailbox is yours. It goes to:',
  recovery: {
    heading: 'Choose a new password',
    lead: 'First we check that it is you. We send a code to:',
    back: 'Back to the password',
  },
  leadVerify: 'This page needs to know that the address is yours. We send a code to:',
  leadSent: 'If the address is right, a code is on its way to:',
  leadInvited: 'A code is on its way to:',
  notMe: 'I am not the right person',
  send: 'Send verification code',
  label: (digits) => `Code, ${digits} digits`,
  verify: 'Verify code',
  missing: (digits) => `Enter all ${digits} digits of the code.`,
  resend: 'Send a new code',
  resendIn: (wait) => `You can send a new code in ${wait}.`,
  waits:
    'Codes to this address have been asked for already, perhaps by you in another browser, and work only there. The wait is there so that nobody can fill a mailbox.',
  canSend: 'You can send a code now.',
  sent: (clock, reference) => `Sent at ${clock}. The mail has the reference ${reference}.`,
  announced: (clock, reference) => `A code was sent at ${clock}. Reference ${reference}.`,
  valid: (duration) => `The code is valid for ${duration} from when it was sent.`,
  notArrived: 'No mail yet?',
  usually: 'It usually takes less than a minute.',
  spam: (name, address) => `Look in spam or junk for a mail from ${name} (${address}).`,
  newest: 'If you have several codes, use the newest.',
  ask: 'Still nothing? Ask one of the contacts under “Need help?”.',
  spent: 'That code did not match and can no longer be used. Send a new code.',
  problems: {
    wrong_code: () => 'That code did not match. Check it against the newest mail and try again.',
    code_expired: () => 'That code is no longer valid. Send a new code and enter it here.',
    code_used: () => 'That code has been used already. Send a new code and enter it here.',
    wait_to_resend: ({ wait }) =>
      `You can send a new code ${wait ? `in ${wait}` : 'in a while'}. Until then, the newest one you received still works.`,
  },
} satisfies EmailCodeWords

import type { IdentifyWords } from './words.ts'

const malformed = 'Enter the whole e-mail address, like name@example.org.'

export const words = {
  heading: 'Sign in',
  headingInvited: 'What is your e-mail address?',
  leadInvited:
    'Use the address that was invited, or that you sign in with. If we know it, you can get a code sent to it.',
  label: 'E-mail address',
  next: 'Next',
  missing: 'Enter your e-mail address.',
  malformed,
  welcomeBack: 'Welcome back',
  continueAs: (name) => `Continue as ${name}`,
  another: 'Use another address',
  invited: 'Have you been invited, or forgotten your password?',
  backToSignIn: 'Back to sign in',
  methods: {},
  problems: { invalid_input: () => malformed },
} satisfies IdentifyWords

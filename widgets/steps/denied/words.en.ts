import type { DeniedWords } from './words.ts'

export const words = {
  headings: {
    'no-membership': 'You do not have access here',
    'no-usable-method': 'We need another way to verify you',
    suspended: 'Your account is paused',
    'invitation-unknown': 'We do not recognise this link',
    'invitation-expired': 'This invitation has expired',
    'invitation-revoked': 'This invitation has been withdrawn',
    'invitation-used': 'This invitation has been used',
    'no-invitation': 'There is no invitation to go on with',
  },
  texts: {
    'no-membership': (portal) =>
      `You are known to us, but not for ${portal}, or your time there has ended. If you should have access, ask one of the contacts below.`,
    'no-usable-method': (portal) =>
      `None of the ways you have to verify yourself is accepted in ${portal}. The contacts below can help you.`,
    suspended: () =>
      'Nobody can sign in with it for the time being. The contacts below can tell you why and open it again.',
    'invitation-unknown': () =>
      'Part of the link may be missing. Copy the whole link from the mail, or use your address instead.',
    'invitation-expired': () =>
      'Nothing is lost. Ask the person who invited you for a new invitation, or one of the contacts below.',
    'invitation-revoked': () =>
      'If you think that is a mistake, ask the person who invited you or one of the contacts below.',
    'invitation-used': () => 'Your account is ready. You can sign in with it.',
    'no-invitation': (portal) =>
      `For this address we have no open invitation to ${portal}. Check that you used the address that was invited, or ask one of the contacts below.`,
  },
  another: 'Use another address',
  signIn: 'Sign in',
} satisfies DeniedWords

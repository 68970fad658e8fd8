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
    'invitation-declined': 'Thank you for telling us',
    'signed-out': 'Sign in first',
    'too-many-methods': 'You cannot add any more',
    'verification-unknown': 'The address can no longer be verified here',
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
    'invitation-declined': () =>
      'The person who invited you has been told. You can close this page.',
    'signed-out': (portal) =>
      `To add an authenticator app you need to be signed in. Sign in to ${portal}, then come back here.`,
    'too-many-methods': () =>
      'You can have five authenticator apps and tokens in all. Remove one that you no longer use, or ask one of the contacts below.',
    'verification-unknown': () =>
      'It may be verified already, or too much time has passed. Go back to the page that sent you here and begin again.',
  },
  askable: 'Nothing is lost. The person who invited you can send a new link.',
  ask: 'Ask for a new link',
  asked: {
    heading: 'You have asked for a new link',
    text: 'The person who invited you has been told. If they send a new link, it comes by mail. You can close this page.',
  },
  another: 'Use another address',
  signIn: 'Sign in',
} satisfies DeniedWords

import type { InvitationWords } from './invitations.ts'

export const en: InvitationWords = {
  standings: {
    sent: 'Sent',
    started: 'Started',
    'code-verified': 'Code verified',
    'method-enrolled': 'Method enrolled',
    complete: 'Complete',
    expired: 'Expired',
    revoked: 'Revoked',
  },
  letters: {
    queued: 'Waiting to leave',
    'handed-over': 'Handed over',
    delivered: 'Delivered',
    refused: 'Refused',
    bounced: 'Bounced',
    'given-up': 'Given up',
  },
  attentions: {
    bounced: 'Bounced',
    'new-link-asked': 'Asks for a new link',
    declined: 'Not the right person',
    'expires-soon': 'Expires soon',
  },
}

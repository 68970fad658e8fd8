import type { InvitationWords } from './invitations.ts'

export const sv: InvitationWords = {
  standings: {
    sent: 'Skickad',
    started: 'Påbörjad',
    'code-verified': 'Kod bekräftad',
    'method-enrolled': 'Metod tillagd',
    complete: 'Klar',
    expired: 'Utgången',
    revoked: 'Återkallad',
  },
  letters: {
    queued: 'Väntar på att gå',
    'handed-over': 'Överlämnat',
    delivered: 'Levererat',
    refused: 'Avvisat',
    bounced: 'Studsade',
    'given-up': 'Gick inte fram',
  },
  attentions: {
    bounced: 'Studsade',
    'new-link-asked': 'Vill ha ny länk',
    declined: 'Fel person',
    'expires-soon': 'Går snart ut',
  },
}

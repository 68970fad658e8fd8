import type { TableLanguage } from '../../contract/console/console.ts'
import type { Attention, InvitationView } from '../../contract/console/invitations.ts'

/** What stands in the cells of exported tables, in one language. */
export interface TableWords {
  readonly standings: Readonly<Record<InvitationView['standing'], string>>
  readonly letters: Readonly<Record<NonNullable<InvitationView['letter']>, string>>
  readonly attention: Readonly<Record<Attention, string>>
}

/** As the console says it on its pages. */
export const TABLE_WORDS: Readonly<Record<TableLanguage, TableWords>> = {
  en: {
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
    attention: {
      bounced: 'Bounced',
      'new-link-asked': 'Asks for a new link',
      declined: 'Not the right person',
      'expires-soon': 'Expires soon',
    },
  },
  sv: {
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
    attention: {
      bounced: 'Studsade',
      'new-link-asked': 'Vill ha ny länk',
      declined: 'Fel person',
      'expires-soon': 'Går snart ut',
    },
  },
}

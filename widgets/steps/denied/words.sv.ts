import type { DeniedWords } from './words.ts'

export const words = {
  headings: {
    'no-membership': 'Du har inte tillgång till tjänsten',
    'no-usable-method': 'Du behöver visa vem du är på ett annat sätt',
    suspended: 'Ditt konto är pausat',
    'invitation-unknown': 'Vi känner inte igen länken',
    'invitation-expired': 'Inbjudan har gått ut',
    'invitation-revoked': 'Inbjudan har dragits tillbaka',
    'invitation-used': 'Inbjudan är redan använd',
    'no-invitation': 'Det finns ingen inbjudan att gå vidare med',
  },
  texts: {
    'no-membership': (portal) =>
      `Du har ett konto, men ingen roll i ${portal} just nu. Den kan ha upphört eller inte ha lagts till än. Kontakta någon av dem som står nedan om du ska ha tillgång.`,
    'no-usable-method': (portal) =>
      `Inget av de sätt du har ställt in räcker för ${portal}. De som står nedan kan hjälpa dig vidare.`,
    suspended: () =>
      'Det går inte att logga in med kontot just nu. Kontakta någon av dem som står nedan för att få veta varför och hur det kan öppnas igen.',
    'invitation-unknown': () =>
      'Kanske saknas en del av länken. Kopiera hela länken från mejlet, eller använd din adress i stället.',
    'invitation-expired': () =>
      'Inget har gått förlorat. Be den som bjöd in dig om en ny inbjudan, eller fråga någon av kontakterna nedan.',
    'invitation-revoked': () =>
      'Tror du att det är ett misstag kan du fråga den som bjöd in dig eller någon av kontakterna nedan.',
    'invitation-used': () => 'Ditt konto är klart. Du kan logga in med det.',
    'no-invitation': (portal) =>
      `För den här adressen finns ingen öppen inbjudan till ${portal}. Kontrollera att du använde adressen som inbjudan kom till, eller fråga någon av kontakterna nedan.`,
  },
  another: 'Använd en annan adress',
  signIn: 'Logga in',
} satisfies DeniedWords

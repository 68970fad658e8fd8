import type { DeniedWords } from './words.ts'

export const words = {
  headings: {
    'no-membership': 'Du har ingen roll här än',
    'no-usable-method': 'Vi behöver bekräfta dig på ett annat sätt',
    suspended: 'Ditt konto är pausat',
    'invitation-unknown': 'Vi känner inte igen länken',
    'invitation-expired': 'Inbjudan har gått ut',
    'invitation-revoked': 'Inbjudan har dragits tillbaka',
    'invitation-used': 'Inbjudan är redan använd',
    'no-invitation': 'Det finns ingen inbjudan att gå vidare med',
  },
  texts: {
    'no-membership': (portal) =>
      `Vi känner till dig, men inte för ${portal}, eller så har din tid där gått ut. Ska du ha tillgång kan du fråga någon av kontakterna nedan.`,
    'no-usable-method': (portal) =>
      `Inget av de sätt du har att bekräfta vem du är godtas i ${portal}. Kontakterna nedan kan hjälpa dig vidare.`,
    suspended: () =>
      'Just nu går det inte att logga in med det. Kontakterna nedan kan berätta varför och öppna det igen.',
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

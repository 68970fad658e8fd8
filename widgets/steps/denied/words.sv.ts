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
    'invitation-declined': 'Tack för att du sa till',
    'signed-out': 'Logga in först',
    'too-many-methods': 'Du kan inte lägga till fler',
    'verification-unknown': 'Det går inte längre att bekräfta adressen här',
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
    'invitation-declined': () => 'Den som bjöd in dig har fått veta det. Du kan stänga sidan.',
    'signed-out': (portal) =>
      `Du behöver vara inloggad för att lägga till en autentiseringsapp. Logga in i ${portal} och kom sedan tillbaka hit.`,
    'too-many-methods': () =>
      'Du kan ha sammanlagt fem autentiseringsappar och dosor. Ta bort någon som du inte längre använder, eller kontakta någon av dem som står nedan.',
    'verification-unknown': () =>
      'Den kan redan vara bekräftad, eller så har det gått för lång tid. Gå tillbaka till sidan du kom från och börja om.',
  },
  askable: 'Inget har gått förlorat. Den som bjöd in dig kan skicka en ny länk.',
  ask: 'Be om en ny länk',
  asked: {
    heading: 'Du har bett om en ny länk',
    text: 'Den som bjöd in dig har fått veta det. Om du får en ny länk kommer den med mejl. Du kan stänga sidan.',
  },
  another: 'Använd en annan adress',
  signIn: 'Logga in',
} satisfies DeniedWords

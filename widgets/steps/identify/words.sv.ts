import type { IdentifyWords } from './words.ts'

const malformed = 'Skriv hela e-postadressen, som namn@example.org.'

export const words = {
  heading: 'Logga in',
  headingInvited: 'Vilken är din e-postadress?',
  leadInvited:
    'Skriv adressen som inbjudan kom till, eller den du loggar in med. Känner vi igen den kan vi skicka en kod dit.',
  label: 'E-postadress',
  next: 'Nästa',
  missing: 'Skriv din e-postadress.',
  malformed,
  welcomeBack: 'Hej igen',
  continueAs: (name) => `Fortsätt som ${name}`,
  another: 'Använd en annan adress',
  invited: 'Har du fått en inbjudan eller glömt lösenordet?',
  backToSignIn: 'Tillbaka till inloggningen',
  methods: {},
  problems: { invalid_input: () => malformed },
} satisfies IdentifyWords

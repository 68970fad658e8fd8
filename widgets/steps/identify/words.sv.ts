import type { IdentifyWords } from './words.ts'

export const words = {
  heading: 'Logga in',
  headingInvited: 'Vilken är din e-postadress?',
  leadInvited:
    'Skriv adressen som inbjudan kom till, eller den du brukar logga in med. Om vi känner till den kan du få en kod skickad dit.',
  label: 'E-postadress',
  next: 'Nästa',
  missing: 'Skriv din e-postadress.',
  malformed: 'Skriv hela e-postadressen, till exempel namn@example.org.',
  welcomeBack: 'Välkommen tillbaka',
  continueAs: (name) => `Fortsätt som ${name}`,
  another: 'Använd en annan adress',
  invited: 'Har du fått en inbjudan, eller glömt ditt lösenord?',
  backToSignIn: 'Tillbaka till inloggningen',
} satisfies IdentifyWords

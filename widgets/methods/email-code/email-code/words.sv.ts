import type { EmailCodeWords } from './words.ts'

export const words = {
  heading: 'Bekräfta din e-postadress',
  headingSent: 'Skriv koden från mejlet',
  lead: 'Vi skickar en kod, så att vi vet att brevlådan är din. Den går till:',
  recovery: {
    heading: 'Välj ett nytt lösenord',
    lead: 'Först kontrollerar vi att det är du. Vi skickar en kod till:',
    back: 'Tillbaka till lösenordet',
  },
  leadVerify: 'Sidan behöver veta att adressen är din. Vi skickar en kod till:',
  leadSent: 'Om adressen är rätt är en kod på väg till:',
  leadInvited: 'En kod är på väg till:',
  notMe: 'Jag är inte rätt person',
  send: 'Skicka verifieringskod',
  label: (digits) => `Kod, ${digits} siffror`,
  verify: 'Bekräfta koden',
  missing: (digits) => `Skriv alla ${digits} siffror i koden.`,
  resend: 'Skicka en ny kod',
  resendIn: (wait) => `Du kan skicka en ny kod om ${wait}.`,
  waits:
    'Koder till adressen har redan begärts, kanske av dig i en annan webbläsare, och går bara att använda där. Väntan är till för att ingen ska kunna fylla en brevlåda.',
  canSend: 'Nu kan du skicka en kod.',
  sent: (clock, reference) => `Skickades ${clock}. Mejlet har referensen ${reference}.`,
  announced: (clock, reference) => `En kod skickades ${clock}. Referens ${reference}.`,
  valid: (duration) => `Koden gäller i ${duration} från det att den skickades.`,
  notArrived: 'Har mejlet inte kommit?',
  usually: 'Det brukar ta mindre än en minut.',
  spam: (name, address) => `Titta i skräpposten efter ett mejl från ${name} (${address}).`,
  newest: 'Har du fått flera koder gäller den senaste.',
  ask: 'Har inget kommit? Fråga någon av kontakterna under ”Behöver du hjälp?”.',
  spent: 'Koden stämde inte och kan inte användas längre. Skicka en ny kod.',
  problems: {
    wrong_code: () => 'Koden stämde inte. Jämför den med det senaste mejlet och försök igen.',
    code_expired: () => 'Koden gäller inte längre. Skicka en ny kod och skriv in den här.',
    code_used: () => 'Koden har redan använts. Skicka en ny kod och skriv in den här.',
    wait_to_resend: ({ wait }) =>
      `Du kan skicka en ny kod ${wait ? `om ${wait}` : 'om en stund'}. Tills dess gäller den senaste du har fått.`,
  },
} satisfies EmailCodeWords

import type { MailWords } from './words.ts'

export const sv: MailWords = {
  greeting: (firstName) => `Hej ${firstName}!`,
  footer: (portal) =>
    `Du får det här mejlet för att din e-postadress används i ${portal}. Det går inte att svara på det.`,
  roles: { reporter: 'uppgiftslämnare', signatory: 'undertecknare', coordinator: 'samordnare' },
  wholePortal: 'hela portalen',
  invitation: {
    subject: (portal) => `Inbjudan till ${portal}`,
    invited: (inviter, portal) => `${inviter} har bjudit in dig till ${portal}.`,
    rolesHeading: 'Du bjuds in som:',
    until: (date) => `till och med ${date}`,
    button: 'Öppna inbjudan',
    copy: 'Fungerar inte knappen? Kopiera adressen hit till webbläsaren:',
    deadline: (date) => `Inbjudan gäller till ${date}. Du kan börja nu och fortsätta senare.`,
    need: 'Det tar ungefär fem minuter. Ha mejlen till hands, och en autentiseringsapp i telefonen eller i datorn. Har du ingen app visar vi hur du skaffar en.',
    notYou:
      'Är inbjudan inte till dig? Då behöver du inte göra något. Länken ger inte någon tillgång i sig.',
  },
  emailCode: {
    subject: (code, portal) => `${code} är din kod till ${portal}`,
    codeIs: 'Din verifieringskod är:',
    validity: (minutes) =>
      `Skriv in den på sidan där du bad om koden. Den gäller i ${minutes} minuter.`,
    reference: (reference) => `Referens: ${reference}. Samma bokstäver visas på sidan.`,
    neverAsk:
      'Lämna aldrig ut koden. Vi ringer eller mejlar aldrig och frågar efter den. Har du inte bett om någon kod kan du bortse från mejlet.',
  },
  accountReady: {
    subject: (portal) => `Ditt konto i ${portal} är klart`,
    ready: (portal, at) => `Ditt konto i ${portal} blev klart ${at}.`,
    methodsHeading: 'Så här loggar du in:',
    nextTime: 'Nästa gång går du till portalen och loggar in med din e-postadress.',
    notYou: 'Var det inte du? Kontakta genast den som hjälper till med portalen.',
  },
  passwordChanged: {
    subject: (portal) => `Ditt lösenord i ${portal} har bytts`,
    changed: (at) => `Lösenordet till ditt konto byttes ${at}.`,
    ended: 'Alla andra inloggningar har avslutats. Din autentiseringsapp är kvar som förut.',
    notYou: 'Var det inte du? Kontakta genast den som hjälper till med portalen.',
  },
  methodAdded: {
    subject: (portal) => `Nytt sätt att logga in i ${portal}`,
    added: (method, at) => `Autentiseringsappen ”${method}” lades till på ditt konto ${at}.`,
    notYou: 'Var det inte du? Kontakta genast den som hjälper till med portalen.',
  },
  methods: { password: 'Lösenord', totp: 'Kod från autentiseringsapp' },
}

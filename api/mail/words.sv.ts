import type { MailWords } from './words.ts'

export const sv: MailWords = {
  greeting: (name) => (name ? `Hej ${name}!` : 'Hej!'),
  until: { day: (date) => `till och med ${date}`, moment: (when) => `till ${when}` },
  footer: (portal) =>
    `Du får det här mejlet för att din e-postadress har angetts i ${portal}. Det går inte att svara på det.`,
  roles: {
    reader: 'läsare',
    reporter: 'uppgiftslämnare',
    'unit-admin': 'enhetsadministratör',
    signatory: 'undertecknare',
    coordinator: 'samordnare',
    owner: 'ägare',
    administrator: 'administratör',
    helpdesk: 'kundtjänst',
    auditor: 'granskare',
  },
  wholePortal: 'hela portalen',
  invitation: {
    subject: (portal) => `Inbjudan till ${portal}`,
    invited: (inviter, portal) =>
      inviter ? `${inviter} har bjudit in dig till ${portal}.` : `Du är inbjuden till ${portal}.`,
    rolesHeading: 'Du bjuds in som:',
    button: 'Öppna inbjudan',
    copy: 'Fungerar inte knappen? Kopiera adressen hit till webbläsaren:',
    deadline: (until) => `Inbjudan gäller ${until}. Du kan börja nu och fortsätta senare.`,
    need: 'Det tar ungefär fem minuter. Ha mejlen till hands, och en autentiseringsapp i telefonen eller i datorn. Har du ingen app visar vi hur du skaffar en.',
    notYou:
      'Är inbjudan inte till dig? Då behöver du inte göra något. Länken räcker inte för att komma in.',
  },
  newLinkAsked: {
    subject: (portal) => `Någon ber om en ny inbjudningslänk till ${portal}`,
    asked: (whom, email) => `${whom} (${email}), som du har bjudit in, ber om en ny länk.`,
    expired: (until) => `Inbjudan gällde ${until}. Ingenting har skickats till personen.`,
    sendAnew: (id) =>
      `Ska personen fortfarande vara med kan du låta skicka inbjudan ${id} igen. Då gäller den på nytt, med en ny länk.`,
  },
  invitationDeclined: {
    subject: (portal) => `En inbjudan till ${portal} har avböjts`,
    declined: (whom, email, at) =>
      `Den som öppnade inbjudan till ${whom} (${email}) svarade ${at} att den inte är rätt person.`,
    proposal: 'Så här lyder förslaget på vem du kan bjuda in i stället:',
    noProposal: 'Ingen annan föreslås.',
    unchecked:
      'Vem som helst som har länken i inbjudan kan svara så. Inget av det är kontrollerat, så fråga hos organisationen innan du bjuder in någon annan.',
    stillOpen: (id) =>
      `Ingenting har ändrats: inbjudan ${id} är öppen tills du rättar adressen, avslutar den eller den går ut.`,
  },
  emailCode: {
    subject: (code, portal) => `${code} är din kod till ${portal}`,
    codeIs: 'Din verifieringskod är:',
    purpose: {
      invitation: (portal) => `Den används för att ta emot din inbjudan till ${portal}.`,
      'invitation-or-recovery': (portal) =>
        `Den används för att ta emot en inbjudan till ${portal} eller för att välja ett nytt lösenord.`,
      enrol: (portal) => `Den används för att ställa in en autentiseringsapp för ${portal}.`,
      recovery: (portal) => `Den används för att välja ett nytt lösenord till ${portal}.`,
      verify: (portal) => `Den används för att bekräfta för ${portal} att adressen är din.`,
    },
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
  methodDisabled: {
    subject: (portal) => `Din autentiseringsapp har stängts av i ${portal}`,
    disabled: (at) =>
      `För många felaktiga koder har skrivits in för ditt konto. Sedan ${at} godtas inga koder från de autentiseringsappar som fanns på kontot.`,
    stillWorks: 'Ditt lösenord och andra sätt att logga in som du har fungerar som förut.',
    getBack: 'Kontakta den som hjälper till med portalen om du vill logga in med en app igen.',
    notYou:
      'Var det inte du som skrev in koderna? Då har någon annan försökt logga in som du. Kontakta genast den som hjälper till med portalen.',
  },
  accountSuspended: {
    subject: (portal) => `Ditt konto är avstängt (${portal})`,
    suspended: (at) => `Ditt konto stängdes av ${at}.`,
    everywhere:
      'Tills det öppnas igen kan du inte logga in, varken här eller i andra portaler som du använder kontot till. Där du var inloggad har du loggats ut.',
    ask: 'Kontakta den som hjälper till med portalen om du inte vet varför.',
  },
  accountReopened: {
    subject: (portal) => `Ditt konto är öppet igen (${portal})`,
    reopened: (at) => `Ditt konto öppnades igen ${at}.`,
    asBefore: 'Du loggar in som förut, med samma lösenord och samma app.',
  },
  methods: {
    password: 'Lösenord',
    totp: 'Kod från autentiseringsapp',
    'email-code': 'Kod via e-post',
  },
}

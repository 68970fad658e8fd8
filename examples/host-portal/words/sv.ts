import type { Round } from '../calendar.ts'
import type { Permission } from '../roles.ts'
import { deferralWords } from './deferral-sv.ts'
import type { Words } from './en.ts'
import { roleIn } from './role-in.ts'
import { submissionWords } from './submission-sv.ts'

const SEASONS: Readonly<Record<Round['season'], string>> = { spring: 'Våren', autumn: 'Hösten' }

const PERMISSIONS: Readonly<Record<Permission, string>> = {
  see: 'se det som har lämnats in',
  submit: 'lämna in och rätta uppgifter',
  defer: 'begära anstånd',
  'change-contact': 'ändra enhetens funktionsbrevlåda',
  appoint: 'utse uppgiftslämnare',
}

const ROLES: Readonly<Record<string, string>> = {
  reader: 'Läsare',
  reporter: 'Uppgiftslämnare',
  'unit-admin': 'Enhetsadministratör',
}

const LEVELS: Readonly<Record<string, string>> = {
  aal1: 'En faktor',
  aal2: 'Två faktorer',
  aal3: 'Två faktorer, varav en i hårdvara',
}

const MEANS: Readonly<Record<string, string>> = {
  pwd: 'lösenord',
  otp: 'engångskod',
  hwk: 'säkerhetsnyckel',
  swk: 'passnyckel',
}

export const words: Words = {
  ...submissionWords,
  ...deferralWords,
  agency: 'Exempelmyndigheten',
  portal: 'Personalstatistik',
  skip: 'Hoppa till innehållet',
  menu: 'Meny',
  start: 'Start',
  submission: 'Inlämning',
  deferral: 'Anstånd',
  profile: 'Profil och enheter',
  toProfile: 'Till din profil och dina enheter',
  signIn: 'Logga in',
  signOut: 'Logga ut',
  signedInAs: (name) => `Inloggad som ${name}`,
  otherLanguage: 'In English',
  opens: (day) => `öppnar ${day}`,
  openUntil: (day) => `öppet till och med ${day}`,
  footer: 'Exempelmyndigheten finns inte. Inget som fylls i här används till något.',
  test: {
    title: (until) => `Testperiod till och med ${until}`,
    text: 'Allt går att prova. Det som skickas in är testuppgifter och raderas efteråt.',
    open: 'kan provas',
    mark: 'testuppgifter',
  },
  round: ({ season, year }) => `${SEASONS[season]} ${year}`,
  startPage: {
    lead: 'Två gånger om året lämnar arbetsgivare uppgift om antal anställda, arbetstid och lön.',
    running: 'Pågående omgång',
    nearest: 'Närmaste omgång',
    next: 'Nästa omgång',
    testFrom: 'Testperiod',
    submission: 'Inlämning',
    deferral: 'Anstånd kan begäras',
    deadline: 'Sista dag',
    from: 'från',
    now: 'nu',
    signInText: 'Logga in för att se dina enheter och vad du får göra för var och en av dem.',
    welcome: (name) => `Välkommen, ${name}.`,
    toProfile: 'Se din profil och dina enheter',
    signedOut: 'Du är utloggad.',
    signedOutPartly:
      'Du är utloggad här, men inloggningstjänsten gick inte att nå. Stäng webbläsaren om andra använder datorn.',
    ended: 'Din session har avslutats. Logga in igen för att fortsätta.',
  },
  kept: {
    kept: 'Din session har avslutats. Det du skrev är sparat men inte skickat. Logga in igen, så finns det kvar.',
    file: 'Din session har avslutats, och filen togs inte emot. Logga in igen och välj filen en gång till.',
    here: 'Din session avslutades innan det här skickades. Det du skrev finns kvar, men det är inte skickat än.',
  },
  signInPage: {
    heading: 'Välkommen',
    text: 'Du behöver e-postadressen som inbjudan skickades till, ditt lösenord och din autentiseringsapp.',
    hosted: 'Logga in på en separat sida',
    again: 'Inloggningen kunde inte slutföras i den här webbläsaren. Logga in igen.',
    used: 'Den förra sidan var redan använd. Fortsätt här i stället.',
    later: 'Inloggningen kunde inte slutföras just nu. Vänta en stund och logga in igen.',
    unsent: 'Portalen gick inte att nå. Kontrollera din anslutning och logga in igen.',
  },
  invitationPage: {
    title: 'Din inbjudan',
    text: 'Du bekräftar din e-postadress, lägger till en autentiseringsapp och väljer ett lösenord. Det tar ungefär fem minuter, och du kan göra en paus och fortsätta senare.',
    hosted: 'Ta emot inbjudan på en separat sida',
  },
  profilePage: {
    you: 'Du',
    name: 'Namn',
    email: 'E-postadress',
    verification: 'Verifiering',
    level: 'Nivå',
    means: 'Metod',
    since: 'Sedan',
    units: 'Enheter',
    noUnits: 'Du har ingen roll i någon enhet.',
    wholePortal: 'Hela portalen',
    unitId: 'Enhetsnummer',
    role: 'Roll',
    roleUntil: (when) => `till ${when}`,
    roleThrough: (day) => `till och med ${day}`,
    may: 'Du får',
    mayNothing: 'Rollen ger inga behörigheter i den här portalen.',
    mailbox: 'Funktionsbrevlåda',
    noMailbox: 'Ingen är bekräftad.',
    provenAt: (when) => `bekräftad ${when}`,
    mailboxProven: 'Funktionsbrevlådan är bekräftad.',
    mailboxAgain: 'Adressen kunde inte bekräftas. Ange den en gång till nedan.',
    mailboxLater:
      'Adressen kunde inte bekräftas just nu. Vänta en stund och ange den en gång till nedan.',
  },
  mailboxForm: {
    label: 'Funktionsbrevlådans adress',
    hint: 'Vi skickar en kod dit, som du sedan anger här. Ha brevlådan till hands.',
    submit: 'Bekräfta adressen',
    invalid: 'Ange hela e-postadressen, till exempel namn@example.org.',
    later: 'Adressen kunde inte tas emot just nu. Vänta en stund och försök igen.',
  },
  mailboxPage: {
    title: 'Bekräfta funktionsbrevlådan',
    text: (address, unit) =>
      `Du har angett ${address} som funktionsbrevlåda för ${unit}. Den används när du har visat att du kan läsa den.`,
    needsScript: 'Det här går bara att göra i en webbläsare som kör skript.',
    unsent:
      'Portalen gick inte att nå. Kontrollera din anslutning, gå till din profil och ange adressen en gång till.',
  },
  authenticatorPage: {
    title: 'Lägg till ytterligare en autentiseringsapp',
    text: 'Med en app till, i en annan telefon eller i datorn, kan du logga in även när den första inte är till hands.',
    needsScript: 'Det här går bara att göra i en webbläsare som kör skript.',
  },
  levelName: (acr) => LEVELS[acr] ?? acr,
  meansNames: (amr) => amr.flatMap((name) => MEANS[name] ?? []),
  roleName: (role) => roleIn(ROLES, role),
  permission: (permission) => PERMISSIONS[permission],
  notFound: {
    title: 'Sidan finns inte',
    text: 'Adressen kan vara felstavad, eller så har sidan flyttats.',
    back: 'Till startsidan',
  },
  unavailable: {
    title: 'Din session kan inte kontrolleras just nu',
    text: 'Inloggningstjänsten svarar inte. Inget har gått förlorat; försök igen om en stund.',
    back: 'Försök igen',
  },
  erased: {
    title: 'Testperioden är slut',
    text: 'Det som skickades in under den var testuppgifter och har raderats. Inget har lämnats in.',
    back: 'Till startsidan',
  },
  otherPerson: {
    title: 'Någon annan är inloggad nu',
    text: 'Formuläret fylldes i av någon annan än den som nu är inloggad i webbläsaren. Inget har skickats. Det som skrevs finns kvar för den som skrev det, om den loggar in inom ett dygn.',
    back: 'Till startsidan',
  },
  elsewhere: {
    title: 'Portalen har en annan adress',
    text: 'Den här adressen är inte portalens. Gå till:',
  },
  refused: {
    title: 'Begäran avvisades',
    text: 'Den kom inte från en sida i den här portalen.',
    back: 'Till startsidan',
  },
}

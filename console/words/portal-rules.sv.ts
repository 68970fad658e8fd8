import { LONGEST_REASON, SHORTEST_REASON } from '../../api/contract/plain/lengths.ts'
import { LEAST_ALONE, LEAST_BESIDE, LEAST_CLASSIC } from '../../api/contract/plain/passwords.ts'
import type { portalRules as english } from './portal-rules.en.ts'

export const portalRules: typeof english = {
  heading: 'Det här krävs',
  level: 'Nivå',
  levels: { aal2: 'Två faktorer', aal1: 'Bara lösenord' },
  levelHints: {
    aal2: 'Ett lösenord och en kod från en app. Rätt för personuppgifter och allt som spelar roll.',
    aal1: 'Den som har lösenordet kommer in. Bara för sådant som inte kan skada någon.',
  },
  firstFactors: 'Inloggningen börjar med',
  secondFactors: 'Andra faktor',
  password: 'Lösenord',
  passwords: {
    nist: 'Långa och fria',
    'classic-8': `Klassiska, ${LEAST_CLASSIC['classic-8']} tecken`,
    'classic-10': `Klassiska, ${LEAST_CLASSIC['classic-10']} tecken`,
  },
  passwordHints: {
    nist: `Minst ${LEAST_BESIDE} tecken, ${LEAST_ALONE} när lösenordet står ensamt; inga krav på vilka. Det som NIST rekommenderar i dag.`,
    'classic-8': `Minst ${LEAST_CLASSIC['classic-8']} tecken, med stor och liten bokstav, siffra och specialtecken. För värdar vars regler kräver det.`,
    'classic-10': `Minst ${LEAST_CLASSIC['classic-10']} tecken, med stor och liten bokstav, siffra och specialtecken. För värdar vars regler kräver det.`,
  },
  sessions: 'Inloggningens längd',
  sessionKinds: { standard: 'Vanlig', short: 'Kort' },
  sessionHints: {
    standard:
      'Två faktorer: 1 timme utan aktivitet, högst 24 timmar. Bara lösenord: 24 timmar utan aktivitet, högst 30 dagar.',
    short: '15 minuter utan aktivitet, högst 12 timmar. För delade datorer.',
  },
  grace: 'Inloggningar med anstånd',
  graceHint:
    'Hur många gånger man ändå kommer in när ett sätt att bekräfta nyss har börjat krävas och man inte har lagt till det, med ett lösenord som är långt nog att användas ensamt. 0 för inga.',
  reason: 'Skäl',
  reasonHint: `Sparas i loggen tillsammans med ditt namn. ${SHORTEST_REASON} till ${LONGEST_REASON} tecken.`,
  reasonText:
    'Du är på väg att släppa in personer med ett lösenord och ingenting mer. Den som gissar eller stjäl ett kommer genast in, och det syns inte att det var fel person. Om du går vidare, skriv varför.',
}

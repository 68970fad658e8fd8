import { appCode } from '../app-code/words.sv.ts'
import type { TotpEnrolWords } from './words.ts'

export const words = {
  ...appCode,
  heading: 'Ställ in en autentiseringsapp',
  lead: 'Appen ger dig en sexsiffrig kod att skriva när du loggar in. Appen fungerar även utan uppkoppling.',
  noApp: 'Jag har ingen autentiseringsapp än',
  anyApp: 'Vilken autentiseringsapp som helst fungerar. De här är vanliga:',
  noPhone:
    'Du behöver ingen jobbtelefon. Din egen telefon, ett program i datorn eller din lösenordshanterare går lika bra.',
  scanButton: {
    google: 'Tryck på plustecknet längst ned och sedan på ”Skanna en QR-kod”.',
    microsoft: 'Tryck på plustecknet längst upp och välj sedan ”Annat konto”.',
    aegis: 'Tryck på plustecknet längst ned och välj sedan att skanna en QR-kod.',
    keepassxc: 'För datorer. Skapa en post, välj ”TOTP” och skriv nyckeln för hand.',
  },
  scan: 'Skanna koden med appen.',
  scanElsewhere: 'Har du appen i en annan telefon? Skanna koden med den.',
  camera: 'Appen ber att få använda kameran. Tillåt det.',
  qr: (issuer, account) =>
    `QR-kod för ${issuer}, ${account}. Nyckeln finns också som text, under ”Går det inte att skanna?”.`,
  noQr: 'QR-koden kan inte visas här. Skriv nyckeln för hand i stället.',
  open: 'Öppna i din app',
  openHere: 'Öppna i ett program på den här datorn',
  appears: 'I appen kommer den att heta',
  key: 'Går det inte att skanna? Skriv nyckeln för hand',
  copy: 'Kopiera nyckeln',
  copied: 'Kopierad',
  copyRefused: 'Webbläsaren tillåter inte att vi kopierar. Markera nyckeln och kopiera den själv.',
  keyHint: 'Välj ”tidsbaserad” om appen frågar.',
  name: 'Eget namn (valfritt)',
  nameHint: 'Visas när du loggar in, till exempel ”Min telefon” eller ”Lösenordshanteraren”.',
  nameTaken:
    'Du har redan en app med det här namnet, eller så är det för långt. Välj ett annat namn.',
  label: 'Kod från appen, 6 siffror',
  hint: 'Appen visar en ny kod var 30:e sekund.',
  verify: 'Bekräfta koden',
  missing: 'Skriv in alla sex siffror som appen visar.',
} satisfies TotpEnrolWords

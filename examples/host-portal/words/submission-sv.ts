import type { Words } from './en.ts'

const counted = (count: number, one: string, many: string) =>
  count === 1 ? one : `${count} ${many}`

/** What is said about handing in. */
export const submissionWords: Pick<
  Words,
  | 'problems'
  | 'submissionPage'
  | 'uploadForm'
  | 'textForm'
  | 'handInForm'
  | 'versions'
  | 'receiptPage'
  | 'tasks'
> = {
  problems: {
    noRows: () => 'Filen innehåller inga uppgifter.',
    tooManyRows: (most) => `Filen har fler än ${most} rader.`,
    quotes: () => 'Citattecknen stämmer inte härifrån och framåt.',
    missingColumn: (name) => `Kolumnen ”${name}” saknas.`,
    repeatedColumn: (name) => `Kolumnen ”${name}” finns mer än en gång.`,
    unknownColumn: (name) => `Kolumnen ”${name}” är okänd. Ta bort den.`,
    width: (count) =>
      `Raden har ${count} värden, vilket inte är lika många som kolumnerna. Decimalkomma kräver semikolon mellan kolumnerna.`,
    empty: () => 'Ett värde saknas.',
    code: () => 'En yrkeskod har fyra siffror.',
    duplicate: (line) => `Yrket finns redan på rad ${line}.`,
    number: () => 'Ange ett tal med högst två decimaler och utan tecken mellan tusental.',
    whole: () => 'Ange ett heltal.',
    limits: (lowest, highest) => `Ange ett tal från ${lowest} till ${highest}.`,
    moreThanEmployees: (employees) => `Fler än antalet anställda, ${employees}.`,
    total: (sum) => `Raderna summerar till ${sum}.`,
    rowAfterTotal: () => 'Inget får komma efter summan.',
    unusualSalary: (low, high) => `Brukar ligga mellan ${low} och ${high}.`,
    changed: (before, now) =>
      `Antalet anställda har ändrats med mer än en femtedel sedan förra omgången: från ${before} till ${now}.`,
  },
  submissionPage: {
    title: 'Inlämning',
    lead: 'Välj en enhet för att lämna in dess uppgifter, rätta dem eller se vad som har lämnats in.',
    all: 'Alla enheter',
    for: (unit) => `Inlämning för ${unit}`,
    noUnits: 'Du har ingen enhet att lämna in för.',
    unit: 'Enhet',
    state: 'Läge',
    deferred: 'flyttad genom anstånd',
    deferredTo: 'Sista dag flyttad till',
    closed: 'Sista dagen har passerat. Det som har lämnats in kan läsas men inte ändras.',
    tooLate: 'Sista dagen har passerat. Inget ändrades.',
    mayNot: 'Med din roll får du se det som har lämnats in, men inte lämna in.',
    outdated: 'En annan fil har laddats upp sedan dess. Titta på den innan du lämnar in.',
    draft: 'Ditt utkast',
    uploadedAt: (when) => `Uppladdat ${when}. Det är inte inlämnat än.`,
    discard: 'Släng utkastet',
    upload: 'Ladda upp uppgifter',
    uploadAgain: 'Ladda upp en annan fil',
    correct: 'Rätta uppgifterna',
    correctText: 'Ladda upp hela filen en gång till. Den lämnas in som en ny version.',
    handedIn: 'Inlämnat',
    allGood: 'Kontrollen hittade inga fel. Du kan lämna in.',
    errors: (count) => `${counted(count, 'Ett fel', 'fel')} att rätta`,
    warnings: (count) => `${counted(count, 'En uppgift', 'uppgifter')} att förklara`,
    more: (count) => `… och ${count} till, i tabellen.`,
    where: (line, column) => (column ? `Rad ${line}, ${column.toLowerCase()}` : `Rad ${line}`),
    figures: 'Uppgifterna',
    line: 'Rad',
    sum: 'Summa',
    occupations: (count) => (count === 1 ? 'ett yrke' : `${count} yrken`),
    columns: {
      code: 'Yrkeskod',
      employees: 'Anställda',
      fullTime: 'Heltidsekvivalenter',
      salary: 'Månadslön',
    },
  },
  uploadForm: {
    label: 'Fil med uppgifter',
    hint: 'En CSV-fil på högst 1 MB med kolumnerna yrkeskod, anställda, heltidsekvivalenter och månadslön (medel i kronor, heltid). En sista rad ”summa” jämförs med summorna.',
    example: 'Se ett exempel (CSV)',
    submit: 'Kontrollera filen',
    noFile: 'Välj en fil som inte är tom.',
    tooLarge: 'Filen är större än 1 MB och togs inte emot.',
    notText: 'Filen är inte text. Spara den som CSV först.',
  },
  textForm: {
    summary: 'Rätta texten här',
    label: 'Utkastet som text',
    hint: 'Ett litet fel kan rättas här. Filen på din dator ändras inte.',
    submit: 'Kontrollera texten',
  },
  handInForm: {
    label: 'Kommentar (valfritt)',
    labelNeeded: 'Kommentar',
    hint: 'Till den som läser uppgifterna på myndigheten.',
    hintNeeded: 'Förklara de ovanliga uppgifterna ovan. De kan vara rätt.',
    submit: 'Lämna in',
    commentNeeded: () => 'Förklara de ovanliga uppgifterna innan du lämnar in.',
    commentLong: (most) => `Skriv högst ${most} tecken.`,
  },
  versions: {
    none: 'Inget har lämnats in.',
    receipt: 'Kvittens',
    version: (version) => `Version ${version}`,
    counts: 'gäller',
    at: 'Tid',
    by: 'Inlämnad av',
    reference: 'Referens',
  },
  receiptPage: {
    title: 'Kvittens',
    text: 'Uppgifterna är inlämnade. Spara referensen; den är allt vi behöver om du har frågor om dem.',
    testText: 'Uppgifterna är inlämnade som testuppgifter. De raderas när testperioden är slut.',
    reference: 'Referens',
    at: 'Tid',
    by: 'Inlämnad av',
    round: 'Omgång',
    version: 'Version',
    comment: 'Kommentar',
    replaced: 'En senare version har ersatt den här.',
    final: 'Sista dagen har passerat. De här uppgifterna gäller.',
    correctUntil: 'Du kan rätta dem till och med',
    download: 'Ladda ner uppgifterna (CSV)',
  },
  tasks: {
    title: 'Det här kan du göra nu',
    progress: (done, all) => `${done} av ${all} ${all === 1 ? 'enhet' : 'enheter'} inlämnade`,
    handIn: (unit) => `Lämna in för ${unit}`,
    goOn: (unit) => `Fortsätt med utkastet för ${unit}`,
    correct: (unit) => `Rätta uppgifterna för ${unit}`,
    look: (unit) => `Se uppgifterna för ${unit}`,
    notHandedIn: 'Inte inlämnat',
    handedIn: (when) => `Inlämnat ${when}`,
  },
}

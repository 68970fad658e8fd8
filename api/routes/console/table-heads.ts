import type { Language } from '../../contract/plain/languages.ts'
import type { CsvRow } from '../../http/bodies/csv.ts'

type Heads = Readonly<Record<Language, CsvRow>>

/** Columns of the rows of `invitation-table.ts`. */
export const INVITATION_HEADS: Heads = {
  en: [
    'id',
    'address',
    'first name',
    'last name',
    'language',
    'roles',
    'standing',
    'letter',
    'attention',
    'inviter',
    'created',
    'sent',
    'expires',
    'successor name',
    'successor address',
  ],
  sv: [
    'id',
    'adress',
    'förnamn',
    'efternamn',
    'språk',
    'roller',
    'läge',
    'brev',
    'att se över',
    'inbjuden av',
    'skapad',
    'skickad',
    'går ut',
    'föreslagen person',
    'föreslagen adress',
  ],
}

/** Columns of the rows of `people-table.ts`. */
export const PEOPLE_HEADS: Heads = {
  en: ['last name', 'first name', 'address', 'suspended', 'unit', 'external id', 'role', 'until'],
  sv: ['efternamn', 'förnamn', 'adress', 'avstängd', 'enhet', 'externt id', 'roll', 'till'],
}

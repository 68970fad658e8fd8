import type { PeopleColumn } from '../../../contract/console/sheet-wire.ts'
import { MOST_INVITATIONS } from '../../../contract/plain/invitation-states.ts'
import { tablesWordsIn } from '../../../contract/plain/words/generated/tables.ts'
import type { SheetColumns } from '../../../sheets/read-sheet.ts'

type Named = 'address' | 'firstName' | 'lastName' | 'telephone' | 'role' | 'unit' | 'externalId'

const inOurWords = (column: Named): readonly string[] =>
  Object.values(tablesWordsIn).map(({ people }) => people[column])

/** Columns of a list of people, by what our own files and people call them. */
export const PEOPLE_COLUMNS: SheetColumns<PeopleColumn> = {
  names: {
    address: [
      ...inOurWords('address'),
      ...['e-mail', 'email', 'e-mail address', 'email address', 'mail', 'mail address'],
      ...['e-post', 'epost', 'e-postadress', 'epostadress', 'mejl', 'mejladress', 'mailadress'],
      ...['mejl-adress', 'epost adress', 'e-mailadress', 'emailadress', 'adress'],
      ...['sähköposti', 'sähköpostiosoite', 's-posti', 'email-osoite'],
    ],
    firstName: [
      ...inOurWords('firstName'),
      ...['first', 'given name', 'given names', 'forename', 'tilltalsnamn', 'förnamn'],
      ...['etunimet', 'kutsumanimi'],
    ],
    lastName: [
      ...inOurWords('lastName'),
      ...['last', 'surname', 'family name', 'efternamn', 'släktnamn'],
    ],
    name: [
      ...['name', 'full name', 'person', 'contact person'],
      ...['namn', 'hela namnet', 'fullständigt namn', 'för- och efternamn', 'kontaktperson'],
      ...['nimi', 'koko nimi', 'etu- ja sukunimi', 'henkilö', 'yhteyshenkilö'],
    ],
    telephone: [
      ...inOurWords('telephone'),
      ...['phone', 'phone number', 'telephone number', 'mobile', 'mobile phone', 'cell phone'],
      ...[
        'telefonnummer',
        'telefonnr',
        'tel',
        'tel.',
        'tfn',
        'mobil',
        'mobiltelefon',
        'mobilnummer',
      ],
      ...['puhelinnumero', 'puh.', 'puh', 'matkapuhelin', 'kännykkä', 'gsm'],
    ],
    role: [
      ...inOurWords('role'),
      ...['roles', 'roller', 'roolit', 'uppgift', 'behörighet', 'permission', 'käyttöoikeus'],
    ],
    unitId: [
      ...inOurWords('externalId'),
      ...['unit id', 'unit code', 'municipality code', 'organisation number'],
      ...['organization number', 'enhets-id', 'enhetens id', 'enhetskod', 'kommunkod'],
      ...['organisationsnummer', 'organisationsnr', 'org.nr', 'orgnummer', 'regionkod'],
      ...['yksikkötunnus', 'yksikön tunnus', 'yksikön tunniste', 'kuntakoodi'],
      ...['kuntanumero', 'y-tunnus', 'ulkoinen tunniste'],
    ],
    unit: [
      ...inOurWords('unit'),
      ...['units', 'organisation', 'organization', 'municipality'],
      ...['enheter', 'enhetsnamn', 'kommun', 'region', 'myndighet', 'förvaltning'],
      ...['yksiköt', 'kunta', 'organisaatio', 'virasto'],
    ],
  },
  needed: [['address'], ['firstName', 'lastName', 'name'], ['role']],
  order: ['address', 'firstName', 'lastName', 'role', 'unitId'],
  sure: /^\S+@\S+\.\S+$/u,
  most: 2 * MOST_INVITATIONS,
}

/** The same where an id that is no more than that is the unit's, for nothing else says which unit: elsewhere it numbers the rows. */
export const PEOPLE_COLUMNS_WITH_ID: SheetColumns<PeopleColumn> = {
  ...PEOPLE_COLUMNS,
  names: {
    ...PEOPLE_COLUMNS.names,
    unitId: [...PEOPLE_COLUMNS.names.unitId, 'id', 'tunnus'],
  },
}

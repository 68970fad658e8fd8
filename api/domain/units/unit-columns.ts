import type { UnitColumn } from '../../contract/console/people-wire.ts'
import { tablesWordsIn } from '../../contract/plain/words/generated/tables.ts'
import type { SheetColumns } from '../../sheets/read-sheet.ts'

const inOurWords = (column: UnitColumn): readonly string[] =>
  Object.values(tablesWordsIn).map(({ units }) => units[column])

/** Columns of a file of units, by what our own files and people call them. */
export const UNIT_COLUMNS: SheetColumns<UnitColumn> = {
  names: {
    externalId: [
      ...inOurWords('externalId'),
      ...['id', 'unit id', 'unit code', 'code', 'external identifier', 'municipality code'],
      ...['organisation number', 'organization number', 'registration number'],
      ...['enhets-id', 'enhetsid', 'enhetens id', 'enhetskod', 'kod', 'externt id-nummer'],
      ...['kommunkod', 'kommun-kod', 'regionkod', 'länskod', 'myndighetskod', 'identitet'],
      ...['organisationsnummer', 'organisationsnr', 'org.nr', 'orgnummer', 'kommunnummer'],
      ...['tunnus', 'tunniste', 'yksikkötunnus', 'yksikön tunnus', 'yksikön tunniste'],
      ...['kuntakoodi', 'kuntanumero', 'koodi', 'y-tunnus', 'ulkoinen tunniste'],
    ],
    name: [
      ...inOurWords('name'),
      ...['unit', 'unit name', 'name of unit', 'organisation', 'organization', 'municipality'],
      ...['enhet', 'enhetsnamn', 'enhetens namn', 'benämning', 'kommun', 'kommunnamn', 'region'],
      ...['organisationsnamn', 'myndighet', 'förvaltning'],
      ...['yksikkö', 'yksikön nimi', 'kunta', 'kunnan nimi', 'organisaatio', 'virasto'],
    ],
    contact: [
      ...inOurWords('contact'),
      ...['contact address', 'contact person', 'e-mail', 'email', 'mail', 'e-mail address'],
      ...['kontaktperson', 'kontaktadress', 'kontaktuppgift', 'kontaktuppgifter'],
      ...[
        'e-post',
        'e-postadress',
        'epost',
        'mejl',
        'mejladress',
        'mailadress',
        'funktionsbrevlåda',
      ],
      ...['yhteyshenkilö', 'yhteystiedot', 'sähköposti', 'sähköpostiosoite', 'postilaatikko'],
    ],
  },
  needed: [['externalId'], ['name']],
}

import { type KnownWord, knownWord } from './known-words.ts'

/**
 * What people put a year behind when a password is asked for, in the languages that are spoken here: with nothing
 * but digits and signs beside them, these are guessed first. Written as people write them; spelling
 * without å, ä and ö, capitals and signs for letters are seen through by whoever looks for them.
 */
const SEASONS =
  'vår våren sommar sommaren höst hösten vinter vintern årstid jul julen påsk påsken midsommar ' +
  'spring summer autumn fall winter season christmas easter midsummer ' +
  'kevät kesä syksy talvi vuodenaika joulu pääsiäinen juhannus'

const MONTHS =
  'januari februari mars april maj juni juli augusti september oktober november december ' +
  'january february march may june july august october ' +
  'jan feb mar apr jun jul aug sep sept okt oct nov dec ' +
  'tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu'

const WEEKDAYS =
  'måndag tisdag onsdag torsdag fredag lördag söndag ' +
  'monday tuesday wednesday thursday friday saturday sunday ' +
  'maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai'

const PLACES =
  'sverige svensk svenska norge danmark finland island norden europa värld världen ' +
  'sweden swedish norway denmark iceland nordic europe world ' +
  'stockholm göteborg gothenburg malmö uppsala västerås örebro linköping helsingborg jönköping ' +
  'norrköping lund umeå gävle borås södertälje eskilstuna karlstad täby växjö halmstad sundsvall ' +
  'luleå trollhättan östersund borlänge falun kalmar kristianstad karlskrona skövde skellefteå ' +
  'uddevalla varberg nyköping visby gotland skåne småland dalarna värmland västergötland norrland ' +
  'oslo köpenhamn copenhagen helsingfors helsinki reykjavik ' +
  'suomi suomalainen ruotsi norja tanska viro eurooppa maailma espoo tampere vantaa oulu turku åbo jyväskylä ' +
  'lahti kuopio pori kouvola joensuu lappeenranta hämeenlinna vaasa vasa rovaniemi seinäjoki mikkeli kotka'

const ORGANISATIONS =
  'kommun kommunen kommuner region regionen landsting landstinget län länet stad staden myndighet ' +
  'myndigheten verket statistik företag företaget bolag bolaget kontor kontoret skola skolan arbete jobb ' +
  'jobbet portal portalen municipality council county city town authority agency statistics company ' +
  'office school work kunta kaupunki maakunta virasto tilasto yritys toimisto koulu työ portaali'

const ENTRANCES =
  'lösenord lösen kod hemlig hemligt välkommen hejsan hej inloggning logga password passphrase passcode ' +
  'secret welcome hello login signin admin administrator user användare qwerty test ' +
  'salasana salainen tunnus koodi tervetuloa moikka kirjaudu käyttäjä'

/** Each as it is looked for. */
export const everydayWords: readonly KnownWord[] = [
  SEASONS,
  MONTHS,
  WEEKDAYS,
  PLACES,
  ORGANISATIONS,
  ENTRANCES,
].flatMap((words) => words.split(' ').map(knownWord))

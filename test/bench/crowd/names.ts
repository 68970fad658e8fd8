/** Names made of syllables: they belong to nobody, and have the letters that names have. */
import { byRank, type Chance, shuffled } from './chance.ts'

export interface FullName {
  readonly firstName: string
  readonly lastName: string
}

const parts = (text: string): readonly string[] => text.split(' ')

/** One of each, in every combination; `-` stands for nothing. */
function joined(...columns: readonly string[]): readonly string[] {
  return columns
    .map(parts)
    .reduce<readonly string[]>(
      (made, column) => made.flatMap((start) => column.map((end) => start + end.replace('-', ''))),
      [''],
    )
}

const FIRST = joined(
  'Al An Ar As Be Bri Da El Fre Gu Hå He In Jo Ka Kri La Le Ma Mi Na Ni Pe Ra Ro Si So Sti Tu Vi Åk Ås Ör Ło',
  '- n li ri si ro mi de vi ta',
  'a e ar en in us ia ina ik ert ild or é an ette',
)
const PLACES = joined(
  'Al Bjur Brun Dal Ek Fager Fors Gran Grön Hag Hed Häll Karl Kull Lill Lund Mör Norr Sand Sjö Skär Sol Stor Söder Väst Ång Åker Ås Älv Öst',
  'a e - ing inge s',
  'berg by bro ed fors hamn holm kil lösa näs sta sund tuna ungen vik ö',
)
const LAST = [
  ...joined(
    'Al Berg Björk Blom Boll Dal Ek Eng Fjell Fors Gran Grön Gyll Hag Hammar Häll Kvist Lager Lilje Lind Lund Malm Norr Ny Ros Sand Sjö Sker Stål Söder Vall Wester Åker Åström Ängs Öst',
    '- a e el en er s',
    'berg blad dahl felt fors gren gård hed holm lund löf man mark qvist rot sjö skog stedt ström vall wick',
  ),
  ...joined(
    'Bar Cze Dom Gła Jan Kał Kow Łab Łuk Mal Now Paw Sob Tom Wał Woj Zie Żur Hra Mlá',
    'a e i o u ó',
    'cki czyk lski mska nek nik wicz wska ček řík',
  ),
  ...joined(
    'Bo Da Fi Gé Ha Ib Jö Ka Lé Mo Na Or Pa Qu Re Sá Tho Ur Ve Yl Zo Ñu Ça',
    'bar dér fin gor lan mer nió pal rü san ter vas',
    'a do é es in ko li mo nen o ra s son sson t vić',
  ),
]
const GREEK = {
  first: joined('Αλε Γιω Δημ Ελε Ηλι Κων Μαρ Νικ Σοφ Χρυ', 'ά ή ί ό', '- α νη ος ς'),
  last: joined('Αλε Βασ Γεω Δημ Καρ Μαν Νικ Παπ Στα Χρι', 'α ι ο', 'άκης ίδης λής νού πουλος ρης'),
}
const ARABIC = {
  first: joined('با حس را سا فا كر لي مر نو يا', 'د ر س م ن', '- ا ان ة ي'),
  last: joined('ال بن', 'با حد خو رش زي شا عم قا مص نج', 'ار اد ري سي لي ني'),
}

/** Shares of people whose names are written so. */
const SHARES = { greek: 0.02, arabic: 0.03, doubled: 0.03 }

export interface Names {
  /** Commonest first. */
  readonly first: readonly string[]
  readonly last: readonly string[]
  readonly places: readonly string[]
  next(chance: Chance): FullName
}

/** Names, and how common each is: the order of the lists is made by chance, once. */
export function createNames(chance: Chance): Names {
  const [first, last, places] = [FIRST, LAST, PLACES].map((list) =>
    shuffled(chance, [...new Set(list)]),
  ) as [readonly string[], readonly string[], readonly string[]]
  const pickFirst = byRank(first, 0.8)
  const pickLast = byRank(last, 0.75)
  const from = (lists: typeof GREEK) => {
    const [pickTheirFirst, pickTheirLast] = [byRank(lists.first, 0.5), byRank(lists.last, 0.5)]
    return () => ({ firstName: pickTheirFirst(chance), lastName: pickTheirLast(chance) })
  }
  const [greek, arabic] = [from(GREEK), from(ARABIC)]
  const next = (): FullName => {
    const share = chance.share()
    if (share < SHARES.greek) return greek()
    if (share < SHARES.greek + SHARES.arabic) return arabic()
    const lastName = pickLast(chance)
    const isDoubled = chance.happens(SHARES.doubled)
    return {
      firstName: pickFirst(chance),
      lastName: isDoubled ? `${lastName}-${pickLast(chance)}` : lastName,
    }
  }
  return { first, last, places, next }
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCommonPasswordList } from '../../../api/adapters/common-password-list.ts'
import {
  isWhatManyChoose,
  wordsLeantOn,
} from '../../../api/domain/methods/password/rules/guessable.ts'
import {
  type KnownWord,
  wordsOfAddress,
  wordsOfNames,
  wordsOfPerson,
} from '../../../api/domain/methods/password/rules/known-words.ts'

const isCommon = await createCommonPasswordList().open()
const leantOn = (password: string, words: readonly KnownWord[]) =>
  wordsLeantOn(password, words, isCommon)

const PORTAL = wordsOfNames('Uppgifter från kommuner')
const STATISTICS = wordsOfNames('Statistics 2026')
const ANNA = wordsOfPerson('Anna', 'Berg')

describe('a password with enough beside the known words', () => {
  it.each([
    ['hästen kom från landet igår', PORTAL],
    ['k7#vTq2026!mZ', STATISTICS],
    ['isbergets bananna topp', ANNA],
    ['annaklarinett', ANNA],
    ['statistik över vintern i stockholm 7', wordsOfNames('Statistik')],
    ['labbotage på ön', wordsOfPerson('Bo', 'Ek')],
    ['k7#a!vTq', wordsOfPerson('A', 'B')],
    ['bo-k7#vTq', wordsOfPerson('Bo', 'Ek')],
  ])('leans on none: "%s"', (password, words) => {
    expect(leantOn(password, words)).toEqual([])
  })
})

describe('a password with little beside the known words', () => {
  it.each([
    ['UppgifterKommuner1', PORTAL, ['Uppgifter', 'kommuner']],
    ['uppgifterfrånkommuner', PORTAL, ['Uppgifter från kommuner']],
    ['K0mmun3r!26', PORTAL, ['kommuner']],
    ['statistics-football', STATISTICS, ['Statistics']],
    ['annahahahaha', ANNA, ['Anna']],
    ['anna12345678', ANNA, ['Anna']],
    ['anna sommar 2026', ANNA, ['Anna']],
    ['bergAnna!!', ANNA, ['Berg Anna']],
    ['Bo2026!!', wordsOfPerson('Bo', 'Ek'), ['Bo']],
    ['boek2026', wordsOfPerson('Bo', 'Ek'), ['Bo Ek']],
    ['asaost26!', wordsOfPerson('Åsa', 'Öst'), ['Åsa Öst']],
    ['AnnaKarin26', wordsOfPerson('Anna-Karin', "O'Brien"), ['Anna-Karin']],
    ['o’brien 2026', wordsOfPerson('Anna-Karin', "O'Brien"), ['Brien', 'O']],
    ['ΓΙΩΡΓΟΣ26!', wordsOfPerson('Γιώργος', 'Παπαδόπουλος'), ['Γιώργος']],
    ['الأمين2026!', wordsOfPerson('محمد', 'الأمين'), ['الأمين']],
    ['🐝2026!!!', wordsOfPerson('🐝', 'Ek'), ['🐝']],
    ['annaberg26!', wordsOfAddress('anna.berg@sala.example.org'), ['anna.berg']],
    ['sala2026!', wordsOfAddress('anna.berg@sala.example.org'), ['sala']],
  ] as const)('leans on them: "%s"', (password, words, told) => {
    expect(leantOn(password, words)).toEqual(told)
  })
})

describe('stop words', () => {
  it.each(['från', 'Och', 'THE', 'of', 'för', 'i'])('never count in a name: "%s"', (word) => {
    const words = wordsOfNames(`Lanterns ${word} rivers`)
    expect(leantOn(`${word}2026!`, words)).toEqual([])
    expect(leantOn('lanterns2026!', words)).toEqual(['Lanterns'])
  })

  it('count as the names of people', () => {
    expect(leantOn('Van2026!', wordsOfPerson('Van', 'Of'))).toEqual(['Van'])
  })
})

const LETTERS = [...'bcdfghjklmnpqrstvwxzåäö']
const name = fc
  .array(fc.constantFrom(...LETTERS), { minLength: 2, maxLength: 12 })
  .map((letters) => letters.join(''))
const year = fc.oneof(
  fc.integer({ min: 1900, max: 2099 }).map(String),
  fc.integer({ min: 10, max: 99 }).map(String),
)
const end = fc.constantFrom('', '!', '!!', '?', '.', '#')
const yearAndEnd = fc.tuple(year, end).map((parts) => parts.join(''))

describe('whatever somebody is called', () => {
  it('the name with a year is refused, and named', () => {
    fc.assert(
      fc.property(name, name, yearAndEnd, (first, last, behind) => {
        const words = wordsOfPerson(first, last)
        const spellings = [
          first,
          first.toUpperCase(),
          first.normalize('NFD').replace(/\p{M}/gu, ''),
        ]
        for (const word of spellings) expect(leantOn(`${word}${behind}`, words)).not.toHaveLength(0)
      }),
    )
  })

  it('five long words put together by lot are not refused for it', () => {
    // None of these letters runs on in the alphabet, and no name is made of them.
    const lot = fc.array(fc.constantFrom(...'aeiouyåäö'), { minLength: 7, maxLength: 9 })
    fc.assert(
      fc.property(
        name,
        name,
        fc.array(lot, { minLength: 5, maxLength: 5 }),
        (first, last, drawn) => {
          const phrase = [first, ...drawn.map((word) => word.join('')), last].join(' ')
          fc.pre(new Set(drawn.flat()).size >= 4 && !/([aeiouyåäö])\1/.test(phrase))
          expect(leantOn(phrase, wordsOfPerson(first, last))).toEqual([])
        },
      ),
    )
  })
})

describe('what many would choose', () => {
  it.each([
    'sommar2026',
    'Sommar2026!',
    's0mmar26!',
    'vår 2026!',
    'hosten26',
    'Mars2026!',
    'måndag26!',
    'October2026',
    'fall2026!',
    '2026vinter',
    'Stockholm2026',
    'goteborg26!',
    'sverige2026',
    'Kommun2026!',
    'L0senord2026!',
    'dragon2026!',
    'Sommar Vinter 26',
  ])('is a word that everybody thinks of, and a year: "%s"', (password) => {
    expect(isWhatManyChoose(password, isCommon)).toBe(true)
  })

  it.each([
    'sommarängen blommar',
    'tre vintrar i rad 2026',
    'sommar8391047265',
    'k7#vTq2026!mZ',
    'oktoberfestligheter',
    '🙂'.repeat(64),
  ])('is not what more is put to: "%s"', (password) => {
    expect(isWhatManyChoose(password, isCommon)).toBe(false)
  })
})

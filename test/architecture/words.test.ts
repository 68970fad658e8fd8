/**
 * The catalogues of words: what is wrong with them is found, and what is made of them says what they say.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { catalogueOf, flat } from '../../.tooling/words/catalogues.mjs'
import { wordsText } from '../../.tooling/words/emit.mjs'
import { mistakesIn, strayNotes } from '../../.tooling/words/mistakes.mjs'
import { placeholdersOf } from '../../.tooling/words/placeholders.mjs'
import { LANGUAGES_FILE, ROOMS } from '../../.tooling/words/rooms.mjs'
import { unusedWords } from '../../.tooling/words/unused.mjs'
import { made as madeOf } from '../../.tooling/words/write.mjs'
import { scratch } from '../support/scratch.ts'

const house = fileURLToPath(new URL('../..', import.meta.url))
const room = ROOMS.find(({ name }) => name === 'pages')
if (!room) throw new Error('There is no room of that name')

/** A root of its own, with these files. */
const rooted = <T>(files: Readonly<Record<string, string>>, act: (base: string) => T): T => {
  const base = mkdtempSync(join(scratch, 'farstu-words-'))
  try {
    for (const { sources, folder } of ROOMS)
      for (const each of [...sources, `${folder}/generated`])
        mkdirSync(join(base, each), { recursive: true })
    for (const [path, text] of Object.entries(files)) writeFileSync(join(base, path), text)
    return act(`${base}/`)
  } finally {
    rmSync(base, { recursive: true })
  }
}

const catalogue = (words: object) =>
  rooted({ [`${room.folder}/en.json`]: JSON.stringify(words) }, (base) =>
    catalogueOf(room, 'en', base),
  )

const LIMITS = new Set(['LONGEST_LINE'])

describe('between two catalogues', () => {
  it.each([
    ['a key is missing', { a: 'A' }, {}, 'sv', 'a: is missing'],
    ['a key is unknown', {}, { a: 'A' }, 'sv', 'a: stands in no catalogue of "en"'],
    ['a text is empty', { a: 'A' }, { a: ' ' }, 'sv', 'a: is empty'],
    ['a placeholder is missing', { a: '{x}' }, { a: 'A' }, 'sv', 'a: lacks {x}'],
    [
      'a placeholder is unknown',
      { a: 'A' },
      { a: '{x}' },
      'sv',
      'a: has {x}, which nobody fills in',
    ],
    [
      'a plural form is lacking',
      { a: '{n, plural, one {1} other {#}}' },
      { a: '{n, plural, one {1} few {2} other {#}}' },
      'pl',
      'a: {n} has no form "many"',
    ],
    [
      'a plural form is of another language',
      { a: '{n, plural, one {1} other {#}}' },
      { a: '{n, plural, one {1} few {2} other {#}}' },
      'sv',
      'a: {n} has a form "few" that the language does not know',
    ],
    [
      'a number is not counted',
      { a: '{n, plural, one {1} other {#}}' },
      { a: '{n}' },
      'sv',
      'a: {n} is to be told by its plural forms',
    ],
    [
      'a limit is none',
      { a: '{LONGEST}' },
      { a: '{LONGEST}' },
      'sv',
      'a: {LONGEST} is no limit of api/contract/plain',
    ],
  ])('it is told where %s', (...told) => {
    const [, source, words, locale, line] = told
    const found = mistakesIn({
      source: catalogue(source),
      catalogue: catalogue(words),
      locale,
      limits: LIMITS,
    })
    expect(found).toEqual([line])
  })

  it('it is told where a text is kept under what is no code of a refusal', () => {
    const words = catalogue({
      problems: { wrong_code: 'A', locked_wait: '{wait}', wrong_cod: 'B' },
    })
    const codes = new Set(['wrong_code', 'locked'])
    const given = { source: words, catalogue: words, locale: 'sv', limits: LIMITS, codes }
    expect(mistakesIn(given)).toEqual(['problems.wrong_cod: is no code of a refusal'])
  })

  it('nothing is told where all is well', () => {
    const source = {
      a: '{n, plural, =0 {none} one {# of {all}} other {#}}',
      b: { c: '{LONGEST_LINE}' },
    }
    const words = {
      a: '{n, plural, one {# z {all}} few {#} many {#} other {#}}',
      b: { c: 'do {LONGEST_LINE}' },
    }
    const given = { source: catalogue(source), catalogue: catalogue(words), limits: LIMITS }
    expect(mistakesIn({ ...given, locale: 'pl' })).toEqual([])
  })
})

describe('the list of languages', () => {
  const FACTS = { locale: 'nn-NO', direction: 'ltr', separator: ';', reviewed: false }

  /** The catalogues of the house, with another list. */
  const mistakesOf = (more: object) =>
    rooted({}, (base) => {
      for (const path of [
        'api/contract/plain',
        'api/contract/error-words.ts',
        'widgets/client',
        ...ROOMS.map(({ folder }) => folder),
      ])
        cpSync(join(house, path), join(base, path), { recursive: true })
      const list = JSON.parse(readFileSync(join(house, LANGUAGES_FILE), 'utf8')) as object
      writeFileSync(join(base, LANGUAGES_FILE), JSON.stringify({ ...list, ...more }))
      return madeOf(base).mistakes
    })

  it.each([
    ['pt-BR', FACTS, 'a tag has two or three letters'],
    ['nn', { ...FACTS, locale: 'Norwegian' }, 'locale "Norwegian" is unknown'],
    ['nn', { ...FACTS, direction: 'RTL' }, 'direction is "ltr" or "rtl"'],
    ['nn', { ...FACTS, separator: undefined }, 'separator is "," or ";"'],
    ['nn', { ...FACTS, reviewed: 'no' }, 'reviewed is true or false'],
  ])('may not say of %s: %j', (tag, facts, why) => {
    expect(mistakesOf({ [tag]: facts })).toEqual([`${LANGUAGES_FILE}: ${tag}: ${why}`])
  })

  it('has a catalogue of each in each room, or the first is named', () => {
    expect(() => mistakesOf({ nn: FACTS })).toThrow('widgets/words/nn.json: is missing')
  })
})

describe('a catalogue', () => {
  it.each([
    [{ a: '{n, plural, one {1}}' }, /no ICU message/],
    [{ a: 'a { b' }, /no ICU message/],
    [{ a: ['b'] }, /neither a text nor a group/],
    [{ a: '{x, number, percent}' }, /are understood/],
    [{ a: '{x, select, b {B} other {C}}' }, /are understood/],
    [{ a: '{new}' }, /cannot be the name/],
    [{ a: '{in-digits}' }, /./],
  ])('is refused as %j', (words, why) => {
    expect(() => [...flat(catalogue(words)).values()].map(placeholdersOf)).toThrow(why)
  })

  it('is refused where a name stands twice in a group', () => {
    const text = '{\n  "a": "A",\n  "a": "B"\n}'
    const read = (base: string) => catalogueOf(room, 'en', base)
    expect(() => rooted({ [`${room.folder}/en.json`]: text }, read)).toThrow(/stands twice/)
  })

  it('has no notes on what is not there', () => {
    expect(strayNotes({ a: 'x', b: { c: 'y' } }, catalogue({ a: 'A', b: { d: 'D' } }))).toEqual([
      'b.c: a note on nothing',
    ])
  })
})

/** What is made of a catalogue, as it runs. */
async function made(words: object, locale: string) {
  const text = wordsText({
    name: 'words',
    catalogue: catalogue(words),
    locale,
    limits: new Map([['LONGEST_LINE', 'data:text/javascript,export const LONGEST_LINE=1200']]),
  })
  const { code } = transformSync(text, { loader: 'ts' })
  const module = (await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
  )) as {
    readonly words: Readonly<Record<string, string & ((values: object) => string)>>
  }
  return module.words
}

describe('what is made of it', () => {
  it('says texts as they stand, whatever is in them', async () => {
    const text = '“A” `b` $ \\ </script> it’s'
    const words = await made({ a: text, b: `${text} {x}` }, 'en-GB')
    expect(words.a).toBe(text)
    expect(words.b?.({ x: '`$' })).toBe(`${text} \`$`)
  })

  it('keeps a letter and the word that it belongs to on one line of a heading', async () => {
    const text = 'Your e-mail, X-ray and well-known 1-2'
    const words = await made({ heading: text, lead: text }, 'en-GB')
    expect(words.heading).toBe('Your e\u2011mail, X\u2011ray and well-known 1-2')
    expect(words.lead).toBe(text)
  })

  it.each([
    [1, '1 plik'],
    [2, '2 pliki'],
    [5, '5 plików'],
    [22, '22 pliki'],
    [1234.5, '1234,5 pliku'],
  ])('counts by the forms of the language: %s', async (n, said) => {
    const a = '{n, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}'
    expect((await made({ a }, 'pl')).a?.({ n })).toBe(said)
  })

  it('tells exact numbers, names and limits', async () => {
    const words = await made(
      {
        a: '{n, plural, =0 {none} one {one} other {many}} for {who}',
        c: 'at most {LONGEST_LINE}, {x, number}',
      },
      'en-GB',
    )
    expect(words.a?.({ n: 0, who: 'Kim' })).toBe('none for Kim')
    expect(words.c?.({ x: 12_345.5 })).toBe('at most 1,200, 12,345.5')
  })

  it.each([
    ['Łódź 2', 'Łódź 2: 3 to do'],
    [7, '7: 3 to do'],
    ['👩‍👩‍👧 Ζωή', '👩‍👩‍👧 Ζωή: 3 to do'],
    ['نور', '\u2068نور\u2069: 3 to do'],
    ['Kim אבי', '\u2068Kim אבי\u2069: 3 to do'],
    ['𐤀𐤁', '\u2068𐤀𐤁\u2069: 3 to do'],
  ])('sets apart what is written from the right, and nothing else: %s', async (who, said) => {
    expect((await made({ a: '{who}: 3 to do' }, 'en-GB')).a?.({ who })).toBe(said)
  })
})

describe('a text that nobody says', { timeout: 60_000 }, () => {
  const TYPED = `export type Words = {
  readonly said: string
  readonly never: string
  readonly byName: { readonly a: string; readonly b: string }
  readonly anyOf: { readonly c: string }
  readonly handedOn: { readonly d: string }
  readonly listed: { readonly e: string }
}`
  const USED = `import type { Words } from './words/generated/words.ts'
const list = (names: Readonly<Record<string, string>>) => names
export const say = ({ said, ...words }: Words, name: 'a', other: keyof Words['anyOf']) =>
  [said, words.byName[name], words.anyOf[other], list(words.handedOn), Object.entries(words.listed)]`

  it('is found, and no other', () => {
    const files = { 'api/pages/words/generated/words.ts': TYPED, 'api/pages/page.ts': USED }
    expect(rooted(files, unusedWords)).toEqual([
      'api/pages/words/en.json: never: nobody says it',
      'api/pages/words/en.json: byName.b: nobody says it',
    ])
  })
})

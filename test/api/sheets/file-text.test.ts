/** What is in a file is told from its bytes: the text in any encoding of Excel's, or what it is instead. */
import { describe, expect, it } from 'vitest'
import { fileText } from '../../../api/contract/plain/files/file-text.ts'

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

describe('a file of text', () => {
  const text = 'Förnamn;Efternamn\r\nÅsa;Öberg\r\n'
  const wide = Buffer.from(text, 'utf16le')

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['Windows-1252', latin(text)],
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', wide],
    ['Mac OS Roman', latin('F\x9arnamn;Efternamn\r\n\x81sa;\x85berg\r\n')],
  ])('in %s is read', (_encoding, bytes) => {
    expect(fileText(new Uint8Array(bytes))).toEqual({ text })
  })

  it.each([
    ['V\x8aster\x8cs', 'Västerås'],
    ['Malm\x9a\rG\x9ateborg', 'Malmö\rGöteborg'],
    ['KO\x8aICE', 'KOŠICE'],
    ['\x8akoda', 'Škoda'],
    ['Se\xf1or \x9a \x8c', 'Señor š Œ'],
    ['10 \x80', '10 €'],
    ['Sa\x9aa Ma\x9aek\r\n', 'Saša Mašek\r\n'],
    ['Ko\x9aice;\x9akoda;Mat\x9a', 'Košice;škoda;Matš'],
    ['1;\x85land\n', '1;Öland\n'],
    ['Kim och s\x85', 'Kim och s…'],
    ['F\x9arnamn;Efternamn\nSa\x9a', 'Förnamn;Efternamn\nSaö'],
  ])(
    'of single bytes is of a Macintosh only where Windows has signs that stand in no word: %j',
    (bytes, told) => {
      expect(fileText(latin(bytes))).toEqual({ text: told })
    },
  )
})

describe('a file that is no text', () => {
  it.each([
    ['a workbook', 'PK\x03\x04\x14\0', 'workbook'],
    ['an old workbook', '\xd0\xcf\x11\xe0\xa1', 'workbook'],
    ['a PDF', '%PDF-1.7', 'pdf'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0', 'other'],
    ['a web page that calls itself a workbook', '<html xmlns:x="urn:schemas">', 'other'],
  ])('is told for what it is: %s', (_what, bytes, is) => {
    expect(fileText(latin(bytes))).toEqual({ text: null, is })
  })
})

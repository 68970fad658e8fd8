/**
 * What letters are typed as where a keyboard lacks them, that Unicode does not take apart: a stroke, a hook or a
 * ligature is no mark to it. Mostly as its transform Latin-ASCII has them. Of Arabic what is written either way.
 */
const TYPED_AS: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', ǝ: 'e', ə: 'e', ɛ: 'e', ɐ: 'a', ⱥ: 'a', ƀ: 'b', ɓ: 'b', ƃ: 'b', ƈ: 'c', ȼ: 'c' },
  ...{ đ: 'd', ð: 'd', ɖ: 'd', ɗ: 'd', ƌ: 'd', ɇ: 'e', ƒ: 'f', ǥ: 'g', ɠ: 'g', ɣ: 'g', ħ: 'h' },
  ...{ ı: 'i', ɨ: 'i', ɩ: 'i', ȷ: 'j', ɉ: 'j', ƙ: 'k', ĸ: 'q', ł: 'l', ƚ: 'l', ƞ: 'n', ɲ: 'n' },
  ...{ ŋ: 'n', ø: 'o', ɔ: 'o', ɵ: 'o', œ: 'oe', ƥ: 'p', ɍ: 'r', ß: 'ss', ŧ: 't', ƫ: 't', ƭ: 't' },
  ...{ ʈ: 't', ⱦ: 't', þ: 'th', ʉ: 'u', ʋ: 'v', ƴ: 'y', ɏ: 'y', ƶ: 'z', ȥ: 'z', ʒ: 'z' },
  ς: 'σ',
  ґ: 'г',
  ...{ ٱ: 'ا', ٲ: 'ا', ٳ: 'ا', ى: 'ي', ی: 'ي', ة: 'ه', ە: 'ه', ہ: 'ه', ھ: 'ه', ک: 'ك' },
}

const UNTYPED = new RegExp(`[${Object.keys(TYPED_AS).join('')}]`, 'g')
/** Signs within words that are left out as often: `ʻ` of Hawaiʻi, the tatweel, joiners and what is not drawn. */
const LEFT_OUT = /[\u02b9-\u02d1\u02ec\u02ee\u0640]|\p{Cf}/gu
/** Arabic and Persian. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g
/** As in Catalan: `paral·lel`. */
const PARTED = /l·(?=l)/g

/** Raised with every change of what `folded` answers: rows that are there are then folded anew. */
export const FOLDING = 2

/** Without marks and case, in letters that are typed: `Åsa` is `asa`, `Łódź` is `lodz`. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(UNTYPED, (letter) => TYPED_AS[letter] ?? letter)
    .replace(LEFT_OUT, '')
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(PARTED, 'l')
}

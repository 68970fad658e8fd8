import { code, paragraph, quiet } from './blocks.ts'
import { greeting, helpOf, type Template } from './letter.ts'

/** Codes that callers read out to the helpdesk. */
export const CALLERS: { readonly [T in 'caller-code' | 'correction-code']: Template<T> } = {
  'caller-code': ({ firstName, minutes, code: digits }, head) => {
    const { words, portal } = head
    const said = words.callerCode
    return {
      subject: said.subject({ portal }),
      blocks: [
        paragraph(greeting(words, firstName)),
        paragraph(said.asked),
        code(digits),
        paragraph(said.validity({ minutes })),
        paragraph(said.never),
        ...helpOf(head),
        quiet(words.footer({ portal })),
      ],
    }
  },

  'correction-code': ({ reference, minutes, code: digits }, head) => {
    const { words, portal } = head
    const said = words.correctionCode
    return {
      subject: said.subject({ portal }),
      blocks: [
        paragraph(words.greeting),
        paragraph(said.asked),
        code(digits),
        paragraph(said.validity({ minutes })),
        quiet(said.reference({ reference })),
        paragraph(said.never),
        ...helpOf(head),
        quiet(words.footer({ portal })),
      ],
    }
  },
}

import { link, paragraph, quiet } from './blocks.ts'
import { greeting, helpOf, type Template, told } from './letter.ts'

/** A colleague of the caller's unit is asked, and what they have said is told. */
export const COLLEAGUES: {
  readonly [T in
    | 'colleague-asked'
    | 'colleague-confirmed'
    | 'colleague-confirmed-contact']: Template<T>
} = {
  'colleague-asked': ({ firstName, person, minutes, link: url }, head) => {
    const { words, portal } = head
    const said = words.colleagueAsked
    return {
      subject: said.subject({ portal }),
      blocks: [
        paragraph(greeting(words, firstName)),
        paragraph(said.asked({ whom: person })),
        paragraph(said.sure),
        link(said.button, url, said.copy),
        paragraph(said.validity({ minutes })),
        paragraph(said.never),
        ...helpOf(head),
        quiet(words.footer({ portal })),
      ],
    }
  },

  'colleague-confirmed': ({ firstName, colleague, at, notMe }, head) => {
    const { words, portal, moment } = head
    const said = words.colleagueConfirmed
    return told(head, firstName, {
      notMe,
      subject: said.subject({ portal }),
      lines: [said.confirmed({ by: colleague, at: moment(at) }), said.notYou],
    })
  },

  'colleague-confirmed-contact': ({ person, colleague, at }, head) => {
    const { words, portal, moment } = head
    const said = words.colleagueConfirmed
    return told(head, null, {
      subject: said.subjectContact({ portal }),
      lines: [said.contact({ whom: person, by: colleague, at: moment(at) }), said.notYou],
    })
  },
}

import type { MailTemplates } from '../ports/mail-templates.ts'
import { type Block, list, paragraph, quiet } from './blocks.ts'
import { greeting, helpOf, type Letter, type Letterhead, objection } from './letter.ts'
import type { Words } from './words/generated/words.ts'

type Acted = MailTemplates['helpdesk-acted']['variables'] &
  MailTemplates['helpdesk-acted']['secrets']
type Method = { readonly name: string; readonly kind: keyof Words['methods'] }

/** What the helpdesk did, or is asked to do, in our words alone. */
export function helpdeskActed({ firstName, done, at, notMe }: Acted, head: Letterhead): Letter {
  const { words, portal, moment } = head
  const said = words.helpdeskActed
  const subject = done.what === 'asked' ? said.subjectAsked : said.subject
  return {
    subject: subject({ portal }),
    blocks: [
      paragraph(greeting(words, firstName)),
      ...blocksOf(done, words, moment(at)),
      paragraph(said.notYou),
      ...objection(head, notMe),
      ...helpOf(head),
      quiet(words.footer({ portal })),
    ],
  }
}

function blocksOf(done: Acted['done'], words: Words, at: string): readonly Block[] {
  const said = words.helpdeskActed
  const called = ({ name, kind }: Method): string => name || words.methods[kind]
  switch (done.what) {
    case 'suspended':
      return [paragraph(said.suspended({ method: called(done), at }))]
    case 'removed':
      return [paragraph(said.removed({ method: called(done), at })), paragraph(said.kept)]
    case 'renamed':
      return [paragraph(said.renamed({ method: called(done), at }))]
    case 'given-back':
      return [paragraph(said.givenBack({ method: called(done), at }))]
    case 'unfrozen':
      return [paragraph(said.unfrozen({ at }))]
    case 'named':
      return [paragraph(said.named({ at }))]
    case 'telephone':
      return [paragraph((done.isNone ? said.noTelephone : said.telephone)({ at }))]
    case 'address':
      return [paragraph(said.address({ at })), paragraph(said.signedOut)]
    case 'pass':
      return [paragraph((done.withoutPassword ? said.passBare : said.pass)({ at }))]
    case 'asked':
      return [
        paragraph(said.asked[done.act]({ at })),
        paragraph(done.orHours === null ? said.waits : said.waitsOrHours({ hours: done.orHours })),
      ]
    case 'reset':
      if (done.methods.length === 0)
        return [paragraph(said.resetNone({ at })), paragraph(said.ended)]
      return [
        paragraph(said.reset({ at })),
        list(done.methods.map((method) => words.listed({ item: called(method) }))),
        paragraph(said.ended),
        paragraph(said.kept),
      ]
  }
}

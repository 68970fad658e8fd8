import type { MailTemplates } from '../ports/mail-templates.ts'
import { type Letterhead, type Template, told } from './letter.ts'

/** What a person changed about themselves, one thing at a time. */
export const accountChanged: Template<'account-changed'> = (
  { firstName, changed, at, notMe },
  head,
) => {
  const { words, portal, moment } = head
  const said = words.accountChanged
  return told(head, firstName, {
    notMe,
    subject: said.subject({ portal }),
    lines: [changeTold(changed, head, moment(at)), said.notYou],
  })
}

function changeTold(
  changed: MailTemplates['account-changed']['variables']['changed'],
  { words, language }: Pick<Letterhead, 'words' | 'language'>,
  at: string,
): string {
  const said = words.accountChanged
  if (changed.what === 'named') return said.named({ from: changed.from, to: changed.to, at })
  if (changed.what === 'renamed') return said.renamed({ from: changed.from, to: changed.to, at })
  if (changed.what === 'preferred')
    return said.preferred({ method: changed.method || words.methods[changed.kind], at })
  if (changed.what === 'telephone')
    return changed.isNone ? said.noTelephone({ at }) : said.telephone({ at })
  return said.language({ from: language(changed.from), to: language(changed.to), at })
}

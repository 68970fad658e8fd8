import type { MailTemplates } from '../ports/mail-templates.ts'
import type { Letterhead } from './letter.ts'

/** What was changed in the own account, in a sentence. */
export function changeTold(
  changed: MailTemplates['account-changed']['variables']['changed'],
  { words, language }: Pick<Letterhead, 'words' | 'language'>,
  at: string,
): string {
  const said = words.accountChanged
  if (changed.what === 'named') return said.named({ from: changed.from, to: changed.to, at })
  if (changed.what === 'renamed') return said.renamed({ from: changed.from, to: changed.to, at })
  if (changed.what === 'preferred')
    return said.preferred({ method: changed.method || words.methods[changed.kind], at })
  if (changed.what === 'address') return said.address({ at })
  if (changed.what === 'telephone')
    return changed.isNone ? said.noTelephone({ at }) : said.telephone({ at })
  return said.language({ from: language(changed.from), to: language(changed.to), at })
}

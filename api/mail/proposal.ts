import type { MailTemplates } from '../ports/mail-templates.ts'
import { type Block, list, paragraph } from './blocks.ts'
import type { Words } from './words/generated/words.ts'

/** On lines of their own: a stranger's words are not run into ours. */
export function proposal(
  {
    successorName,
    successorEmail,
  }: Pick<MailTemplates['invitation-declined']['variables'], 'successorName' | 'successorEmail'>,
  words: Words,
): readonly Block[] {
  const said = words.invitationDeclined
  const proposed = [successorName, successorEmail].filter((part) => part !== null)
  return proposed.length > 0
    ? [paragraph(said.proposal), list(proposed.map((item) => words.listed({ item })))]
    : [paragraph(said.noProposal)]
}

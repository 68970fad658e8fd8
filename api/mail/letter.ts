import { cleanName } from '../contract/plain/clean-text.ts'
import type { MailTemplates, TemplateName } from '../ports/mail-templates.ts'
import type { HelpContact } from '../ports/store/portal-store.ts'
import { type Block, link, list, paragraph, quiet } from './blocks.ts'
import type { Words } from './words/generated/words.ts'

/** What a template is written with, beside its own variables. */
export interface Letterhead {
  readonly words: Words
  readonly portal: string
  /** Whom to ask, in the reader's language where there is somebody. */
  readonly help: readonly HelpContact[]
  /** Who invites, by the name that was given; null where that says nothing. */
  readonly inviter: (name: string) => string | null
  /** A day (`YYYY-MM-DD`), in the reader's language. */
  readonly day: (day: string) => string
  /** Date and time, in the reader's language and the portal's time zone. */
  readonly moment: (at: number) => string
  /** What a language is called, by its tag. */
  readonly language: (tag: string) => string
  /** An end in words, "until …": its last day where it is that day's end, else the time as well. */
  readonly until: (at: number) => string
}

/** A mail in words, before it is text and HTML. */
export interface Letter {
  readonly subject: string
  readonly blocks: readonly Block[]
}

/** What writes the mails of one name. */
export type Template<T extends TemplateName> = (
  filled: MailTemplates[T]['variables'] & MailTemplates[T]['secrets'],
  head: Letterhead,
) => Letter

export function greeting(words: Words, name: string | null): string {
  return name ? words.greetingNamed({ name }) : words.greeting
}

/** Whoever is warned must not have to look for whom to ask. */
export function helpOf({ words, help }: Letterhead): readonly Block[] {
  if (help.length === 0) return []
  const lines = help.map(({ label, telephone, hours, mail, url }) =>
    [label, telephone, hours, mail, url]
      .flatMap((part) => (part === null ? [] : [cleanName(part)]))
      .join(' · '),
  )
  return [paragraph(words.whomToAsk), list(lines)]
}

/** For whoever did not do what the letter tells of. */
export function objection({ words }: Pick<Letterhead, 'words'>, url: string): readonly Block[] {
  const said = words.notMe
  return [paragraph(said.asked), link(said.button, url, said.copy), quiet(said.lasts)]
}

/** A letter that only tells: a greeting, a paragraph for each line, what to press where it was somebody else, whom to ask, and where it comes from. */
export function told(
  head: Letterhead,
  firstName: string | null,
  { subject, lines, notMe }: Telling,
): Letter {
  const { words, portal } = head
  const blocks: Block[] = [greeting(words, firstName), ...lines].map(paragraph)
  if (notMe !== undefined) blocks.push(...objection(head, notMe))
  return { subject, blocks: [...blocks, ...helpOf(head), quiet(words.footer({ portal }))] }
}

interface Telling {
  readonly subject: string
  readonly lines: readonly string[]
  /** Address of "this was not me", for what may be somebody else's doing. */
  readonly notMe?: string
}

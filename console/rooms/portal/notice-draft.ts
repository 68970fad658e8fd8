import type { NoticeDocumentView, NoticeText } from '../../../api/contract/console/portal-wire.ts'
import { PLAIN_NAME } from '../../../api/contract/plain/ids.ts'

/** A version that is being written. */
export interface NoticeDraft {
  readonly document: string
  /** The newest version that is there; 0 for a document that is not there yet. */
  readonly after: number
  readonly material: 'yes' | 'no'
  readonly texts: Readonly<Record<string, NoticeText>>
}

export const emptyText = (): NoticeText => ({ title: '', sections: [{ heading: '', body: '' }] })

/**
 * The next version of a document, from its newest; of a new one when there is none. Its languages
 * may be more than the portal's: one is offered only once every notice has a text in it.
 */
export function draftFrom(
  languages: readonly string[],
  document: NoticeDocumentView | undefined,
): NoticeDraft {
  const newest = document?.versions[0]
  const tags = new Set([...languages, ...Object.keys(newest?.texts ?? {})])
  const texts = [...tags].map((tag) => [tag, newest?.texts[tag] ?? emptyText()] as const)
  return {
    document: document?.document ?? '',
    after: newest?.version ?? 0,
    material: 'yes',
    texts: Object.fromEntries(texts),
  }
}

/** Paths of what is missing or cannot be, as the server would name them. */
export function mistakesIn({ document, texts }: NoticeDraft): readonly string[] {
  const of = Object.entries(texts).flatMap(([tag, text]) => missingIn(`texts.${tag}`, text))
  return PLAIN_NAME.test(document.trim()) ? of : ['document', ...of]
}

/** With empty texts in languages that were refused because there are none: the portal has got them since. */
export function withTextsFor(draft: NoticeDraft, refused: readonly string[]): NoticeDraft {
  const tags = refused.flatMap((path) => /^texts\.([^.]+)$/.exec(path)?.[1] ?? [])
  const added = tags
    .filter((tag) => !(tag in draft.texts))
    .map((tag) => [tag, emptyText()] as const)
  return { ...draft, texts: { ...draft.texts, ...Object.fromEntries(added) } }
}

const missingIn = (path: string, { title, sections }: NoticeText): readonly string[] => {
  const parts = sections.flatMap(({ heading, body }, at) => [
    [`${path}.sections.${at}.heading`, heading] as const,
    [`${path}.sections.${at}.body`, body] as const,
  ])
  return [[`${path}.title`, title] as const, ...parts]
    .filter(([, text]) => text.trim() === '')
    .map(([at]) => at)
}

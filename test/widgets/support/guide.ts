import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Block {
  /** The heading that it stands under. */
  readonly heading: string
  readonly language: string
  readonly text: string
}

const FENCED = /^#{2,3} (.+)$|^```(\w+)\n([\s\S]*?)\n```$/gm

/** The blocks of code in one of the guides for hosts, so that what is written there is what is tried. */
export function blocksOf(guide: string): readonly Block[] {
  const text = readGuide(guide)
  const blocks: Block[] = []
  let heading = ''
  for (const [, title, language, code] of text.matchAll(FENCED)) {
    if (title !== undefined) heading = title
    else if (language && code) blocks.push({ heading, language, text: code })
  }
  return blocks
}

export const readGuide = (guide: string): string =>
  readFileSync(
    fileURLToPath(new URL(`../../../widgets/guides/${guide}.md`, import.meta.url)),
    'utf8',
  )

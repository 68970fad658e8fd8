import type { Block } from './blocks.ts'

/** The plain-text part: reads well by itself, the code and the link each on a line of their own. */
export function asText(blocks: readonly Block[]): string {
  return `${blocks.map(textOf).join('\n\n')}\n`
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'quiet':
      return block.text
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n')
    case 'code':
      return `    ${block.code}`
    case 'link':
      return `${block.label}:\n${block.url}`
  }
}

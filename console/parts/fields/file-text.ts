import { fileText } from '../../../api/contract/plain/files/file-text.ts'
import type { Words } from '../../words/chosen-language.ts'

/** What was chosen in a file field: its text, or why it has none, in words. Null where nothing was chosen. */
export type ChosenFile = { readonly text: string } | { readonly mistake: string } | null

/** Reads the file that a field was just given. */
export async function chosenFile({ sheet }: Words, event: Event): Promise<ChosenFile> {
  const file = event.target instanceof HTMLInputElement ? event.target.files?.[0] : null
  if (!file) return null
  const read = fileText(new Uint8Array(await file.arrayBuffer()))
  return read.text === null ? { mistake: sheet.noText[read.is] } : { text: read.text }
}

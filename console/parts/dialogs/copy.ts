import { html, type TemplateResult } from 'lit'
import { copyText } from '../../../widgets/ui/copy-text.ts'
import type { Words } from '../../words/chosen-language.ts'

interface Copied {
  readonly words: Words
  /** What is copied, for screen readers. */
  readonly label: string
  readonly text: string
  /** Whether it went well, on the screen and aloud. */
  readonly say: (text: string) => void
}

/** Copies a text, and says whether it did: where the browser refuses, one can still select it. */
export function copyButton({ words, label, text, say }: Copied): TemplateResult {
  const { copy, copyOf, copied, notCopied } = words.setupRoom
  const onCopy = async (): Promise<void> => say((await copyText(text)) ? copied : notCopied)
  return html`<button type="button" aria-label=${copyOf({ what: label })} @click=${onCopy}>${copy}</button>`
}

/** A text to be taken elsewhere as it stands, line by line. It scrolls, so the keyboard reaches it. */
export const snippet = (shown: Copied): TemplateResult =>
  html`<div class="snippet">
    <pre translate="no" tabindex="0" role="region" aria-label=${shown.label}><code>${shown.text}</code></pre>
    ${copyButton(shown)}
  </div>`

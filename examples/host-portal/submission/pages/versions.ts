import { html } from 'hono/html'
import { instantInWords } from '../../calendar.ts'
import { type Html, href, type PageContext } from '../../frame/page.ts'
import type { Place } from '../../store/place.ts'
import type { Submission } from '../../store/submissions.ts'
import { submissionPath } from './path.ts'

/** What was handed in and when, by whom, the newest first; each with its receipt. */
export const versionList = (
  { words, language }: PageContext,
  { place, versions }: { place: Place; versions: readonly Submission[] },
): Html => {
  const said = words.versions
  if (versions.length === 0) return html`<p>${said.none}</p>`
  const mark = ({ withdrawnAt }: Submission, index: number) => {
    if (withdrawnAt !== null) return html` <em class="mark">${said.withdrawn}</em>`
    return index === 0 ? html` <em class="mark">${said.counts}</em>` : ''
  }
  const row = (submission: Submission, index: number) => {
    const { version, at, by, reference } = submission
    return html`<tr>
    <th scope="row"><a href="${href(language, `${submissionPath(place)}/${version}`)}">${said.version({ version })}</a>${mark(submission, index)}</th>
    <td class="when">${instantInWords(at / 1000, language)}</td><td>${by}</td><td><code>${reference}</code></td>
  </tr>`
  }
  return html`<div class="scroll" role="region" aria-labelledby="versions" tabindex="0">
    <table>
      <thead><tr><th scope="col">${said.receipt}</th><th scope="col">${said.at}</th>
        <th scope="col">${said.by}</th><th scope="col">${said.reference}</th></tr></thead>
      <tbody>${versions.map(row)}</tbody>
    </table>
  </div>`
}

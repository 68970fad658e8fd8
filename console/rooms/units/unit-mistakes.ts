import { html, nothing, type TemplateResult } from 'lit'
import type { UnitMistake } from '../../../api/contract/console/people-wire.ts'
import { table } from '../../parts/lists/table.ts'
import type { Words } from '../../words/chosen-language.ts'

/** No more than can be read; those behind them are told once these are right. */
const SHOWN = 100
const LONGEST_SHOWN = 200

/** Rows that are not imported, each with what it says and why. */
export function unitMistakes(
  { unitsRoom, sheet }: Words,
  mistakes: readonly UnitMistake[],
): TemplateResult {
  const more = mistakes.length - SHOWN
  const told = { ...sheet.senseless, ...unitsRoom.mistakes }
  return html`<p class="alert" role="alert">${unitsRoom.hasMistakes({ count: mistakes.length })}</p>
    ${table({
      caption: unitsRoom.problem,
      key: ({ line, mistake }) => `${line} ${mistake}`,
      items: mistakes.slice(0, SHOWN),
      columns: [
        { head: unitsRoom.line, isNumber: true, cell: ({ line }) => line },
        {
          head: unitsRoom.row,
          cell: ({ text }) => html`<code>${text.slice(0, LONGEST_SHOWN)}</code>`,
        },
        { head: unitsRoom.problem, cell: ({ mistake }) => told[mistake] },
      ],
    })}
    ${more > 0 ? html`<p>${unitsRoom.moreMistakes({ count: more })}</p>` : nothing}`
}

import { html, svg, type TemplateResult } from 'lit'
import type { OverviewView } from '../../../api/contract/console/invitation-wire.ts'
import { FUNNEL_STEPS } from '../../../api/contract/plain/invitation-states.ts'
import { table } from '../../parts/lists/table.ts'
import type { Desk } from '../../parts/state/room.ts'

interface Bar {
  readonly name: string
  readonly count: number
  /** 0 to 1, of those sent. */
  readonly share: number
}

const barsOf = ({ words }: Desk, { funnel }: OverviewView): readonly Bar[] =>
  FUNNEL_STEPS.map((step) => ({
    name: words.overviewRoom.steps[step],
    count: funnel[step],
    share: funnel.sent === 0 ? 0 : Math.min(1, funnel[step] / funnel.sent),
  }))

/** Lengths are percentages of the drawing, so that it fits every width without a measure. */
const bar = ({
  share,
}: Bar): TemplateResult => html`<svg class="bar" aria-hidden="true" focusable="false">
  ${svg`<rect class="track" x="0" y="0" width="100%" height="100%" rx="3"></rect>
    <rect class="fill" x="0" y="0" width=${`${(100 * share).toFixed(1)}%`} height="100%" rx="3"></rect>`}
</svg>`

/** Bars for the eye, the same as a table behind them; the list says both to a screen reader. */
export function funnel(desk: Desk, overview: OverviewView): TemplateResult {
  const { overviewRoom } = desk.words
  const bars = barsOf(desk, overview)
  const percent = new Intl.NumberFormat(desk.language, { style: 'percent' })
  const count = new Intl.NumberFormat(desk.language)
  return html`<ul class="funnel">
      ${bars.map(
        (each) => html`<li>
          <span class="step">${each.name}</span>
          ${bar(each)}
          <span class="number"><strong>${count.format(each.count)}</strong> <span class="muted">${percent.format(each.share)}</span></span>
        </li>`,
      )}
    </ul>
    <details>
      <summary>${overviewRoom.asTable}</summary>
      ${table({
        caption: overviewRoom.funnel,
        key: ({ name }) => name,
        items: bars,
        columns: [
          { head: overviewRoom.step, cell: ({ name }) => name },
          { head: overviewRoom.count, isNumber: true, cell: (each) => count.format(each.count) },
          { head: overviewRoom.share, isNumber: true, cell: ({ share }) => percent.format(share) },
        ],
      })}
    </details>`
}

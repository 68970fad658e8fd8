import { html } from 'hono/html'
import { layout } from '../../frame/layout.ts'
import { collectionMark, dayMark } from '../../frame/marks.ts'
import { type Html, href, type PageContext } from '../../frame/page.ts'
import { row } from '../../frame/row.ts'
import type { Session } from '../../session/sessions.ts'
import type { Store } from '../../store/store.ts'
import { type Task, tasksOf } from '../tasks.ts'
import { submissionPath } from './path.ts'
import { taskLabel, taskState } from './task.ts'

const card = (context: PageContext, task: Task, index: number): Html => {
  const { words, language } = context
  const id = `${task.place.collection.id}-${index}`
  const isPrimary = task.action === 'handIn' || task.action === 'goOn'
  return html`<li class="card" aria-labelledby="${id}">
    <h3 id="${id}">${task.unit.name}</h3>
    <dl>
      ${row(words.submissionPage.state, taskState(context, task))}
      ${row(words.startPage.deadline, html`${dayMark(context, task.deadline.day)}${task.deadline.isDeferred ? ` (${words.submissionPage.deferred})` : ''}`)}
    </dl>
    <p><a class="button${isPrimary ? ' primary' : ''}" href="${href(language, submissionPath(task.place))}">${taskLabel(context, task)}</a></p>
  </li>`
}

const group = (context: PageContext, tasks: readonly Task[]): Html | '' => {
  const [first] = tasks
  if (!first) return ''
  return html`<h2>${collectionMark(context, first.place.collection)}</h2>
    <ul class="units">${tasks.map((task, index) => card(context, task, index))}</ul>`
}

/** What can be done here; nothing where nothing can. */
const lead = ({ words }: PageContext, tasks: readonly Task[]): Html | '' => {
  const { lead, leadToRead } = words.submissionPage
  if (tasks.length === 0) return ''
  return html`<p class="lead">${tasks.some(({ action }) => action !== 'look') ? lead : leadToRead}</p>`
}

/** Every unit whose figures somebody may see, of the round in hand and of the one before. */
export const overviewPage = (
  context: PageContext,
  { session, store }: { readonly session: Session; readonly store: Store },
): Html => {
  const { words, calendar } = context
  const { running, previous } = tasksOf({ store, calendar, session })
  return layout(context, {
    title: words.submission,
    content: html`<div class="intro">
        <h1>${words.submission}</h1>
        ${lead(context, [...running, ...previous])}
      </div>
      ${running.length === 0 ? html`<p>${words.submissionPage.noUnits}</p>` : ''}
      ${group(context, running)}
      ${group(context, previous)}`,
  })
}

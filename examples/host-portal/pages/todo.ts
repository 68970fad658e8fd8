import { html } from 'hono/html'
import { collectionMark, dayMark } from '../frame/marks.ts'
import { type Html, href, type PageContext } from '../frame/page.ts'
import type { Store } from '../store/store.ts'
import { submissionPath } from '../submission/pages/path.ts'
import { taskLabel, taskState } from '../submission/pages/task.ts'
import { type Task, tasksOf } from '../submission/tasks.ts'

const item = (context: PageContext, task: Task): Html => {
  const { words, language, calendar } = context
  const { deadline, place } = task
  const isRunning = place.collection.round === calendar.running
  const moved = deadline.isDeferred
    ? html`<br>${words.submissionPage.deferredTo} ${dayMark(context, deadline.day)}`
    : ''
  return html`<li>
    <a href="${href(language, submissionPath(place))}">${taskLabel(context, task)}</a><br>
    <span class="when">${isRunning ? '' : html`${collectionMark(context, place.collection)}: `}${taskState(context, task)}${moved}</span>
  </li>`
}

/** What is done, or can only be read, is not called something to do. */
const headingIn = ({ words }: PageContext, tasks: readonly Task[]): string => {
  if (tasks.every(({ action }) => action === 'look')) return words.tasks.toRead
  const isLeft = tasks.some(({ action }) => action === 'handIn' || action === 'goOn')
  return isLeft ? words.tasks.title : words.tasks.done
}

/** What somebody can do now, unit by unit, and how far they have come. */
export const todo = (context: PageContext, store: Store): Html | '' => {
  const { session, calendar, words } = context
  if (!session) return ''
  const { running, previous } = tasksOf({ store, calendar, session })
  if (running.length === 0) return html`<p>${words.submissionPage.noUnits}</p>`
  const done = running.filter(({ latest }) => latest).length
  const open = [...running, ...previous.filter(({ deadline }) => deadline.isOpen)]
  return html`<section class="card" aria-labelledby="todo">
    <div>
      <h2 id="todo">${headingIn(context, open)}</h2>
      <p class="progress">${words.tasks.progress({ done, all: running.length })}</p>
    </div>
    <ul class="tasks">${open.map((task) => item(context, task))}</ul>
  </section>`
}

import { submissionPath } from './pages/path.ts'
import { type Asked, type Task, tasksOf } from './tasks.ts'

const isOpen = ({ action }: Task) => action === 'handIn' || action === 'goOn'

/** The page of the one thing that somebody has left to hand in; null where there is none or a choice. */
export const openTask = (asked: Asked): string | null => {
  const { running, previous } = tasksOf(asked)
  const [first, ...more] = [...running, ...previous].filter(isOpen)
  return first && more.length === 0 ? submissionPath(first.place) : null
}

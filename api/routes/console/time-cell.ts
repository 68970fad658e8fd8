import { localClock } from '../../contract/plain/local-end.ts'

/** Writes instants, ISO 8601, as spreadsheets take them for date and time, on a time zone's clock. */
export function timeCell(timeZone: string): (instant: string) => string {
  const clock = localClock(timeZone)
  return (instant) => clock(Date.parse(instant)).slice(0, 'YYYY-MM-DD HH:MM'.length)
}

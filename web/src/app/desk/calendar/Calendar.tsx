import { Staff } from '../../Staff'
import { CalendarFrame } from './CalendarFrame'

/** What falls due, by day. */
export function Calendar() {
  return <Staff>{account => <CalendarFrame account={account} />}</Staff>
}

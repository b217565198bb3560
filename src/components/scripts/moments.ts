/**
 * Says below the time of something to come how far off it is and, where the visitor's zone has another time of day
 * then, what time that is. Which offset holds is decided for that very moment, so it is right on both sides of a change
 * of daylight saving time. The line has its room on the page already: nothing moves.
 */
for (const note of document.querySelectorAll<HTMLElement>('.your-time')) {
  const time = note.previousElementSibling as HTMLTimeElement
  const { zone, locale, yourTime = '' } = time.dataset
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const moment = new Date(time.dateTime)
  const timeIn = (timeZone: string | undefined) =>
    moment.toLocaleString(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  const said = [distanceTo(moment, locale)]
  if (timeIn(own) !== timeIn(zone)) said.push(yourTime.replace('{time}', timeIn(own)))
  note.textContent = said.filter(Boolean).join(' · ')
}

/** "in 12 days", in the largest unit that fits; nothing for what has begun. */
function distanceTo(moment: Date, locale: string | undefined): string {
  const minutes = (moment.getTime() - Date.now()) / 60_000
  if (minutes < 1) return ''
  const units = [
    ['day', 1440],
    ['hour', 60],
    ['minute', 1],
  ] as const
  const [unit, length] = units.find(([, length]) => minutes >= length) ?? units[2]
  return new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(Math.round(minutes / length), unit)
}

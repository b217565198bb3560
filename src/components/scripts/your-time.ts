/**
 * Adds the visitor's own time to each moment whose zone has another time of day then. Which offset holds is
 * decided for that very moment, so it is right on both sides of a change of daylight saving time.
 */
for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-zone]')) {
  const { zone, locale, yourTime } = element.dataset
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!zone || !yourTime || !own) continue
  const moment = new Date(element.dateTime)
  const timeIn = (timeZone: string) =>
    moment.toLocaleString(locale, {
      timeZone,
      dateStyle: 'medium',
      timeStyle: 'short',
    })
  if (timeIn(own) === timeIn(zone)) continue
  const note = document.createElement('span')
  note.className = 'your-time'
  note.textContent = yourTime.replace('{time}', timeIn(own))
  element.after(note)
}

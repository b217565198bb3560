// What every page's script does. Nothing is needed to read a page; each of these adds to one that is complete.
import './moments.ts'
import './reading-place.ts'
import './prefetch.ts'
import './search-opener.ts'
import './visit.ts'
import './counting.ts'

/** Times that come again and again: parsed, checked and counted out on server and client alike. */
export { parseCron, type Cron } from './cronExpression';
export { isTimeZone, nextRuns } from './nextRuns';

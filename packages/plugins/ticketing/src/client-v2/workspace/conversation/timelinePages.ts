import { idOf } from '../tickets';
import type { TimelineEntry } from './timeline';

/** A part of a ticket's timeline, oldest first, that reaches up to now. */
export interface ShownTimeline {
  timeline: readonly TimelineEntry[];
  hasEarlier: boolean;
}

/**
 * What was read again takes the place of what is shown; what is older stays. If so much has happened that the two no longer
 * meet, the older part has to be asked for again.
 */
export function withLatest(shown: ShownTimeline | undefined, latest: ShownTimeline): ShownTimeline {
  const [first] = latest.timeline;
  if (!shown || !first || !latest.hasEarlier) return latest;
  const meets = shown.timeline.some(({ id }) => idOf(id) === idOf(first.id));
  const older = shown.timeline.filter(({ id }) => Number(id) < Number(first.id));
  if (!meets || older.length === 0) return latest;
  return { timeline: [...older, ...latest.timeline], hasEarlier: shown.hasEarlier };
}

/** A page of what came before what is shown. */
export function withEarlier(shown: ShownTimeline, earlier: ShownTimeline): ShownTimeline {
  const known = new Set(shown.timeline.map(({ id }) => idOf(id)));
  const fresh = earlier.timeline.filter(({ id }) => !known.has(idOf(id)));
  return { timeline: [...fresh, ...shown.timeline], hasEarlier: earlier.hasEarlier };
}

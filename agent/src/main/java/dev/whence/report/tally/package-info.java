/**
 * From events to figures: one sink for each event, what one recording holds, and the totals of several.
 *
 * <p>{@link ReportTally} is the door. {@code Recorded…} holds what one recording says, event by event and in summaries;
 * {@code …Totals} is what adds up over recordings, after it was settled which of the two is believed.
 *
 * <p>The package is large on purpose: a sink and what it fills differ from event to event, and all but the door stays
 * private to it.
 */
@NullMarked
package dev.whence.report.tally;

import org.jspecify.annotations.NullMarked;

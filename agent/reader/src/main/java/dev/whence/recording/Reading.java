package dev.whence.recording;

import java.util.List;
import java.util.Set;

/**
 * How far a file could be read.
 *
 * @param chunks how many complete chunks it begins with, those passed over included
 * @param described names of the event types asked for that a chunk describes: what was registered with the recorder, whether
 *     or not an event of it was written
 * @param complaints what is missing or unsound, at most two clauses for one line; empty for a whole recording
 */
public record Reading(int chunks, Set<String> described, List<String> complaints) {}

package dev.whence.fleet.store;

/**
 * What an ingest did.
 *
 * @param files how many it looked at
 * @param added chunks that are new in the store
 * @param repeated chunks that the store had, or that came before
 * @param damaged files and chunks that are not whole; of files also those that the store knows
 * @param live files that somebody still writes to
 */
public record IngestCount(long files, long added, long repeated, long damaged, long live) {
    /** A line for people. */
    public String line() {
        return files + " files: " + added + " chunks added, " + repeated + " known already, " + damaged
                + " files or chunks not whole" + (live == 0 ? "" : ", " + live + " still being written");
    }
}

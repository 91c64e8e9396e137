package dev.whence.bench;

/**
 * How thoroughly to measure.
 *
 * @param name as the property {@code bench.setting} has it
 * @param forks JVMs for each case of nanoseconds, one after the other in rounds over all cases
 * @param warmups iterations before what is counted
 * @param iterations iterations that count, in each JVM
 * @param millis an iteration's length
 * @param rounds of starting every kind of JVM
 * @param reports runs of the report
 * @param events in the recording to be reported
 * @param everything whether to run also the cases that are many; by their names any setting runs them
 */
record Setting(
        String name,
        int forks,
        int warmups,
        int iterations,
        int millis,
        int rounds,
        int reports,
        int events,
        boolean everything) {

    private static final int EVENTS = 5_000_000;

    /** Every case once and short: shows that it runs; its figures say nothing. */
    private static final Setting TRIAL = new Setting("trial", 1, 1, 1, 100, 1, 1, 300_000, true);

    /** Under 20 minutes for two JDKs on two cores. */
    private static final Setting QUICK = new Setting("quick", 2, 3, 5, 250, 15, 5, EVENTS, false);

    private static final Setting FULL = new Setting("full", 3, 5, 5, 1_000, 15, 9, EVENTS, true);

    static Setting named(String name) {
        for (Setting setting : new Setting[] {TRIAL, QUICK, FULL}) {
            if (setting.name.equals(name)) {
                return setting;
            }
        }
        throw new IllegalArgumentException("bench.setting=" + name + " is none of trial, quick, full");
    }
}

package trend.portfolio.app;

/** The forms in which a result can be printed, named as on the command line. */
enum Format {
    /** Aligned columns for a person. */
    table,
    /** The shape that other programs read. */
    json,
    /** A line per fund, or per figure. */
    csv
}
